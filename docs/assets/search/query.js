/** What the reader means: the typed words as groups of alternatives. scripts/handbook/search/query.py explains it. */

import { fold, normal, words } from "./analysis.js";
import { cited, withWider } from "./citations.js";

const LONGEST_QUERY = 300;
const MOST_WORDS = 24;
const LONGEST_PHRASE = 6;
const [WHOLE, JOINED, SYNONYM, PARTS, LAST_PART, ALONE, WIDER] = [100, 110, 88, 60, 25, 40, 60];
const [BEGINNING, MISSPELLED, NAMED] = [75, 80, 25];
const KIND_NAMED = 135;
const SHORTEST_BEGINNING = 3;
const PARAGRAPH = /^#(?:§[0-9]|[0-9]{1,2}:)[0-9]*[a-h]?$/;

const alternative = (weight, terms) => ({ weight, terms });

/** What `text` asks for. A literal query leaves out synonyms and corrections. */
export function understand(text, index, { literal = false } = {}) {
  const typed = [...text].slice(0, LONGEST_QUERY).join("");
  const found = cited(typed, index.citations);
  const tokens = words(found.rest).slice(0, MOST_WORDS);
  const { kinds, contacts, soft } = intents(tokens, index);
  const asked = new Reader(index, tokens, soft, literal).groups();
  let groups = [...found.terms.map((term) => citation(term, !asked.length)), ...asked];
  if (asked.length > 1) groups = groups.map(withoutNames);
  if (groups.every((group) => group.soft)) groups = groups.map((group) => ({ ...group, soft: false }));
  const settled = settle(groups, index, literal);
  const better = corrected(typed, settled.corrections);
  return { ...settled, kinds, contacts, corrected: better, keys: [...keys(typed, index), ...keys(better, index)] };
}

/** A citation. A paragraph beside other words is soft: "5 kap. 1 § SoL" is never about BrB. */
function citation(term, alone) {
  const [exact, ...wider] = withWider(term);
  const alternatives = [alternative(WHOLE, [exact]), ...wider.map((wide) => alternative(WIDER, [wide]))];
  return { alternatives, word: "", soft: !alone && PARAGRAPH.test(term) };
}

/** The group without records named by a synonym: among other words they are one meaning like the rest. */
function withoutNames(group) {
  return { ...group, alternatives: group.alternatives.filter(({ weight }) => weight !== NAMED) };
}

function keys(text, index) {
  const plain = words(text).slice(0, MOST_WORDS);
  const stems = plain.map((word) => index.rules.stem(word));
  if (!stems.length) return [];
  const found = [`=${stems.join(" ")}`, `="${words(text).map(fold).join(" ")}`];
  for (const [at, end] of runs(plain.length)) {
    for (const term of joined(plain.slice(at, end), index)) {
      found.push(`=${[...stems.slice(0, at), term, ...stems.slice(end)].join(" ")}`);
    }
  }
  return found;
}

/** The runs of two and three words, as start and end. */
function runs(count) {
  const found = [];
  for (const length of [2, 3]) for (let at = 0; at + length <= count; at++) found.push([at, at + length]);
  return found;
}

/** The terms that the words make if they are written together, with and without a linking s. */
function joined(run, index) {
  const start = run.slice(0, -1).join("");
  return [index.rules.stem(start + run.at(-1)), index.rules.stem(`${start}s${run.at(-1)}`)];
}

function intents(tokens, index) {
  const kinds = {};
  const soft = new Set();
  let contacts = 100;
  const plain = tokens.map(fold);
  for (const intent of index.intents) {
    const meant = plain.filter((word) => intent.words.has(word));
    if (!meant.length) continue;
    contacts = Math.max(contacts, intent.contacts ?? 100);
    if (intent.soft) meant.forEach((word) => soft.add(word));
    for (const [kind, percent] of Object.entries(intent.kinds)) kinds[kind] = Math.max(kinds[kind] ?? 100, percent);
  }
  for (const word of tokens) {
    const stem = index.rules.stem(word);
    if (tokens.length < 2 || !Object.hasOwn(index.head.kind_words, stem)) continue;
    const kind = index.head.kind_words[stem];
    kinds[kind] = Math.max(kinds[kind] ?? 100, KIND_NAMED);
    soft.add(fold(word));
  }
  return { kinds, contacts, soft };
}

/** Reads the words of a query from left to right. */
class Reader {
  constructor(index, tokens, soft, literal) {
    Object.assign(this, { index, tokens, soft, literal });
  }

  groups() {
    const found = [];
    for (let at = 0; at < this.tokens.length; ) {
      const [length, group] = this.#phrase(at) ?? [1, this.#word(at)];
      at += length;
      if (group) found.push(group);
    }
    return found.length ? found : this.tokens.map((_, at) => this.#group(at));
  }

  #phrase(at) {
    const { rules } = this.index;
    for (let length = Math.min(LONGEST_PHRASE, this.tokens.length - at); length > 1; length--) {
      const phrase = this.tokens.slice(at, at + length);
      const means = this.#means(phrase);
      if (!means.length) continue;
      const own = phrase.filter((word) => !rules.stop.has(word)).map((word) => rules.stem(word));
      const whole = own.length ? [alternative(WHOLE, own)] : [];
      const single = own.length > 1 ? own.map((term) => alternative(ALONE, [term])) : [];
      return [length, { alternatives: [...whole, ...means, ...single], word: "" }];
    }
    return undefined;
  }

  #means(phrase) {
    const key = phrase.map((word) => this.index.rules.stem(word)).join(" ");
    const { synonyms } = this.index.head;
    if (this.literal || !Object.hasOwn(synonyms, key)) return [];
    return synonyms[key].map((terms) => alternative(terms[0][0] === "=" ? NAMED : SYNONYM, terms));
  }

  #word(at) {
    const word = this.tokens[at];
    if (this.index.rules.stop.has(word) && !this.#means([word]).length) return undefined;
    return this.#group(at);
  }

  #group(at) {
    const { rules } = this.index;
    const word = this.tokens[at];
    const parts = [...new Set(rules.split(word))];
    const beside = runs(this.tokens.length).filter(([start, end]) => start <= at && at < end);
    const together = new Set(beside.flatMap(([start, end]) => joined(this.tokens.slice(start, end), this.index)));
    return {
      alternatives: [
        ...[...new Set([rules.stem(word), fold(word)])].map((term) => alternative(WHOLE, [term])),
        ...[...together].map((term) => alternative(JOINED, [term])),
        ...this.#means([word]),
        ...(parts.length ? [alternative(PARTS, parts), alternative(LAST_PART, parts.slice(-1))] : []),
      ],
      word,
      soft: this.soft.has(fold(word)),
      last: at === this.tokens.length - 1,
    };
  }
}

/** Keep the alternatives that the handbook has words for; complete and correct the words that it does not have. */
function settle(groups, index, literal) {
  const corrections = [];
  const settled = groups.map((group) => {
    const known = group.alternatives.filter(({ terms }) => terms.every((term) => index.entries(term).length));
    if (!group.word || literal || !known.every(({ weight }) => weight === PARTS || weight === LAST_PART)) {
      return { ...group, alternatives: known };
    }
    const [guessed, forms] = guess(group, index);
    corrections.push(...forms.map((form) => [group.word, form]));
    return { ...group, alternatives: [...guessed, ...known] };
  });
  return { groups: settled, corrections };
}

function guess(group, index) {
  const word = fold(group.word);
  const begun = group.last && word.length >= SHORTEST_BEGINNING ? index.beginning(word) : [];
  if (begun.length) return [begun.map((term) => alternative(BEGINNING, [term])), []];
  const near = index.near(group.word);
  return [near.map((term) => alternative(MISSPELLED, [term])), near.slice(0, 1).map((term) => index.form(term))];
}

function corrected(text, corrections) {
  if (!corrections.length) return "";
  return corrections.reduce((shown, [wrong, right]) => shown.replaceAll(wrong, right), normal(text));
}
