/** The packed index, read a shard at a time: scripts/handbook/search/pack.py describes the lines. */

import { fold, Rules } from "./analysis.js";
import { compile } from "./citations.js";
import { load } from "./load.js";

const LONG_WORD = 8;
const LONG_STEM = 7;
const SHORT_WORD = 4;
const MOST_ENDINGS = 6;
const MOST_CORRECTIONS = 3;

/** The files of one part of the index, each a map from term to line that is read when it is asked for. */
class Shards {
  #read = new Map();
  #loading = new Map();
  #wanted = new Set();
  #spelled = new Map();
  #names = new Map();

  constructor(name, starts, weights) {
    this.name = name;
    this.starts = starts;
    this.weights = weights;
  }

  /** The number of the shard that holds a term if any does. */
  number(term) {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The lines of a shard; if it is not here yet it is put on the list of what to load, and looks empty. */
  shard(number) {
    const found = this.#read.get(number);
    if (!found && number < this.starts.length) this.#wanted.add(number);
    return found ?? new Map();
  }

  entry(term) {
    const shard = this.shard(this.number(term));
    const found = shard.get(term);
    if (typeof found !== "string") return found;
    const entry = this.#parse(term, found);
    shard.set(term, entry);
    return entry;
  }

  /** The words of a shard: term, form without å, ä and ö, and the letters of both. Names and citations are no words. */
  spelled(number) {
    const shard = this.shard(number);
    if (shard.size && !this.#spelled.has(number)) {
      const words = [...shard.keys()].filter((term) => !"=#".includes(term[0]) && term.length >= SHORT_WORD - 1);
      this.#spelled.set(number, words.map((term) => spelling(term, fold(this.#formOf(term, shard.get(term))))));
    }
    return this.#spelled.get(number) ?? [];
  }

  /** The names as a whole of a shard. */
  whole(number) {
    const shard = this.shard(number);
    if (shard.size && !this.#names.has(number)) {
      this.#names.set(number, [...shard.keys()].filter((term) => term[0] === "="));
    }
    return this.#names.get(number) ?? [];
  }

  #formOf(term, found) {
    return typeof found === "string" ? found.slice(0, found.indexOf("\t")) || term : found.form;
  }

  #parse(term, line) {
    const [form, rarity, packed] = line.split("\t");
    const weights = new Map();
    let number = 0;
    for (const [, step, letter] of packed.matchAll(/([0-9]+)([^0-9])/g)) {
      number += Number(step);
      weights.set(number, this.weights[letter]);
    }
    return { form: form || term, rarity: Number(rarity), weights };
  }

  /** Load what was asked for but was not here; return whether there was anything. */
  async fetchWanted(version) {
    const numbers = [...this.#wanted];
    this.#wanted.clear();
    await Promise.all(numbers.map((number) => this.fetch(number, version)));
    return numbers.length > 0;
  }

  /** Load a shard, unless it is here or on its way. */
  async fetch(number, version) {
    if (this.#read.has(number)) return;
    if (!this.#loading.has(number)) {
      const loading = load(`${this.name}-${number}.txt`, version).then((text) => this.keep(number, text));
      this.#loading.set(number, loading.finally(() => this.#loading.delete(number)));
    }
    await this.#loading.get(number);
  }

  /** Take in the lines of a shard. */
  keep(number, text) {
    const lines = new Map();
    for (const line of text.split("\n")) {
      const tab = line.indexOf("\t");
      lines.set(line.slice(0, tab), line.slice(tab + 1));
    }
    this.#read.set(number, lines);
  }
}

/** What query.js and rank.js ask. */
export class Index {
  #cards = new Map();
  #facets;
  #places;

  constructor(head) {
    this.head = head;
    this.rules = new Rules(head.rules, head.parts);
    this.citations = compile(head.citations);
    this.names = new Shards("names", head.names, head.weights);
    this.body = new Shards("body", head.body, head.weights);
    this.#places = head.facets && placesByTopic(head.facets.topics);
    this.superseded = new Set(head.superseded);
    this.contacts = new Set(head.contacts);
    this.intents = head.intents.map((intent) => ({ ...intent, words: new Set(intent.words.split(" ")) }));
  }

  /** Load the head, and with it the names if they fit in one shard. */
  static async open() {
    const index = new Index(JSON.parse(await load("head.json")));
    if (index.head.whole) index.names.keep(0, index.head.whole);
    return index;
  }

  /** What names and bodies say of a term: none, one or both. The whole of a name is never in a body. */
  entries(term) {
    return [this.names.entry(term), term[0] === "=" ? undefined : this.body.entry(term)].filter(Boolean);
  }

  form(term) {
    return this.names.entry(term)?.form ?? term;
  }

  /** The commonest terms of names that begin with `start`. */
  beginning(start) {
    const words = this.names.spelled(this.names.number(start));
    const found = words.filter(({ term, form }) => term.startsWith(start) || form.startsWith(start));
    return this.#commonest(found.map(({ term }) => term)).slice(0, MOST_ENDINGS);
  }

  /** The names as a whole that begin with `start`, in the shard where the first belongs and the next. */
  namesBeginning(start) {
    const first = this.names.number(start);
    const last = Math.min(first + 1, this.names.number(`${start}\uffff`));
    const numbers = last > first ? [first, last] : [first];
    return numbers.flatMap((number) => this.names.whole(number)).filter((term) => term.startsWith(start));
  }

  #commonest(terms) {
    const rarity = new Map(terms.map((term) => [term, this.names.entry(term).rarity]));
    return terms.sort((one, two) => rarity.get(one) - rarity.get(two) || (one < two ? -1 : 1));
  }

  /** The terms of names spelled almost like `word`: one slip, or two in a long word; nearest first. */
  near(word, limit = 2) {
    if (word.length < SHORT_WORD) return [];
    const most = Math.min(limit, word.length >= LONG_WORD ? 2 : 1);
    const plain = fold(word);
    const spellings = [...new Set([plain, this.rules.stem(word)])];
    const found = [];
    const letters = spellings.map(lettersOf);
    for (const { term, form, of } of this.#around(plain)) {
      if (!letters.some((one) => of.some((other) => differing(one, other) <= 2 * most))) continue;
      const whole = nearness(plain, form, most);
      const stems = spellings.map((one) => nearness(one, term, most));
      const steps = Math.min(whole, 2 * nearness(spellings.at(-1), form, 1), ...stems);
      if (steps <= (term[0] === plain[0] ? most : 1)) found.push([steps, whole, this.names.entry(term).rarity, term]);
    }
    found.sort((one, two) => one[0] - two[0] || one[1] - two[1] || one[2] - two[2] || (one[3] < two[3] ? -1 : 1));
    return found.slice(0, MOST_CORRECTIONS).filter(([steps]) => steps === found[0][0]).map((item) => item[3]);
  }

  /** The terms and words of the shards where a misspelled word can belong: all of them in a small index. */
  *#around(word) {
    const starts = [word, word.slice(1), word[1] + word[0] + word.slice(2)];
    for (const number of new Set(starts.map((start) => this.names.number(start)))) yield* this.names.spelled(number);
  }

  /** Load what was asked for but was not here; return whether there was anything. */
  async fetchWanted() {
    const version = this.head.version;
    const found = await Promise.all([this.names.fetchWanted(version), this.body.fetchWanted(version)]);
    return found.some(Boolean);
  }

  /** What to show of some records. */
  async cards(numbers) {
    const size = this.head.cards;
    return Promise.all(numbers.map(async (number) => {
      const place = this.#places?.get(number) ?? number;
      return this.#card(number, (await this.#cardFile(Math.floor(place / size)))[place % size]);
    }));
  }

  #cardFile(file) {
    if (!this.#cards.has(file)) {
      const loading = load(`cards-${file}.json`, this.head.version).then((text) => JSON.parse(text));
      loading.catch(() => this.#cards.delete(file));
      this.#cards.set(file, loading);
    }
    return this.#cards.get(file);
  }

  #card(number, [id, title, lang, status, summary, aliases, keywords, former, instead]) {
    const kind = this.kind(number);
    return { ref: `${kind.id}/${id}`, address: `${kind.address}${id}/`, kind, title, lang, status, summary, aliases, keywords, former, instead };
  }

  /** The kind of a record; records are numbered kind by kind. */
  kind(number) {
    return this.head.kinds.findLast((kind) => kind.first <= number);
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
    const { status, topics, roles } = this.head.facets ?? JSON.parse(await load("facets.json", this.head.version));
    const apart = (lists) => lists.map((list) => list.split(" ").filter(Boolean));
    return { status, topics: apart(topics), roles: apart(roles) };
  }

  /** Load the rest of a small index while the reader reads, so that the next answers need no network. */
  async fetchAll() {
    const version = this.head.version;
    const shards = this.head.body.map((_, number) => this.body.fetch(number, version));
    const cards = Array.from({ length: Math.ceil(this.head.count / this.head.cards) }, (_, file) => this.#cardFile(file));
    await Promise.all([...shards, ...cards]);
  }
}

/** Where each record's card is: a small index keeps the cards of one topic together. */
function placesByTopic(topics) {
  const first = topics.map((some) => some.split(" ")[0]);
  const order = [...first.keys()].sort((one, two) => (first[one] < first[two] ? -1 : Number(first[one] > first[two])));
  return new Map(order.map((number, place) => [number, place]));
}

const spelling = (term, form) => ({ term, form, of: term === form ? [lettersOf(term)] : [lettersOf(term), lettersOf(form)] });

/** The letters of a word as bits: a quick way to see that two words cannot be near. */
function lettersOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** How many letters only one of two words has. */
function differing(one, other) {
  let count = 0;
  for (let bits = one ^ other; bits; bits &= bits - 1) count++;
  return count;
}

/** The distance of two words, or more than `most` if one of them is too short for that many slips. */
function nearness(one, other, most) {
  const allowed = Math.min(most, Math.min(one.length, other.length) >= LONG_STEM ? 2 : 1);
  if (one.length < SHORT_WORD || Math.abs(one.length - other.length) > allowed) return most + 1;
  const steps = distance(one, other, allowed);
  return steps <= allowed ? steps : most + 1;
}

/** How many letters are wrong, missing, extra or swapped; more than `most` is just `most + 1`. */
export function distance(one, other, most) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = line;
  }
  return Math.min(last[other.length], most + 1);
}
