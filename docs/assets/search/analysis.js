/**
 * From text to terms: the same steps as scripts/handbook/search/analysis.py, with the rules that it sends along.
 * A test holds the two together over the whole vocabulary.
 */

/**
 * What swedish.yml says of the language.
 * @typedef {{ of: string, min: number, keep?: string }} Ending
 * @typedef {object} Language
 * @property {Record<string, string>} patterns
 * @property {Record<string, number>} lengths
 * @property {string} stop
 * @property {string} whole
 * @property {string} short_parts
 * @property {string} never_parts
 * @property {string} links
 * @property {Record<string, string>} irregular
 * @property {Record<string, string>} apart
 * @property {Ending[]} endings
 */

export const WORD = /[0-9]+(?:[.:/][0-9]+)+|[\p{L}\p{N}]+/gu;
const JOINED = /a\u030a|a\u0308|o\u0308/g;
/** @type {Record<string, string>} */
const WHOLE_LETTERS = { "a\u030a": "å", "a\u0308": "ä", "o\u0308": "ö" };
const MARKS = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;
/** @type {Record<string, string>} */
const FOREIGN = { ø: "ö", æ: "ä", ß: "ss", đ: "d", ł: "l" };
const FOREIGN_LETTERS = /[øæßđł]/g;
const DOTTED_LETTERS = /[åäö]/g;
/** @type {Record<string, string>} */
const PLAIN = { å: "a", ä: "a", ö: "o" };
const SPACE = /\s+/;
const DIGIT = /[0-9]/;

/**
 * The word without the dots and rings of å, ä and ö.
 * @param {string} word
 */
export function fold(word) {
  return word.replace(DOTTED_LETTERS, (letter) => PLAIN[letter]);
}

/**
 * The text in lower case, without accents and marks except those of å, ä and ö.
 * @param {string} text
 */
export function normal(text) {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(JOINED, (parts) => WHOLE_LETTERS[parts])
    .replace(MARKS, "")
    .replace(FOREIGN_LETTERS, (letter) => FOREIGN[letter]);
}

/**
 * The words of a text; 2015/16:192, 16.2 and sc3 count as words.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return normal(text).match(WORD) ?? [];
}

/** How Swedish is read: what swedish.yml says, and the stems that compounds may be split into. */
export class Rules {
  /** @type {Map<string, string>} */
  #stems = new Map();
  /** @type {Map<string, string[]>} */
  #splits = new Map();

  /**
   * @param {Language} data
   * @param {string} parts
   */
  constructor(data, parts) {
    this.patterns = Object.fromEntries(
      Object.entries(data.patterns).map(([name, pattern]) => [name, new RegExp(pattern)]),
    );
    this.lengths = data.lengths;
    /** @param {string} text */
    const list = (text) => text.split(SPACE).filter(Boolean);
    this.stop = new Set(list(data.stop));
    this.whole = list(data.whole);
    this.shortParts = new Set(list(data.short_parts).map(fold));
    this.neverParts = new Set(list(data.never_parts).map(fold));
    this.links = data.links.replaceAll(" ", "");
    this.parts = new Set([...list(parts), ...this.shortParts]);
    /** @type {Map<string, string>} */
    this.irregular = new Map();
    const irregular = Object.entries(data.irregular).flatMap(([lemma, forms]) =>
      list(forms).map((form) => ({ form, lemma })),
    );
    for (const { form, lemma } of irregular) this.irregular.set(fold(form), lemma);
    for (const { form, lemma } of irregular) this.irregular.set(form, lemma);
    /** @type {Map<string, string>} */
    this.apart = new Map(
      Object.entries(data.apart).flatMap(([lemma, forms]) =>
        list(forms).map((form) => /** @type {const} */ ([form, lemma])),
      ),
    );
    /** @type {[ending: string, shortest: number, keep: string][]} */
    this.endings = data.endings.flatMap(({ of, min, keep = "" }) => list(of).map((ending) => [ending, min, keep]));
    this.endings.sort(([one], [two]) => two.length - one.length || (one < two ? -1 : 1));
  }

  /**
   * The term of a word: its stem, without å, ä and ö.
   * @param {string} word
   */
  stem(word) {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const term = fold(this.dotted(word));
    this.#stems.set(word, term);
    return term;
  }

  /**
   * The stem of a word with å, ä and ö.
   * @param {string} given
   */
  dotted(given) {
    const other = this.apart.get(given);
    if (other) return other;
    const [regular, known] = this.#regular(given);
    const { vowel, syncope, double } = this.patterns;
    const shortest = this.lengths.word;
    let word = regular;
    if (known || word.length < shortest || DIGIT.test(word)) return word;
    word = this.#bare(this.#withoutEnding(this.#bare(word)));
    if (word.endsWith("el") && word.length > shortest && !vowel.test(word.slice(-3, -2)))
      word = `${word.slice(0, -2)}l`;
    if (word.length >= shortest && syncope.test(word)) word = word.slice(0, -1);
    return double.test(word) ? word.slice(0, -1) : word;
  }

  /**
   * The word, or if it or its end is an irregular form what that is a form of, and whether to keep it.
   * @param {string} word
   * @returns {[word: string, known: boolean]}
   */
  #regular(word) {
    for (let cut = 0; cut === 0 || cut <= word.length - this.lengths.tail; cut++) {
      const lemma = this.irregular.get(word.slice(cut));
      if (lemma) return [word.slice(0, cut) + lemma, this.irregular.get(lemma) === lemma];
    }
    return [word, false];
  }

  /** @param {string} given */
  #bare(given) {
    if (this.whole.some((ending) => given.endsWith(ending))) return given;
    const word = this.#isGenitive(given) ? given.slice(0, -1) : given;
    return word.length > this.lengths.word && this.patterns.neuter.test(word) ? word.slice(0, -1) : word;
  }

  /** @param {string} word */
  #isGenitive(word) {
    const { lengths, patterns } = this;
    if (word.length >= lengths.genitive_of_long && patterns.genitive_of_long.test(word)) return true;
    return word.length >= lengths.word && patterns.genitive.test(word);
  }

  /** @param {string} word */
  #withoutEnding(word) {
    if (this.whole.some((ending) => word.endsWith(ending))) return word;
    for (const [ending, shortest, keep] of this.endings) {
      if (!word.endsWith(ending)) continue;
      const left = word.slice(0, -ending.length);
      if (left.length >= shortest && this.patterns.vowel.test(left)) return left + keep;
    }
    return word;
  }

  /**
   * The terms of a compound's parts, outermost last: barnpornografibrott → barn, pornografi, brott.
   * @param {string} word
   */
  split(word) {
    const plain = fold(word);
    const known = this.#splits.get(plain);
    if (known) return known;
    const terms = this.#split(plain);
    this.#splits.set(plain, terms);
    return terms;
  }

  /**
   * @param {string} word
   * @returns {string[]}
   */
  #split(word) {
    const { lengths } = this;
    const glued = this.patterns.glued.exec(word);
    if (glued) return [this.stem(glued[1]), glued[2]];
    if (word.length < lengths.compound || word.length > lengths.longest || DIGIT.test(word)) return [];
    for (let cut = word.length - lengths.part; cut >= lengths.part; cut--) {
      const head = this.part(word.slice(cut));
      const first = head ? this.#first(word.slice(0, cut)) : [];
      if (first.length) {
        const inner = this.split(word.slice(cut));
        return [...first, ...(inner.length ? inner : [head])];
      }
    }
    return [];
  }

  /** @param {string} part */
  #first(part) {
    const linked = this.links.includes(part.slice(-1)) ? part.slice(0, -1) : "";
    const term = this.part(part) || (linked && this.part(linked));
    const inner = this.split(part);
    if (inner.length) return inner;
    const second = linked ? this.split(linked) : [];
    return second.length ? second : term ? [term] : [];
  }

  /**
   * The term of a word that can be part of a compound, or an empty string.
   * @param {string} part
   */
  part(part) {
    const shortest = this.lengths.part;
    if (part.length === shortest) return this.shortParts.has(part) ? part : "";
    const term = this.stem(part);
    return this.parts.has(term) && !this.neverParts.has(part) && term.length >= shortest ? term : "";
  }
}
