/** Groups in, records out, best first. Whole numbers only. */

/**
 * @import { Entry, Index } from "./index.js"
 * @import { Alternative, Group, Query } from "./query.js"
 */

import { words as wordsOf } from "./analysis.js";
import { isLong } from "./index.js";
import { COUNTY, SAME, said, TELLS, WHOLE } from "./query.js";

/**
 * The number of a record and its score, and points by number.
 * @typedef {[number: number, score: number]} Hit
 * @typedef {Map<number, number>} Points
 */

const SUPERSEDED = 62;
/** Per cent: a record that answers less than this share of what the best one answers is left out. */
const WEAKEST = 40;
const BEGUN = 300;
const TO_THE_LETTER = 3_000_000;

/** Per cent: what is written for children, when one of them asks. Of these kinds nothing then stands above it. */
const CHILDREN_FIRST = 170;
/** Per cent: the guides that speak to children, when a grown-up asks of somebody else. */
const CHILDREN_LAST = 60;
/** Per cent of the best score for the first record that answers what is told, and how much less for each of the next. */
const LIFT = 108;
const LIFT_STEP = 6;
const LEAST_LIFT = 1000;
/** How much less matters a word that is in no name: rare as it may be, it is often an everyday one. */
const ONLY_SAID = 0.25;
/** Per cent of what is asked: if no record has so much of it, what answers at last is lifted too. */
const ENOUGH = 70;
/** If the best record has less of it, guesses have two places. */
const LITTLE = 65;
/** So much of what is asked is a word that the handbook lacks: as much as a rare one that is in no name. */
const LACKING = 120;
/** Per cent, for a record whose whole name stands among the words. */
const MENTIONED = 120;
const TAIL = 10;
/** So many hits are shown however little the last of them says. */
const FEWEST = 3;
/** A guess less likely than this is none. So likely it has two places, and so likely the first. */
const UNSURE = 0.2;
const LIKELY = 0.45;
const SURE = 0.6;
/** Per cent: a kind that counts so much more is asked for by name. */
const ASKED = 200;
/** Per cent: what nothing is asked of counts as it is. */
const UNASKED = 100;
/** So much or more has only a record whose whole name was typed. */
const NAMED_WHOLE = 10_000_000;

const whole = Math.floor;

/**
 * @param {Points} sums
 * @param {number} number
 * @param {number} value
 */
const add = (sums, number, value) => sums.set(number, (sums.get(number) ?? 0) + value);

/**
 * @param {Points} sums
 * @param {Points} gains
 */
function addAll(sums, gains) {
  for (const [number, gain] of gains) add(sums, number, gain);
}

/**
 * @param {Points} sums
 * @param {number} number
 * @param {number} value
 */
const raise = (sums, number, value) => sums.set(number, Math.max(sums.get(number) ?? 0, value));

/**
 * The numbers of the records that answer the query, best first.
 * @param {Query} query
 * @param {Index} index
 * @returns {Hit[]}
 */
export function rank(query, index) {
  const { scores, answered, looksUp } = foundByWords(query, index);
  const found = new Map(scores);
  if (!looksUp) {
    childFirst(scores, query, index);
    lift(scores, meantBy(query, answered), query);
  }
  if (!mayBeLong(query, index)) {
    favour(scores, query, looksUp);
    keepPlaces(scores, query, answered, index);
    serveBoth(scores, query, index);
    if (!looksUp) beginYoung(scores, query, index);
  }
  if (!looksUp) {
    keepKind(scores, found, query, index);
    keepPlaceNamed(scores, query, index);
  }
  const hits = [...scores].filter(([, score]) => score > 0).sort(inOrder(index));
  return withoutTail(hits);
}

/**
 * What the words find: the points of each record, the per cent of what is asked that the best record has, and whether a
 * paragraph or a name is looked up.
 * @param {Query} query
 * @param {Index} index
 */
function foundByWords(query, index) {
  const { points, covered, total } = wordsIn(query, index);
  /** @type {Points} */
  const scores = new Map();
  const best = Math.max(0, ...covered.values());
  const named = namesTyped(query, index);
  const least = whole((best * WEAKEST) / 100);
  for (const [number, share] of covered) {
    if (share < least && !named.has(number)) continue;
    scores.set(number, weighed(whole(((points.get(number) ?? 0) * share * share) / 10000), number, query, index));
  }
  for (const number of recordsMentioned(query, index)) {
    scores.set(number, whole(((scores.get(number) ?? 0) * MENTIONED) / 100));
  }
  const looksUp = raiseParagraphs(scores, query, index);
  addAll(scores, named);
  const answered = whole((best * total) / Math.max(1, total + LACKING * query.unknown.length));
  return { scores, answered, looksUp };
}

/**
 * The points of each record that has any of the words, the per cent of what is asked that it has, and how much is asked.
 * @param {Query} query
 * @param {Index} index
 */
function wordsIn(query, index) {
  /** @type {Points} */
  const points = new Map();
  /** @type {Points} */
  const covered = new Map();
  let total = 0;
  const { acts } = query;
  for (const group of query.groups) {
    const importance = isAsked(group, acts, query) ? whole(10 * Math.sqrt(weightOf(group, index))) : 0;
    total += importance;
    for (const [number, value] of answers(group, acts, query, index)) {
      add(points, number, value);
      add(covered, number, importance);
    }
  }
  for (const [number, mass] of covered) covered.set(number, whole((100 * mass) / Math.max(1, total)));
  return { points, covered, total };
}

/**
 * Orders records by their points, the best first. Of those with as many, kinds stand in the order of the menu.
 * @param {Index} index
 * @returns {(one: Hit, two: Hit) => number}
 */
const inOrder = (index) => (one, two) =>
  two[1] - one[1] || index.kind(one[0]).place - index.kind(two[0]).place || one[0] - two[0];

/**
 * Whether a hit should answer a group: a paragraph counts beside other words if they name no act.
 * @param {Group} group
 * @param {Set<number>} acts
 * @param {Query} query
 */
const isAsked = ({ soft, within }, acts, { namesAct }) => !soft || Boolean(within && acts.size === 0 && !namesAct);

/**
 * The hits but those that say a tenth or less of what the best says; a whole name is no measure for the others.
 * @param {Hit[]} hits
 */
function withoutTail(hits) {
  const best = hits.find(([, score]) => score < NAMED_WHOLE)?.[1] ?? 0;
  return hits.filter(([, score], at) => at < FEWEST || score * TAIL >= best);
}

/**
 * The records whose whole name stands among the words.
 * @param {Query} query
 * @param {Index} index
 */
function recordsMentioned({ mentioned }, index) {
  return new Set(mentioned.flatMap((key) => index.names.records(key)));
}

/**
 * @param {Points} scores
 * @param {Iterable<number>} numbers
 * @param {number} percent
 */
function multiply(scores, numbers, percent) {
  for (const number of numbers) {
    const score = scores.get(number);
    if (score) scores.set(number, whole((score * percent) / 100));
  }
}

/**
 * What is written for children counts more when one of them asks, and what is for grown-ups stands below it.
 * @param {Points} scores
 * @param {Query} query
 * @param {Index} index
 */
function childFirst(scores, { voice, ofOthers }, index) {
  const guides = [...index.children].filter((number) => index.kind(number).speaks);
  if (ofOthers) multiply(scores, guides, CHILDREN_LAST);
  if (voice === "adult") return;
  multiply(scores, index.children, CHILDREN_FIRST);
  const most = Math.max(0, ...[...index.children].map((number) => scores.get(number) ?? 0));
  if (!most) return;
  for (const [number, score] of scores) {
    // Whose whole name was typed is looked for by that name, whoever asks.
    if (score < NAMED_WHOLE && index.kind(number).grown_up && score >= most) scores.set(number, most - 1);
  }
}

/**
 * Begin with what is for children where it is sure that one of them is in danger.
 * @param {Points} scores
 * @param {Query} query
 * @param {Index} index
 */
function beginYoung(scores, { urgent, feared, alone, asks, voice, sure }, index) {
  if (!urgent || voice === "adult" || !sure) return;
  const best = [...scores].sort(inOrder(index));
  const top = best[0]?.[1] ?? 0;
  if (top >= NAMED_WHOLE) return;
  const told = feared || alone || asks ? undefined : urgent.guides[voice].number;
  const young = told ?? best.find(([number]) => index.children.has(number))?.[0];
  if (young !== undefined && young !== best[0][0]) scores.set(young, top + 1);
}

/**
 * What answers what is told, or at last a place to begin: where little is found and no guess is sure, and for somebody young
 * in danger, who needs no pages on crimes.
 * @param {Query} query
 * @param {number} best Per cent of what is asked that the best record has.
 */
function meantBy({ meant, meantAtLast, likely, urgent, feared, voice, sure }, best) {
  if (meant.length) return meant;
  const inDanger = urgent && !feared && voice !== "adult" && sure;
  return !inDanger && (best >= ENOUGH || (likely[0]?.[1] ?? 0) >= SURE) ? meant : meantAtLast;
}

/**
 * Let the records that answer what is told stand among the first, unless a name was typed. The guide of a danger that is
 * only likely, or that who asks has caused, is in its box and takes no place here.
 * @param {Points} scores
 * @param {number[][]} meant
 * @param {Query} query
 */
function lift(scores, meant, { urgent, feared, alone, voice }) {
  const first = urgent && !feared && !alone ? [[urgent.guides[voice].number]] : [];
  const best = Math.max(LEAST_LIFT, ...scores.values());
  if (best >= NAMED_WHOLE) return;
  let place = 0;
  for (const numbers of interleaved([...first, ...meant])) {
    raise(scores, numbers, whole((best * (LIFT - place * LIFT_STEP)) / 100));
    place += 1;
  }
}

/**
 * Let what is found count more the likelier it answers such questions: a rare word alone leads astray.
 * @param {Points} scores
 * @param {Query} query
 * @param {boolean} looksUp
 */
function favour(scores, { likely, text }, looksUp) {
  if (looksUp || wordsOf(text).length < TELLS) return;
  for (const [number, share] of likely) multiply(scores, [number], 100 + 100 * Math.sqrt(share));
}

/**
 * Keep the third place for what those need who ask with such words, whatever the words happen to find. Where no phrase says
 * what is meant and the guess is good, or little of what is asked is found, it has two of the three places, or the first. Who
 * types a few words, a name or a paragraph looks something up.
 * @param {Points} scores
 * @param {Query} query
 * @param {number} answered Per cent of what is asked that the best record has.
 * @param {Index} index
 */
function keepPlaces(scores, { meant, asks, likely, meantAtLast: [last = []], text, groups }, answered, index) {
  const cites = groups.some(({ word, alternatives: [first] }) => !word && (first?.terms[0] ?? "#").startsWith("#"));
  const top = Math.max(0, ...scores.values());
  if (cites || wordsOf(text).length < TELLS || top >= NAMED_WHOLE) return;
  const share = likely[0]?.[1] ?? 0;
  const alone = meant.length || asks ? 0 : share;
  const guesses = (share < UNSURE ? last : likely.map(([number]) => number)).slice(
    0,
    alone > (answered < LITTLE ? 0 : LIKELY) ? 2 : 1,
  );
  if (alone >= SURE) raise(scores, guesses[0], top + guesses.length);
  keepAmongFirst(scores, guesses, index);
}

/**
 * Let some records be among the first, in the last places of these if they stand lower.
 * @param {Points} scores
 * @param {number[]} numbers
 * @param {Index} index
 */
function keepAmongFirst(scores, numbers, index) {
  const best = [...scores].sort(inOrder(index)).map(([number]) => number);
  const lacking = numbers.filter((number) => !best.slice(0, FEWEST).includes(number));
  const after = scores.get(best[FEWEST - lacking.length]) ?? 0;
  for (const [at, number] of lacking.entries()) raise(scores, number, after + lacking.length - at);
}

/**
 * Where it is unclear whether somebody young asks, not all of the first are for one reader: the last of them is for the other.
 * @param {Points} scores
 * @param {Query} query
 * @param {Index} index
 */
function serveBoth(scores, { otherwise, voice, text }, index) {
  const { children } = index;
  const best = [...scores].sort(inOrder(index));
  if (wordsOf(text).length < TELLS || best.length < FEWEST || best[0][1] >= NAMED_WHOLE) return;
  const first = best.slice(0, FEWEST).map(([number]) => number);
  const young = voice === "adult";
  if (first.some((number) => children.has(number) === young)) return;
  const other = otherwise.find((number) => children.has(number) === young);
  if (other !== undefined) scores.set(other, best[FEWEST - 1][1] + 1);
}

/**
 * Who counts, or asks for another kind by its name, has the best two of that kind among the first, whatever else is told.
 * @param {Points} scores
 * @param {Points} found What the words alone find.
 * @param {Query} query
 * @param {Index} index
 */
function keepKind(scores, found, { kinds }, index) {
  if (Math.max(0, ...scores.values()) >= NAMED_WHOLE) return;
  const ofKind = [...found].filter(([number]) => kinds[index.kind(number).id] >= ASKED && !index.kind(number).speaks);
  const two = ofKind.sort(inOrder(index)).slice(0, 2);
  keepAmongFirst(
    scores,
    two.map(([number]) => number),
    index,
  );
}

/**
 * Who names a place and asks whom to ring has it first, and who tells of danger there among the first; what is for the young
 * stays before it.
 * @param {Points} scores
 * @param {Query} query
 * @param {Index} index
 */
function keepPlaceNamed(scores, query, index) {
  const top = Math.max(0, ...scores.values());
  const named = query.mentioned.flatMap((key) => [key, `${key} ${COUNTY}`]).flatMap((key) => index.names.records(key));
  const place = named.find((it) => index.kind(it).named && scores.get(it));
  if (place === undefined || top >= NAMED_WHOLE || (query.sure && query.voice !== "adult")) return;
  if (query.contacts > UNASKED) raise(scores, place, top + 1);
  else if (query.urgent) keepAmongFirst(scores, [place], index);
}

/**
 * The first of each list, then the second of each, each number once.
 * @param {number[][]} lists
 */
function interleaved(lists) {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const all = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
  return new Set(all);
}

/**
 * @param {Group} group
 * @param {Index} index
 */
function weightOf(group, index) {
  /**
   * @param {Alternative} one
   * @param {string} term
   */
  const rarity = (one, term) => said(group, one, term, index)[0].rarity * (index.isName(term) ? 1 : ONLY_SAID);
  return Math.max(0, ...group.alternatives.flatMap((one) => one.terms.map((term) => rarity(one, term))));
}

/**
 * Let the records of the paragraphs that were typed beside their act stand above whatever else has the words of the act;
 * return whether there are any. Who types so looks something up, and tells nothing.
 * @param {Points} scores
 * @param {Query} query
 * @param {Index} index
 */
function raiseParagraphs(scores, query, index) {
  const { groups, called, acts, namesAct, lacked } = query;
  const exact = groups
    .flatMap(({ within, alternatives }) => (within ? alternatives : []))
    .filter(({ weight }) => weight === WHOLE);
  const terms = exact.flatMap((it) => it.terms);
  const named = terms.flatMap((term) => index.names.records(term));
  const ofActs = named.filter((number) => acts.has(number));
  const found = new Set(ofActs.length ? ofActs : named.filter((number) => acts.size && called.has(number)));
  const most = Math.max(0, ...scores.values());
  for (const number of found) add(scores, number, most);
  const kept = lacked.length > 0 || (namesAct && terms.length > 0 && found.size === 0);
  if (kept) keepToAct(scores, query, index);
  return kept || found.size > 0;
}

/**
 * Where no record goes by the paragraph that was typed beside its act, no other act has the answer, and the act itself comes
 * before its other paragraphs.
 * @param {Points} scores
 * @param {Query} query
 * @param {Index} index
 */
function keepToAct(scores, { acts, own }, index) {
  for (const number of scores.keys()) if (index.kind(number).act && !acts.has(number)) scores.delete(number);
  const most = Math.max(0, ...scores.values());
  for (const number of own) raise(scores, number, most + 1);
}

/**
 * @param {Group} group
 * @param {Set<number>} acts
 * @param {Query} query
 * @param {Index} index
 */
function answers(group, acts, { namesAct }, index) {
  /** @type {Points} */
  const best = new Map();
  const free = !group.within || (acts.size === 0 && !namesAct);
  /** @param {number} number */
  const may = (number) => (free || acts.has(number)) && !(group.away && index.kind(number).named);
  for (const alternative of group.alternatives) {
    for (const [number, value] of together(group, alternative, index)) {
      if (value > (best.get(number) ?? -1) && may(number)) best.set(number, value);
    }
  }
  return best;
}

/**
 * The records that hold all the terms, and how much they say of them: the rarer a term, the more it tells.
 * @param {Group} group
 * @param {Alternative} alternative
 * @param {Index} index
 */
function together(group, alternative, index) {
  const { weight, terms } = alternative;
  /** @type {Map<number, [sum: number, count: number]>} */
  const sums = new Map();
  for (const term of terms) {
    for (const [number, value] of telling(said(group, alternative, term, index))) {
      const [sum, count] = sums.get(number) ?? [0, 0];
      sums.set(number, [sum + value, count + 1]);
    }
  }
  const rarities = terms.map((term) => said(group, alternative, term, index)[0].rarity);
  const factor = weight * Math.max(...rarities);
  const divisor = 100 * rarities.reduce((one, two) => one + two);
  /** @type {Hit[]} */
  const found = [];
  for (const [number, [sum, count]] of sums) {
    if (count === terms.length) found.push([number, whole((factor * sum) / divisor)]);
  }
  return found;
}

/**
 * What each record says of a term, in its names and in its text.
 * @param {Entry[]} entries
 */
function telling(entries) {
  /** @type {Points} */
  const found = new Map();
  for (const { rarity, weights } of entries) {
    for (const [number, points] of weights) add(found, number, points * rarity);
  }
  return found;
}

/**
 * What a record gains when its whole name was typed; a title counts even if it is superseded.
 * @param {Query} query
 * @param {Index} index
 */
function namesTyped(query, index) {
  /** @type {Points} */
  const found = new Map();
  const long = mayBeLong(query, index);
  for (const key of query.keys.filter((it) => long || !isLong(it))) {
    for (const entry of index.entries(key)) {
      for (const [number, weight] of entry.weights) {
        const gain = weight * 10000 + (key.includes(index.head.to_the_letter) ? TO_THE_LETTER : 0);
        const fair = weight >= index.head.title ? gain : whole((gain * prior(number, index)) / 100);
        raise(found, number, fair);
      }
    }
  }
  for (const [number, gain] of namesBegun(query, index)) raise(found, number, gain);
  return found;
}

/**
 * Whether the words may be the whole of a long name: all of them are in the names of one record.
 * @param {Query} query
 * @param {Index} index
 */
function mayBeLong({ groups, unknown }, { names }) {
  if (unknown.length || !groups.length) return false;
  /** @param {Group} group */
  const named = ({ alternatives }) => {
    const terms = alternatives.filter(({ weight }) => weight >= SAME).flatMap((one) => one.terms);
    return new Set(terms.flatMap((term) => names.records(term)));
  };
  const [first, ...others] = groups.map(named);
  return [...first].some((number) => others.every((some) => some.has(number)));
}

/**
 * What records gain when their whole name begins with what was typed: the more, the more of it there is.
 * @param {Query} query
 * @param {Index} index
 * @returns {Generator<Hit>}
 */
function* namesBegun(query, index) {
  const last = wordsOf(query.text).at(-1) ?? "";
  for (const start of query.begun) {
    const place = start.split(" ").length - 1;
    for (const term of index.namesBeginning(start)) {
      if (!index.agrees(term.slice(1).split(" ")[place], last)) continue;
      for (const [number, weight] of index.names.entry(term)?.weights ?? []) {
        yield [number, whole((whole((weight * BEGUN * start.length) / term.length) * prior(number, index)) / 100)];
      }
    }
  }
}

/**
 * @param {number} given
 * @param {number} number
 * @param {Query} query
 * @param {Index} index
 */
function weighed(given, number, query, index) {
  const kind = index.kind(number);
  let points = whole((given * prior(number, index)) / 100);
  points = whole((whole((points * kind.weight) / 100) * (query.kinds[kind.id] ?? kind.unasked ?? 100)) / 100);
  return index.contacts.has(number) ? whole((points * query.contacts) / 100) : points;
}

/**
 * @param {number} number
 * @param {Index} index
 */
function prior(number, index) {
  return index.superseded.has(number) ? SUPERSEDED : 100;
}
