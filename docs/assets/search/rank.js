/** Groups in, records out, best first. Whole numbers only. */

const SUPERSEDED = 62;
/** Per cent: a record that answers less than this share of what the best one answers is left out. */
const WEAKEST = 40;
const BEGUN = 300;
const TO_THE_LETTER = 3_000_000;

const whole = Math.floor;

/** The numbers of the records that answer the query, best first. */
export function rank(query, index) {
  const points = new Map();
  const covered = new Map();
  const add = (sums, number, value) => sums.set(number, (sums.get(number) ?? 0) + value);
  let total = 0;
  for (const group of query.groups) {
    const importance = group.soft ? 0 : weightOf(group, index);
    total += importance;
    for (const [number, value] of answers(group, index)) {
      add(points, number, value);
      add(covered, number, importance);
    }
  }
  const named = namesTyped(query, index);
  const scores = new Map();
  let best = 0;
  for (const [number, mass] of covered) {
    const share = whole((100 * mass) / Math.max(1, total));
    covered.set(number, share);
    best = Math.max(best, share);
  }
  const least = whole((best * WEAKEST) / 100);
  for (const [number, share] of covered) {
    if (share < least && !named.has(number)) continue;
    scores.set(number, weighed(whole((points.get(number) * share * share) / 10000), number, query, index));
  }
  for (const [number, gain] of named) add(scores, number, gain);
  return [...scores].filter(([, score]) => score > 0).sort((one, two) => two[1] - one[1] || one[0] - two[0]);
}

function weightOf(group, index) {
  const rarity = ({ terms }) => Math.max(...terms.map((term) => index.entries(term)[0].rarity));
  return Math.max(0, ...group.alternatives.map(rarity));
}

function answers(group, index) {
  const best = new Map();
  for (const alternative of group.alternatives) {
    for (const [number, value] of together(alternative, index)) {
      if (value > (best.get(number) ?? -1)) best.set(number, value);
    }
  }
  return best;
}

/** The records that hold all the terms, and how much they say of them: the rarer a term, the more it tells. */
function together({ weight, terms }, index) {
  const sums = new Map();
  const rarities = terms.map((term) => index.entries(term)[0].rarity);
  terms.forEach((term, at) => {
    const here = new Map();
    for (const entry of index.entries(term)) {
      for (const [number, points] of entry.weights) here.set(number, (here.get(number) ?? 0) + points * entry.rarity);
    }
    for (const [number, value] of here) {
      const before = at ? sums.get(number) : [0, 0];
      if (before) sums.set(number, [before[0] + value, before[1] + 1]);
    }
  });
  const factor = weight * Math.max(...rarities);
  const divisor = 100 * rarities.reduce((one, two) => one + two);
  const found = [];
  for (const [number, [sum, count]] of sums) {
    if (count === terms.length) found.push([number, whole((factor * sum) / divisor)]);
  }
  return found;
}

/** What a record gains when its whole name was typed; a title counts even if it is superseded. */
function namesTyped(query, index) {
  const found = new Map();
  for (const key of query.keys) {
    for (const entry of index.entries(key)) {
      for (const [number, weight] of entry.weights) {
        const gain = weight * 10000 + (key[1] === index.head.to_the_letter ? TO_THE_LETTER : 0);
        const fair = weight >= index.head.title ? gain : whole((gain * prior(number, index)) / 100);
        found.set(number, Math.max(found.get(number) ?? 0, fair));
      }
    }
  }
  for (const [number, gain] of namesBegun(query, index)) found.set(number, Math.max(found.get(number) ?? 0, gain));
  return found;
}

/** What records gain when their whole name begins with what was typed: the more, the more of it there is. */
function* namesBegun(query, index) {
  for (const start of query.begun) {
    for (const term of index.namesBeginning(start)) {
      for (const [number, weight] of index.names.entry(term).weights) {
        yield [number, whole((whole((weight * BEGUN * start.length) / term.length) * prior(number, index)) / 100)];
      }
    }
  }
}

function weighed(given, number, query, index) {
  const kind = index.kind(number);
  let points = whole((given * prior(number, index)) / 100);
  points = whole((whole((points * kind.weight) / 100) * (query.kinds[kind.id] ?? 100)) / 100);
  return index.contacts.has(number) ? whole((points * query.contacts) / 100) : points;
}

function prior(number, index) {
  return index.superseded.has(number) ? SUPERSEDED : 100;
}
