/**
 * From text to terms: the same steps as scripts/handbook/search/analysis.py, with the rules that it sends along.
 * A test holds the two together over the whole vocabulary.
 */

const WORD = /[0-9]+(?:[.:/][0-9]+)+|[\p{L}\p{N}]+/gu;
const JOINED = /a\u030a|a\u0308|o\u0308/g;
const WHOLE_LETTERS = { "a\u030a": "å", "a\u0308": "ä", "o\u0308": "ö" };
const MARKS = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;
const FOREIGN = { ø: "ö", æ: "ä", ß: "ss", đ: "d", ł: "l" };
const PLAIN = { å: "a", ä: "a", ö: "o" };
const DIGIT = /[0-9]/;

/** The word without the dots and rings of å, ä and ö. */
export function fold(word) {
  return word.replace(/[åäö]/g, (letter) => PLAIN[letter]);
}

/** The text in lower case, without accents and marks except those of å, ä and ö. */
export function normal(text) {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(JOINED, (parts) => WHOLE_LETTERS[parts])
    .replace(MARKS, "")
    .replace(/[øæßđł]/g, (letter) => FOREIGN[letter]);
}

/** The words of a text; 2015/16:192, 16.2 and sc3 count as words. */
export function words(text) {
  return normal(text).match(WORD) ?? [];
}

/** How Swedish is read: what swedish.yml says, and the stems that compounds may be split into. */
export class Rules {
  #stems = new Map();
  #splits = new Map();

  constructor(data, parts) {
    this.patterns = Object.fromEntries(Object.entries(data.patterns).map(([name, pattern]) => [name, new RegExp(pattern)]));
    this.lengths = data.lengths;
    const list = (text) => text.split(/\s+/).filter(Boolean);
    this.stop = new Set(list(data.stop));
    this.whole = list(data.whole);
    this.shortParts = new Set(list(data.short_parts).map(fold));
    this.neverParts = new Set(list(data.never_parts).map(fold));
    this.links = data.links.replaceAll(" ", "");
    this.parts = new Set([...list(parts), ...this.shortParts]);
    const irregular = Object.entries(data.irregular).flatMap(([lemma, forms]) => list(forms).map((form) => [form, lemma]));
    this.irregular = new Map([...irregular.map(([form, lemma]) => [fold(form), lemma]), ...irregular]);
    this.endings = data.endings.flatMap(({ of, min, keep = "" }) => list(of).map((ending) => [ending, min, keep]));
    this.endings.sort(([one], [two]) => two.length - one.length || (one < two ? -1 : 1));
  }

  /** The term of a word: its stem, without å, ä and ö. */
  stem(word) {
    if (!this.#stems.has(word)) this.#stems.set(word, fold(this.#stem(word)));
    return this.#stems.get(word);
  }

  #stem(given) {
    let [word, known] = this.#regular(given);
    const { vowel, syncope, double } = this.patterns;
    const shortest = this.lengths.word;
    if (known || word.length < shortest || DIGIT.test(word)) return word;
    word = this.#bare(this.#withoutEnding(this.#bare(word)));
    if (word.endsWith("el") && word.length > shortest && !vowel.test(word.at(-3))) word = `${word.slice(0, -2)}l`;
    if (word.length >= shortest && syncope.test(word)) word = word.slice(0, -1);
    return double.test(word) ? word.slice(0, -1) : word;
  }

  /** The word, or if it or its end is an irregular form what that is a form of, and whether to keep it. */
  #regular(word) {
    for (let cut = 0; cut === 0 || cut <= word.length - this.lengths.tail; cut++) {
      const lemma = this.irregular.get(word.slice(cut));
      if (lemma) return [word.slice(0, cut) + lemma, this.irregular.get(lemma) === lemma];
    }
    return [word, false];
  }

  #bare(given) {
    if (this.whole.some((ending) => given.endsWith(ending))) return given;
    const word = this.#isGenitive(given) ? given.slice(0, -1) : given;
    return word.length > this.lengths.word && this.patterns.neuter.test(word) ? word.slice(0, -1) : word;
  }

  #isGenitive(word) {
    const { lengths, patterns } = this;
    if (word.length >= lengths.genitive_of_long && patterns.genitive_of_long.test(word)) return true;
    return word.length >= lengths.word && patterns.genitive.test(word);
  }

  #withoutEnding(word) {
    if (this.whole.some((ending) => word.endsWith(ending))) return word;
    for (const [ending, shortest, keep] of this.endings) {
      if (!word.endsWith(ending)) continue;
      const left = word.slice(0, -ending.length);
      if (left.length >= shortest && this.patterns.vowel.test(left)) return left + keep;
    }
    return word;
  }

  /** The terms of a compound's parts, outermost last: barnpornografibrott → barn, pornografi, brott. */
  split(word) {
    const plain = fold(word);
    if (!this.#splits.has(plain)) this.#splits.set(plain, this.#split(plain));
    return this.#splits.get(plain);
  }

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

  #first(part) {
    const linked = this.links.includes(part.at(-1)) ? part.slice(0, -1) : "";
    const term = this.part(part) || (linked && this.part(linked));
    const inner = this.split(part);
    if (inner.length) return inner;
    const second = linked ? this.split(linked) : [];
    return second.length ? second : term ? [term] : [];
  }

  /** The term of a word that can be part of a compound, or an empty string. */
  part(part) {
    const shortest = this.lengths.part;
    if (part.length === shortest) return this.shortParts.has(part) ? part : "";
    const term = this.stem(part);
    return this.parts.has(term) && !this.neverParts.has(part) && term.length >= shortest ? term : "";
  }
}
