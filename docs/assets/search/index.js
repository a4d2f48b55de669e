/** The packed index, read a shard at a time: scripts/handbook/search/pack.py describes the lines. */

/**
 * @import { Language } from "./analysis.js"
 * @import { WrittenCitations } from "./citations.js"
 * @import { Spelling } from "./spelling.js"
 * @import { Voice } from "./danger.js"
 */

import { fold, Rules } from "./analysis.js";
import { compile } from "./citations.js";
import { Watch } from "./danger.js";
import { load } from "./load.js";
import { differing, distance, lettersOf, nearness, sound, soundsAlike, spelling } from "./spelling.js";

/**
 * What the files hold: head.json, a line of a shard, and what is shown of a record. A Named is a topic or a role, a Card
 * in a file has its fields in a row.
 * @typedef {{
 *   id: string, place: number, weight: number, address: string, singular: string, plural: string,
 *   unasked?: number, grown_up?: true, speaks?: true, rules?: true, act?: true, named?: true,
 * }} Kind What is left of its weight if no word asks for it; whether it is for grown-ups, speaks to its reader,
 *   tells what one must and may, is cited by paragraph or article, and is found by its whole name alone, as places are.
 * @typedef {[id: string, label: string]} Named
 * @typedef {{ words: string, kinds: Record<string, number>, contacts?: number, soft?: boolean }} Intent
 * @typedef {[name: string, number: string, hours: string]} Line A number to ring.
 * @typedef {{ ref: string, number: number, title: string, address: string }} Guide
 * @typedef {{ phrases?: string, words?: string, own?: string, about?: string, but?: string }} Written Phrases, with | between; what has none is left out.
 * @typedef {Written & { last?: boolean, alone?: boolean, answers: string }} PackedSituation Whom it answers are in the order of `VOICES`: "bc;;d".
 * @typedef {Omit<PackedSituation, "answers"> & { answers: Record<string, number[]> }} Situation An alone one leaves no other.
 * @typedef {Written & { id: string, says: string, lines: Line[] }} Told
 * @typedef {Told & { guides: string }} PackedDanger
 * @typedef {Told & { guides: Record<Voice, Guide> }} Danger What stands first for words of acute danger.
 * @typedef {{
 *   spoken: Record<string, string>, also: Record<string, string>, voices: Record<string, string>, glue: string, english: string, mine: string[], others: string[], reported: string[], knowledge: string, counting: string[], unhurried: string[], known: string, things: string[],
 *   groups: Record<string, string>,
 * }} Asking Who asks, and for what.
 * @typedef {{ words: string[], rows: string }} PackedColumn A letter for each word of each record.
 * @typedef {{ status: PackedColumn, topics: PackedColumn, roles: PackedColumn }} PackedColumns
 * @typedef {{ status: string[], topics: string[][], roles: string[][] }} Columns
 * @typedef {{ form: string, rarity: number, all: boolean, weights: Map<number, number>, told: Map<number, number>, words: string[] }} Entry A term, whether no other record has it anywhere, and the ordinary words of it that look misspelled.
 * @typedef {[name: string, address: string][]} Replacements
 * @typedef {[steps: number, whole: number, rarity: number, term: string]} Near A term that a word may be meant for, and how near it is.
 * @typedef {[
 *   id: string, title: string, lang: string, status: string, summary: string,
 *   aliases: string[], former: string[], instead: Replacements, mark?: string,
 *   answers?: Answer[],
 * ]} PackedCard
 * @typedef {[question: string, asked: string, text: string, place?: string]} Answer A question, other words for it, what
 *   is answered, and where on the page.
 * @typedef {ReturnType<Index["card"]>} Card
 *
 * @typedef {object} Head
 * @property {string} version
 * @property {number} count
 * @property {Language} rules
 * @property {string} parts What compounds are made of, besides the words of the names that travel along.
 * @property {string} no_parts The places among those names of the words that compounds are not made of.
 * @property {WrittenCitations} citations
 * @property {string} letters What numbers and weights are written with.
 * @property {number[]} weights
 * @property {number} title
 * @property {number} unshown What a word of a body weighs that its page may lack, and no other.
 * @property {string} to_the_letter
 * @property {[words: number, letters: number]} spelled So many words a name has that is its own term; of a longer one the term has so many letters.
 * @property {Intent[]} intents
 * @property {Asking} asking
 * @property {PackedDanger[]} urgent
 * @property {[number: number, id: string, title: string][]} guides Those that dangers name.
 * @property {PackedSituation[]} situations
 * @property {{ priors: string, voices: string, situations: string, lacking: number, sure: number, alarm: number, calm: number, first: number }} classes What is asked of situations, and by whom: a digit each, its place in `VOICES`; the numbers of what is asked in danger, of what is not, and of the first situation: the dangers come last.
 * @property {number[]} dangers
 * @property {string} small What small words tell of who asks and for what.
 * @property {string} children
 * @property {string[]} synonyms Phrases that mean the same, and after > what they mean.
 * @property {Kind[]} kinds
 * @property {string} kind_of A letter for the kind of each record.
 * @property {Record<string, string>} kind_words
 * @property {string} superseded
 * @property {string} contacts
 * @property {Named[]} topics
 * @property {string} topics_at Where the pages of topics are.
 * @property {Named[]} roles
 * @property {string[]} names How the first term of each file begins.
 * @property {string[]} long Those of long names as a whole.
 * @property {string[]} body
 * @property {number} cards
 * @property {string} [whole]
 * @property {PackedColumns} [facets]
 */

const LEAST_RARITY = 5;
/** The columns of how many other records there are, and of the weights of records; before those stand the steps. */
const OTHERS = 3;
const WEIGHTS = 5;
/** A number: how many times all letters, and a letter. */
const STEP = /([0-9]*)([^0-9])/g;
const DIGITS = /[0-9]/g;
const DOTTED = /([0-9]*)([åäö])/g;
const LETTERS = /^\p{L}+$/u;
const LONG_NAME = /^=~/;
const LONG_WORD = 9;
/** A shorter word is never corrected: too many are near it. */
const SHORTEST_CORRECTED = 5;
/** Letters that are written by ear, and what they may stand for: "anmelan". Of such a word the stem may be as short as a word. */
/** @type {Record<string, string>} */
const HEARD = { e: "ä", o: "å" };
/** In stems that are shorter than this a slip makes the stem of another word. */
const SHORTEST_STEM = 6;
/** A term may be shorter than its words: "ecp" is that of "ecpat". */
const SHORTEST_SPELLED = 3;
/** So many letters at least has the other part of a compound. */
const SHORTEST_REST = 3;
const MOST_ENDINGS = 6;
const MOST_CORRECTIONS = 3;
/** Who asks, in the order in which the head tells of them. */
const VOICES = /** @type {Voice[]} */ (["adult", "self", "friend"]);
/** What is loaded a file at a time. */
export const PARTS = /** @type {const} */ (["names", "long", "body"]);

/** The files of one part of the index, each a map from term to line that is read when it is asked for. */
class Shards {
  /** @type {Map<number, Map<string, string | Entry>>} */
  #read = new Map();
  /** @type {Map<number, Promise<void>>} */
  #loading = new Map();
  /** @type {Set<number>} */
  #wanted = new Set();
  /** @type {Map<number, Spelling[]>} */
  #spelled = new Map();
  /** @type {Map<number, string[]>} */
  #names = new Map();

  /**
   * @param {string} name
   * @param {string[]} starts
   * @param {{ letters: string, weights: number[], count: number }} head
   */
  constructor(name, starts, { letters, weights, count }) {
    this.name = name;
    this.starts = starts;
    this.letters = letters;
    this.weights = Object.fromEntries(weights.map((weight, at) => [letters[at], weight]));
    this.count = count;
  }

  /**
   * The number of the shard that holds a term if any does.
   * @param {string} term
   */
  number(term) {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.starts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /**
   * The lines of a shard; if it is not here yet it is put on the list of what to load, and looks empty.
   * @param {number} number
   * @returns {Map<string, string | Entry>}
   */
  shard(number) {
    const found = this.#read.get(number);
    if (!found && number < this.starts.length) this.#wanted.add(number);
    return found ?? new Map();
  }

  /**
   * What a shard says of a term.
   * @param {string} term
   */
  entry(term) {
    const shard = this.shard(this.number(term));
    const found = shard.get(term);
    if (typeof found !== "string") return found;
    const entry = this.#parse(term, found);
    shard.set(term, entry);
    return entry;
  }

  /**
   * The numbers of the records that have a term; none if none has.
   * @param {string} term
   */
  records(term) {
    return [...(this.entry(term)?.weights.keys() ?? [])];
  }

  /**
   * The words of a shard: term, form without å, ä and ö, and the letters of both. Names and citations are no words.
   * @param {number} number
   */
  spelled(number) {
    const shard = this.shard(number);
    if (shard.size && !this.#spelled.has(number)) {
      const words = [...shard].filter(([term]) => !"=#".includes(term[0]) && term.length >= SHORTEST_SPELLED);
      const spellings = words.map(([term, found]) => spelling(term, fold(formOf(term, found))));
      this.#spelled.set(number, spellings);
    }
    return this.#spelled.get(number) ?? [];
  }

  /**
   * The names as a whole of a shard.
   * @param {number} number
   */
  whole(number) {
    const shard = this.shard(number);
    if (shard.size && !this.#names.has(number)) {
      this.#names.set(
        number,
        [...shard.keys()].filter((term) => term[0] === "="),
      );
    }
    return this.#names.get(number) ?? [];
  }

  /**
   * @param {string} term
   * @param {string} line
   * @returns {Entry}
   */
  #parse(term, line) {
    const [, others, steps, letters = "", questions, ordinary] = line.split("\t");
    const weights = new Map(numbersOf(this.letters, steps).map((number, at) => [number, this.weights[letters[at]]]));
    const [more] = numbersOf(this.letters, others);
    return {
      form: formOf(term, line),
      rarity: rarityOf(weights.size + more, this.count),
      all: more === 0,
      weights,
      told: this.#told(questions),
      words: ordinary ? ordinary.split(" ").map((it) => (it[0] === "-" ? term + it.slice(1) : it)) : [],
    };
  }

  /**
   * How much a term speaks for each class: steps in figures, of which one is left out, and letters.
   * @param {string} [packed]
   */
  #told(packed = "") {
    /** @type {Map<number, number>} */
    const weights = new Map();
    let number = 0;
    for (const [, step, letter] of packed.matchAll(STEP)) {
      number += Number(step || 1);
      weights.set(number, this.weights[letter]);
    }
    return weights;
  }

  /**
   * Load what was asked for but was not here; return whether there was anything.
   * @param {string} version
   */
  async fetchWanted(version) {
    const numbers = [...this.#wanted];
    this.#wanted.clear();
    await Promise.all(numbers.map((number) => this.fetch(number, version)));
    return numbers.length > 0;
  }

  /**
   * Load a shard, unless it is here or on its way.
   * @param {number} number
   * @param {string} version
   */
  async fetch(number, version) {
    if (this.#read.has(number)) return;
    if (!this.#loading.has(number)) {
      const loading = load(`${this.name}-${number}.txt`, version).then((text) => this.keep(number, text));
      this.#loading.set(
        number,
        loading.finally(() => this.#loading.delete(number)),
      );
    }
    await this.#loading.get(number);
  }

  /**
   * Take in the lines of a shard, which are packed by column.
   * @param {number} number
   * @param {string} text
   */
  keep(number, text) {
    const [, , ...columns] = columnsOf(text);
    /** @type {Map<string, string | Entry>} */
    const lines = new Map();
    for (const [at, term] of termsOf(text).entries()) lines.set(term, columns.map((cells) => cells[at]).join("\t"));
    this.#read.set(number, lines);
  }
}

/**
 * Whether a term is a long name as a whole: those are in files of their own, which few queries need.
 * @param {string} term
 */
export const isLong = (term) => LONG_NAME.test(term);

/**
 * Numbers that are written with letters.
 * @param {string} letters
 * @param {string} written
 */
const read = (letters, written) =>
  Array.from(written.matchAll(STEP), ([, more, last]) => Number(more) * letters.length + letters.indexOf(last));

/**
 * The numbers that are told by the step to each from the one before.
 * @param {string} letters
 * @param {string} [steps]
 */
function numbersOf(letters, steps = "") {
  let number = 0;
  return read(letters, steps).map((step) => {
    number += step;
    return number;
  });
}

/**
 * The columns of a shard. Numbers of others and weights stand without commas, as many weights for a term as it has steps.
 * @param {string} text
 */
function columnsOf(text) {
  const columns = text.split("\n").map((line) => line.split(","));
  if (!columns[WEIGHTS]) return columns;
  columns[OTHERS] = columns[OTHERS][0].match(STEP) ?? [];
  let at = 0;
  const [letters] = columns[WEIGHTS];
  columns[WEIGHTS] = columns[WEIGHTS - 1].map((steps) => {
    const from = at;
    at += steps.replace(DIGITS, "").length;
    return letters.slice(from, at);
  });
  return columns;
}

/**
 * The terms of a shard: their ends, and in the next line how much each has in common with the one before.
 * @param {string} text
 */
function termsOf(text) {
  const [ends, same = ""] = text.split("\n", 2);
  let term = "";
  return ends.split(",").map((end, at) => {
    term = term.slice(0, Number.parseInt(same[at], 36)) + end;
    return term;
  });
}

/**
 * The form of a term that people write.
 * @param {string} term
 * @param {string | Entry} found
 */
function formOf(term, found) {
  if (typeof found !== "string") return found.form;
  const form = found.slice(0, found.indexOf("\t"));
  const hyphen = form.indexOf("-");
  if (hyphen < 0) return form || term;
  return dotted(term, form.slice(0, hyphen)) + form.slice(hyphen + 1);
}

/**
 * A term with its dotted letters, each told after the number of a and o that are left as they are.
 * @param {string} term
 * @param {string} dots
 */
function dotted(term, dots) {
  const letters = [...term];
  const places = [...letters.keys()].filter((at) => letters[at] === "a" || letters[at] === "o");
  let next = 0;
  for (const [, plain, letter] of dots.matchAll(DOTTED)) {
    next += Number(plain);
    letters[places[next++]] = letter;
  }
  return letters.join("");
}

/**
 * How much a term tells, seen in so many of all records: the inverse document frequency of BM25, in hundredths.
 * @param {number} seen
 * @param {number} count
 */
const rarityOf = (seen, count) =>
  Math.max(LEAST_RARITY, Math.round(100 * Math.log(1 + (count - seen + 0.5) / (seen + 0.5))));

/** What query.js and rank.js ask. */
export class Index {
  /** @type {Map<number, Promise<PackedCard[]>>} */
  #cards = new Map();
  /** @type {Promise<Columns> | undefined} */
  #facets;
  /** @type {Set<string>} */
  #stop;
  /** @type {Kind[]} */
  #kinds;

  /** @param {Head} head */
  constructor(head) {
    this.head = head;
    this.rules = new Rules(head.rules, partsOf(head));
    this.citations = compile(head.citations);
    this.names = new Shards("names", head.names, head);
    this.long = new Shards("long", head.long, head);
    this.body = new Shards("body", head.body, head);
    this.#kinds = Array.from(head.kind_of, (letter) => head.kinds[head.letters.indexOf(letter)]);
    this.synonyms = new Map(head.synonyms.flatMap(meanings));
    /** @param {string} steps */
    const records = (steps) => new Set(numbersOf(head.letters, steps));
    this.superseded = records(head.superseded);
    this.contacts = records(head.contacts);
    this.children = records(head.children);
    this.small = new Shards("small", [""], head);
    this.small.keep(0, head.small);
    this.#stop = new Set([...this.rules.stop].map((word) => this.rules.stem(word)));
    const guides = head.guides.map((it) => this.#guide(...it));
    this.urgent = head.urgent.map((danger) => withGuides(danger, guides, head.letters));
    this.situations = head.situations.map((it) => withAnswers(it, head.letters));
    this.classes = classesOf(head);
    this.watch = new Watch(this.urgent, this.situations, head.asking, this.rules);
    this.intents = head.intents.map((intent) => ({ ...intent, words: new Set(intent.words.split(" ")) }));
  }

  /** Load the head, and with it the names if they fit in one shard. */
  static async open() {
    const index = new Index(JSON.parse(await load("head.json")));
    if (index.head.whole) index.names.keep(0, index.head.whole);
    return index;
  }

  /**
   * What names and bodies say of a term: none, one or both. The whole of a name is never in a body, and a body that only
   * says what its record is called tells nothing new.
   * @param {string} term
   * @returns {Entry[]}
   */
  entries(term) {
    const name = isLong(term) ? this.long.entry(term) : this.names.entry(term);
    if (name?.all || term[0] === "=") return name ? [name] : [];
    const body = this.body.entry(term);
    return [name, body].filter((entry) => entry !== undefined).filter(({ weights }) => weights.size > 0);
  }

  /**
   * How much a word speaks for each class of questions. Small words stand together: most questions have some.
   * @param {string} term
   */
  told(term) {
    return (this.#stop.has(term) ? this.small : this.body).entry(term)?.told;
  }

  /**
   * What tells of a term that was not typed but meant: names, or bodies if no name has it.
   * @param {string} term
   * @returns {Entry[]}
   */
  meant(term) {
    const name = this.names.entry(term);
    return name ? [name] : this.entries(term);
  }

  /**
   * Whether a word is one: of the handbook's names, or an ordinary one that only looks like one of them.
   * @param {string} word
   */
  isWord(word) {
    return this.rules.stop.has(word) || this.isName(this.rules.stem(word)) || this.#ordinary(word).includes(fold(word));
  }

  /**
   * Whether a term is in the names of any record.
   * @param {string} term
   */
  isName(term) {
    return this.names.entry(term) !== undefined;
  }

  /**
   * Whether a term is in the name of a place.
   * @param {string} term
   */
  isPlace(term) {
    return this.names.records(term).some((number) => this.kind(number).named);
  }

  /**
   * The ordinary words with the stem of a word, as far as they look misspelled.
   * @param {string} word
   */
  #ordinary(word) {
    return this.body.entry(this.rules.stem(word))?.words ?? [];
  }

  /**
   * A term as people write it.
   * @param {string} term
   */
  form(term) {
    return this.names.entry(term)?.form ?? term;
  }

  /**
   * The commonest terms of names that begin with what was typed.
   * @param {string} typed
   */
  beginning(typed) {
    const start = fold(typed);
    const words = this.names.spelled(this.names.number(start));
    const found = words.filter(({ term, form }) => term.startsWith(start) || form.startsWith(start));
    const written = found.filter(({ term }) => this.agrees(term, typed));
    return this.#commonest(written.map(({ term }) => term)).slice(0, MOST_ENDINGS);
  }

  /**
   * Whether a term of names has dots where they were typed: "skär" begins no "Skara".
   * @param {string} term
   * @param {string} typed
   */
  agrees(term, typed) {
    const form = this.form(term);
    return fold(typed) === typed || form.startsWith(typed) || !fold(form).startsWith(fold(typed));
  }

  /**
   * The commonest words of names that a part of a compound begins or ends: "utresa" begins "utreseförbud". Ends are looked
   * for where all names are here.
   * @param {string} part
   */
  holding(part) {
    if (part.length < SHORTEST_CORRECTED) return [];
    const { names } = this;
    const from = names.number(part);
    /** @param {string} term */
    const holds = (term) =>
      term.length >= part.length + SHORTEST_REST && (term.startsWith(part) || term.endsWith(part));
    const words = names
      .spelled(from)
      .filter(({ term }) => holds(term) && (names.starts.length === 1 || term.startsWith(part)));
    return this.#commonest(words.map(({ term }) => term)).slice(0, MOST_CORRECTIONS);
  }

  /**
   * The names as a whole that begin with `start`, in the shard where the first belongs and the next.
   * @param {string} start
   */
  namesBeginning(start) {
    const first = this.names.number(start);
    const last = Math.min(first + 1, this.names.number(`${start}\uffff`));
    const numbers = last > first ? [first, last] : [first];
    return numbers.flatMap((number) => this.names.whole(number)).filter((term) => term.startsWith(start));
  }

  /** @param {string[]} terms */
  #commonest(terms) {
    const found = terms.map((term) => ({ term, rarity: this.#rarity(term) }));
    found.sort((one, two) => one.rarity - two.rarity || (one.term < two.term ? -1 : 1));
    return found.map(({ term }) => term);
  }

  /** @param {string} term */
  #rarity(term) {
    return this.names.entry(term)?.rarity ?? 0;
  }

  /**
   * The terms of names spelled almost like `word`: one slip, or two in a long word; nearest first.
   * @param {string} word
   */
  near(word, limit = 2) {
    if (word.length < SHORTEST_CORRECTED) return [];
    const most = Math.min(limit, word.length >= LONG_WORD ? 2 : 1);
    /** @type {Near[]} */
    const seen = [
      ...this.#slipped(word, most),
      ...this.#heard(word).map((term) => /** @type {Near} */ ([1, 0, 0, term])),
    ];
    const found = seen.length || limit < 2 ? seen : [...this.#byEar(word)];
    // Another form of an ordinary word is one too.
    if (!found.length || this.#ordinary(word).length) return [];
    found.sort((one, two) => one[0] - two[0] || one[1] - two[1] || one[2] - two[2] || (one[3] < two[3] ? -1 : 1));
    return found
      .slice(0, MOST_CORRECTIONS)
      .filter(([steps]) => steps === found[0][0])
      .map((item) => item[3]);
  }

  /**
   * The terms of names that a word is with so many slips at most.
   * @param {string} word
   * @param {number} most
   * @returns {Generator<Near>}
   */
  *#slipped(word, most) {
    const plain = fold(word);
    const spellings = [...new Set([plain, this.rules.stem(word)])];
    const letters = spellings.map(lettersOf);
    for (const { term, form, of } of this.#around(plain)) {
      if (!letters.some((one) => of.some((other) => differing(one, other) <= 2 * most))) continue;
      const whole = nearness(plain, form, most);
      const stems = term.length < SHORTEST_STEM ? [] : spellings.map((one) => nearness(one, term, most));
      const steps = Math.min(whole, 2 * nearness(spellings[spellings.length - 1], form, 1), ...stems);
      if (steps <= (term[0] === plain[0] ? most : 1)) yield [steps, whole, this.#rarity(term), term];
    }
  }

  /**
   * The terms of names that a word is if one of its letters was written by ear.
   * @param {string} word
   */
  #heard(word) {
    const letters = [...word];
    const meant = letters.map((letter, at) => `${word.slice(0, at)}${HEARD[letter] ?? letter}${word.slice(at + 1)}`);
    return meant
      .filter((it) => it !== word)
      .map((it) => this.rules.stem(it))
      .filter((it) => it.length >= SHORTEST_CORRECTED && this.isName(it));
  }

  /**
   * The terms of names that sound like a word in which two letters are wrong: "våldteckt", "pornagafi".
   * @param {string} word
   * @returns {Generator<Near>}
   */
  *#byEar(word) {
    const plain = fold(word);
    const heard = sound(word);
    for (const { term, form } of this.#around(plain)) {
      const near = form[0] === plain[0] && distance(plain, form, 2) <= 2;
      if (near && soundsAlike(heard, sound(this.form(term)))) yield [2, 2, this.#rarity(term), term];
    }
  }

  /**
   * The terms and words of the shards where a misspelled word can belong: all of them in a small index.
   * @param {string} word
   */
  *#around(word) {
    const half = word.slice(0, Math.ceil(word.length / 2));
    const starts = [word, word.slice(1), word[1] + word[0] + word.slice(2)];
    const numbers = new Set(starts.map((start) => this.names.number(start)));
    const last = this.names.number(`${half}\uffff`);
    for (let number = this.names.number(half); number <= last; number++) numbers.add(number);
    for (const number of numbers) yield* this.names.spelled(number);
  }

  /** Load what was asked for but was not here; return whether there was anything. */
  async fetchWanted() {
    const version = this.head.version;
    const found = await Promise.all(PARTS.map((name) => this[name].fetchWanted(version)));
    return found.some(Boolean);
  }

  /**
   * What to show of some records.
   * @param {number[]} numbers
   * @returns {Promise<Card[]>}
   */
  cards(numbers) {
    const size = this.head.cards;
    return Promise.all(
      numbers.map(async (number) =>
        this.card(number, (await this.#cardFile(Math.floor(number / size)))[number % size]),
      ),
    );
  }

  /** @param {number} file */
  #cardFile(file) {
    const known = this.#cards.get(file);
    if (known) return known;
    /** @type {Promise<PackedCard[]>} */
    const loading = load(`cards-${file}.json`, this.head.version).then((text) => JSON.parse(text));
    loading.catch(() => this.#cards.delete(file));
    this.#cards.set(file, loading);
    return loading;
  }

  /**
   * What a file says of a record, by name.
   * @param {number} number
   * @param {PackedCard} packed
   */
  card(number, [id, title, lang, status, summary, aliases, former, instead, mark = "", answers = []]) {
    const kind = this.kind(number);
    return {
      number,
      ref: `${kind.id}/${id}`,
      address: `${kind.address}${id}/`,
      kind,
      title,
      lang,
      status,
      summary,
      aliases,
      former,
      instead,
      mark,
      answers,
    };
  }

  /**
   * @param {number} number
   * @param {string} id
   * @param {string} title
   * @returns {Guide}
   */
  #guide(number, id, title) {
    const kind = this.kind(number);
    return { ref: `${kind.id}/${id}`, number, title, address: `${kind.address}${id}/` };
  }

  /**
   * The kind of a record.
   * @param {number} number
   * @returns {Kind}
   */
  kind(number) {
    return this.#kinds[number];
  }

  /** Status, topics and roles of every record. */
  facets() {
    this.#facets ??= this.#columns().catch((error) => {
      this.#facets = undefined;
      throw error;
    });
    return this.#facets;
  }

  async #columns() {
    /** @type {PackedColumns} */
    const { status, topics, roles } = this.head.facets ?? JSON.parse(await load("facets.json", this.head.version));
    const words = this.#apart(status).map(([word]) => word ?? "");
    return { status: words, topics: this.#apart(topics), roles: this.#apart(roles) };
  }

  /**
   * The words of every record.
   * @param {PackedColumn} column
   */
  #apart({ words, rows }) {
    return rows.split(" ").map((row) => Array.from(row, (letter) => words[this.head.letters.indexOf(letter)]));
  }

  /** Load the rest of a small index while the reader reads, so that the next answers need no network. */
  async fetchAll() {
    const version = this.head.version;
    const cards = Array.from({ length: Math.ceil(this.head.count / this.head.cards) }, (_, file) =>
      this.#cardFile(file),
    );
    const others = PARTS.filter((name) => name !== "names");
    const shards = others.flatMap((name) => this.head[name].map((_, number) => this[name].fetch(number, version)));
    await Promise.all([...shards, ...cards]);
  }
}

/**
 * Phrases with what they mean: `~a b` is the record of that name, and then its words.
 * @param {string} item
 * @returns {[phrase: string, means: string[][]][]}
 */
function meanings(item) {
  const [phrases, told] = item.split(">");
  const all = told.split("|").flatMap((it) => (it[0] === "~" ? [`=${it.slice(1)}`, it.slice(1)] : [it]));
  const means = all.map((it) => (it[0] === "=" ? [it] : it.split(" ")));
  return phrases.split("|").map((phrase) => [phrase, means]);
}

/**
 * What compounds are made of.
 * @param {Head} head
 */
function partsOf({ parts, no_parts: not, whole = "", letters }) {
  const names = termsOf(whole).filter((name) => LETTERS.test(name));
  const no = new Set(numbersOf(letters, not));
  return [...parts.split(" "), ...names.filter((_, place) => !no.has(place))].join(" ");
}

/**
 * A situation with the numbers of the records that answer each who can ask.
 * @param {PackedSituation} situation
 * @param {string} letters
 * @returns {Situation}
 */
function withAnswers({ answers, ...situation }, letters) {
  const lists = answers.split(";").map((list, at) => [VOICES[at], read(letters, list)]);
  return { ...situation, answers: Object.fromEntries(lists) };
}

/**
 * What is asked of situations: how much speaks for each class at first, who asks, and the place of the situation; how much a
 * word speaks against a class that lacks it, and what sums are divided by.
 * @param {Head} head
 */
function classesOf({ classes: { priors, voices, situations, ...rest }, letters }) {
  return {
    ...rest,
    priors: numbersOf(letters, priors).map((number) => -number),
    voices: Array.from(voices, (digit) => VOICES[Number(digit)]),
    situations: read(letters, situations),
  };
}

/**
 * A danger with the guides that it names.
 * @param {PackedDanger} danger
 * @param {Guide[]} all
 * @param {string} letters
 * @returns {Danger}
 */
function withGuides({ guides, ...danger }, all, letters) {
  const told = read(letters, guides).map((place, at) => [VOICES[at], all[place]]);
  return { ...danger, guides: Object.fromEntries(told) };
}
