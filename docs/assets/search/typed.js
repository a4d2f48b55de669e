/**
 * Words as they are typed, and which words of phrases each is: one that is written with another letter, without dots,
 * apart or as it is spoken is the same word, and so is "fört" or "förts" where the phrase has "förd".
 */

/**
 * @import { Rules } from "./analysis.js"
 * @import { Index } from "./index.js"
 */

import { fold } from "./analysis.js";
import { distance, lacksMany, lettersOf, sound } from "./spelling.js";

/** How much room a small word takes among others. */
export const SMALL_ROOM = 0.5;
/**
 * So short a word must be written exactly, and so long a one may have a slip, in a phrase and by itself. In a phrase a small
 * one that is longer than short may too, since the others tell, and any may have two letters that have changed places.
 */
export const SHORT = 3;
const SLIP = 5;
const SLIP_ALONE = 7;
const SLIP_OPEN = 8;
/** How a verb ends that has been done, or has been done to somebody: "förts" is of "förd". */
const SUPINE = /(?<=\p{L}{3})ts?$/u;
/** Where words stand that may be in any word, and behind so many letters those that may have any ending. */
const ANY = "*";
const BEGINNING = 3;

/** @type {Set<Choice>} */
const NONE = new Set();

/** @typedef {Part[]} Choice Words of which a phrase takes any. One that is written alike is one and the same. */

/**
 * A word of a phrase; after an `open` one any ending may follow, one `inside` may stand anywhere in a word, and an
 * `inflected` one stands for all words of its stem that are not small: "jag" is none of "jagar".
 */
export class Part {
  /** @type {string | undefined} */
  #stem;

  /**
   * @param {string} written
   * @param {Rules} rules
   */
  constructor(written, rules) {
    this.rules = rules;
    this.open = written.endsWith("*");
    this.inside = written.startsWith("*");
    this.inflected = written.endsWith("~");
    this.text = written.replace(/[*~]/g, "");
    this.plain = fold(this.text);
    this.letters = lettersOf(this.plain);
    this.heard = sound(this.text);
    this.small = rules.stop.has(this.text);
  }

  get stem() {
    this.#stem ??= this.rules.stem(this.text);
    return this.#stem;
  }

  /** What a word that is the same is written, heard or inflected like, or how it begins; an inside one may be in any. */
  get keys() {
    if (this.inside) return [ANY];
    const written = [this.plain, this.heard, ...(this.inflected ? [this.stem] : [])];
    return this.open ? written.map((it) => it.slice(0, BEGINNING) + ANY) : written;
  }
}

/** All choices of words there are, and which of them a word may be one of. */
export class Choices {
  /** @type {Map<Part, Choice[]>} */
  #of = new Map();
  /** @type {Map<string, Part[]>} */
  #byKey = new Map();

  /** @param {Iterable<Choice>} all */
  constructor(all) {
    for (const choice of all) for (const part of choice) kept(this.#of, part, () => []).push(choice);
    for (const part of this.#of.keys()) for (const key of part.keys) kept(this.#byKey, key, () => []).push(part);
  }

  /**
   * The choices of which one word is so, of all or of those that one of some keys leads to.
   * @param {(part: Part) => boolean} isSo
   * @param {string[]} [keys]
   */
  where(isSo, keys) {
    const begun = [1, 2, BEGINNING].flatMap((length) => keys?.map((key) => key.slice(0, length) + ANY) ?? []);
    const parts = keys
      ? [...new Set([ANY, ...keys, ...begun])].flatMap((key) => this.#byKey.get(key) ?? [])
      : [...this.#of.keys()];
    return new Set(parts.filter(isSo).flatMap((part) => this.#of.get(part) ?? []));
  }
}

/**
 * What a map has for a key, made when it is first asked for.
 * @template Key, Value
 * @param {Map<Key, Value>} map
 * @param {Key} key
 * @param {() => Value} made
 */
export function kept(map, key, made) {
  let value = map.get(key);
  if (value === undefined) {
    value = made();
    map.set(key, value);
  }
  return value;
}

/** A word that is typed, and which choices of words it is one of. */
export class Token {
  #same = NONE;
  #dotted = NONE;
  #almost = NONE;
  #with = NONE;

  /**
   * @param {string} word
   * @param {Index} index
   * @param {{ choices: Choices, people: Set<string> }} watch
   * @param {boolean} dotless Whether it is typed where there are no å, ä and ö.
   */
  constructor(word, index, { choices, people }, dotless) {
    const { rules } = index;
    this.word = word;
    this.dotless = dotless;
    this.plain = fold(word);
    this.letters = lettersOf(this.plain);
    this.heard = sound(word);
    this.participle = word.replace(SUPINE, "d");
    this.plainParticiple = fold(this.participle);
    this.stem = rules.stem(word);
    this.room = rules.stop.has(word) ? SMALL_ROOM : 1;
    this.somebody = people.has(word);
    this.known = index.isWord(word);
    this.choices = choices;
  }

  /**
   * All choices that it may be one of, alone or with the next word; to be asked for first.
   * @param {Token | undefined} next
   */
  mayBe(next) {
    const { plain, plainParticiple, heard, stem, choices } = this;
    this.#same = choices.where((part) => same(part, this), [plain, plainParticiple, heard, stem]);
    if (this.dotless) this.#dotted = choices.where((part) => !part.open && part.plain === plain, [plain]);
    if (!this.known) this.#almost = choices.where((part) => almost(part, this, false));
    const whole = plain + (next?.plain ?? "");
    if (next) this.#with = choices.where((part) => apart(part, plain, whole), [whole]);
    return [...this.#same, ...this.#dotted, ...this.#almost, ...this.#with];
  }

  /** @param {Choice} step */
  is(step) {
    return this.#same.has(step);
  }

  /**
   * Whether it is one of the words that are too short to be told without their dots among others.
   * @param {Choice} step
   */
  isDotted(step) {
    return this.#dotted.has(step);
  }

  /**
   * Whether it is one of the words with a slip, and no word that anybody knows.
   * @param {Choice} step
   * @param {boolean} lone
   */
  isAlmost(step, lone) {
    return this.#almost.has(step) && (!lone || step.some((part) => almost(part, this, true)));
  }

  /**
   * Whether it is one of the words together with the next.
   * @param {Choice} step
   */
  isWith(step) {
    return this.#with.has(step);
  }
}

/**
 * @param {Part} part
 * @param {Token} token
 */
function same(part, token) {
  const { text, plain, heard, stem, open, inflected } = part;
  const { word, plain: typed, heard: sounds, stem: typedStem, participle, plainParticiple, room, known } = token;
  if (inflected && stem === typedStem && room === 1) return true;
  if (part.inside) return holds(part, token);
  if (text.length <= SHORT) return open ? word.startsWith(text) : word === text;
  if (open) return typed.startsWith(plain) || (heard.length >= SLIP && sounds.startsWith(heard) && !known);
  if (participle === text || (plainParticiple === plain && !known)) return true;
  return typed === plain || (sounds === heard && (stem === typedStem || !known));
}

/**
 * Whether a word of a phrase stands anywhere in one: "åring" is not in "förklaring".
 * @param {Part} part
 * @param {Token} token
 */
function holds({ text, plain }, { word, plain: typed, dotless }) {
  return word.includes(text) || (dotless && typed.includes(plain));
}

/**
 * Whether a word and the next are together one long word of a phrase that is written apart.
 * @param {Part} part
 * @param {string} first
 * @param {string} whole
 */
function apart({ text, plain, open }, first, whole) {
  if (text.length < SLIP_ALONE) return false;
  return open ? whole.startsWith(plain) && first.length < plain.length : whole === plain;
}

/**
 * Whether a word that nobody knows is a word of a phrase with one slip.
 * @param {Part} part
 * @param {Token} token
 * @param {boolean} lone
 */
function almost({ plain, letters, open, inflected, small }, { plain: typed, letters: typedLetters }, lone) {
  const shortest = open ? SLIP_OPEN : lone ? SLIP_ALONE : SLIP;
  const swapped = letters === typedLetters && plain.length === typed.length;
  const short = !(open || lone) && plain.length > SHORT && (small || swapped);
  if ((plain.length < shortest && !short) || lacksMany(typedLetters, letters)) return false;
  const ends = open
    ? [plain.length - 1, plain.length, plain.length + 1]
    : inflected
      ? [typed.length, typed.length - 1]
      : [typed.length];
  return ends.some((end) => distance(plain, typed.slice(0, end), 1) <= 1);
}
