/**
 * What the reader means: the typed words as groups, each with the terms that would answer it.
 *
 * A group is one thing that is asked for: `word` is set if it is a single word that may be misspelled, `soft` if it need
 * not be answered, `last` if it may still be being typed, `within` if it is a paragraph of the act that the others name, `away` if it names no place. Its alternatives, each with how well it answers (100 is the word
 * itself), are the word, the parts of a compound, synonyms, the word written together with its neighbour and, for a word
 * that the handbook does not have, what it begins or what it is a misspelling of.
 */

/**
 * @import { Danger, Index } from "./index.js"
 * @import { Voice } from "./danger.js"
 * @import { Guess, Weights } from "./likely.js"
 */

import { fold, normal, WORD, words } from "./analysis.js";
import { cited, isSeries, places, withWider } from "./citations.js";
import { likelyAnswers, likelyDanger, likenesses, toldBy, youth } from "./likely.js";
import { ANY_ACT, asNumber, paragraphsOf } from "./paragraphs.js";

/**
 * A query as it was understood. Terms of an alternative are all asked for; a soft group need not be in a hit.
 * @typedef {{ weight: number, terms: string[] }} Alternative
 * A `number` is that of a document, as a term.
 * @typedef {{ alternatives: Alternative[], word: string, soft?: boolean, last?: boolean, within?: boolean, away?: boolean, number?: string }} Group
 * @typedef {[wrong: string, right: string]} Correction
 * @typedef {{ literal?: boolean }} Asked
 *
 * @typedef {object} Query
 * @property {Group[]} groups
 * @property {Correction[]} corrections
 * @property {string} text What of it was read.
 * @property {Record<string, number>} kinds
 * @property {number} contacts
 * @property {string} corrected
 * @property {string[]} keys
 * @property {string[]} begun
 * @property {string[]} mentioned Keys of names as a whole that stand among other words.
 * @property {string[]} unknown
 * @property {Danger | undefined} urgent
 * @property {Set<number>} called The records in whose names are the words beside a paragraph.
 * @property {Set<number>} acts The acts that words name, and `own` those of them that are the act itself and no paragraph of it.
 * @property {Set<number>} own
 * @property {boolean} namesAct Whether a word names an act, be it one that the handbook lacks.
 * @property {string[]} lacked The paragraphs of the named act, and numbers of documents, that the handbook lacks.
 * @property {boolean} feared Whether no phrase tells of that danger, so that it is only likely.
 * @property {Voice} voice
 * @property {boolean} sure Whether that is clear.
 * @property {Record<Voice, number>} shares How likely each is to ask, by what tells of it.
 * @property {number[]} otherwise What answers the other reader, where it is unclear who asks, the best first.
 * @property {boolean} rules Whether a grown-up asks what is right or a duty.
 * @property {boolean} alone Whether who asks has done it: then nothing is for those who see it.
 * @property {boolean} ofOthers Whether a grown-up says that it is about somebody else.
 * @property {boolean} asks Whether somebody wants to know, rather than tells.
 * @property {number[][]} meant Records that answer what is told without their words, the best first.
 * @property {Guess[]} likely Records that answer questions with the same words, the likeliest first.
 * @property {number[][]} meantAtLast Those that answer if nothing else does.
 */

/** Of a text of more letters so many are read from its beginning, and as many from its end. */
const LONGEST_QUERY = 1000;
const HALF = LONGEST_QUERY / 2;
const MOST_WORDS = 24;
const LONGEST_PHRASE = 6;
/** How well a word answers as it was typed; the others are measured by it. */
export const WHOLE = 100;
const [JOINED, SYNONYM, PARTS, ALONE, WIDER] = [110, 82, 60, 40, 60];
export const LAST_PART = 25;
export const NAMED = 32;
const [BEGINNING, MISSPELLED, REVERSED, PART_MEANS, HELD] = [75, 80, 90, 40, 70];
/** How well those alternatives answer that are what was typed: as it stands, joined, turned, begun or misspelled. */
export const AS_TYPED = new Set([WHOLE, JOINED, REVERSED, BEGINNING, MISSPELLED]);
/**
 * What the index says of a term of a group: all of it for a word that was typed and must be answered, and for another
 * what names say if they have it.
 * @param {Group} group
 * @param {Alternative} alternative
 * @param {string} term
 * @param {Index} index
 */
export const said = ({ soft }, { weight }, term, index) =>
  AS_TYPED.has(weight) && !soft ? index.entries(term) : index.meant(term);
/** How words answer that are no misspelled ones, though the handbook has only words with them. */
const PARTLY = new Set([BEGINNING, HELD]);
const BY_PARTS = new Set([PARTS, LAST_PART, PART_MEANS]);
/** So much weighs what is the word itself, or means the same, and no part of it. */
export const SAME = 75;
const KIND_NAMED = 135;
/** Per cent, for laws where a grown-up asks what is right or a duty. */
const RULES = 135;
/** So many words are a sentence, which tells something; fewer look something up. */
export const TELLS = 4;
/** What is said for "de", and a judgment. */
const SPOKEN = "dom";
/** After these, "dom" is a judgment. */
const RULED = new Set(["en", "ny", "utan", "efter", "fällande", "friande"]);
const SHORTEST_BEGINNING = 3;
const SHORTEST_PLACE = 7;
const SHORTEST_END = 5;
const TURNED = 3;
/** A number that is written apart, as those to ring are. */
const SHORTEST_NUMBER = 4;
const NUMBER = /^[0-9]+$/;
const GENITIVE = /s$/;
/** What counties are called after their names. */
export const COUNTY = "lan";
const LONE = /^\p{L}$/u;
/** What can stand between two words that are also written together: "våld mot barn". */
const SMALL = ["mot", "av", "med", "om", "i", "pa", "for"];
/** "§ 19 kap 1" has the sign of the paragraph before the chapter, or the paragraph itself. */
const SIGN_FIRST = /(?:§|\bparagraf(?:en)?) ?([0-9]{1,2}),? ?kap[a-z.]* ?([0-9]{1,3})(?![0-9a-z])/i;
const PARAGRAPH = /^#(?:(?:§|art)[0-9]|[0-9]{1,2}[a-c]?:)[0-9]*[a-j]?$/;

/**
 * @param {number} weight
 * @param {string[]} terms
 * @returns {Alternative}
 */
const alternative = (weight, terms) => ({ weight, terms });

/**
 * What `text` asks for. A literal query leaves out synonyms and corrections. `keys` are whole names and `begun` how they
 * begin; records of some `kinds`, and those with `contacts`, count more. `unknown` are typed words that the handbook lacks.
 * @param {string} text
 * @param {Index} index
 * @param {Asked} [options]
 * @returns {Query}
 */
export function understand(text, index, { literal = false } = {}) {
  const letters = [...text];
  const typed =
    letters.length > LONGEST_QUERY ? `${letters.slice(0, HALF).join("")} … ${letters.slice(-HALF).join("")}` : text;
  const query = readAs(typed, index, literal);
  if (!(query.lacked.length && SIGN_FIRST.test(typed))) return query;
  const other = readAs(typed.replace(SIGN_FIRST, "$1 kap. $2 §"), index, literal);
  return other.lacked.length ? query : { ...other, text: typed };
}

/**
 * @param {string} typed
 * @param {Index} index
 * @param {boolean} literal
 * @returns {Query}
 */
function readAs(typed, index, literal) {
  const found = cited(typed, index.citations);
  const tokens = asWritten(words(found.rest).slice(0, MOST_WORDS));
  const { kinds, contacts, soft } = intents(tokens, index);
  const asked = new Reader(index, tokens, soft, literal).groups();
  let groups = [
    ...found.terms.map((term) => citation(term, !asked.length, index)),
    ...beside(found.terms, asked, index),
  ];
  if (asked.filter((group) => !group.soft).length > 1) groups = groups.map(withoutNames);
  if (groups.some(({ within }) => within)) groups = groups.map((group) => wholeAct(group, index));
  const settled = settle(groups, index, {
    literal,
    corrects: !(literal || index.watch.isEnglish(tokens)),
    alone: tokens.length === 1,
  });
  const absent = absentNumbers(settled.groups, typed, index);
  const told = settled.groups.filter((group) => group.alternatives.length && !group.soft);
  if (!told.some(({ word }) => !(absent.length && ANY_ACT.test(word)))) {
    settled.groups = absent.length ? [] : settled.groups.map((group) => ({ ...group, soft: false }));
  }
  const better = correct(typed, settled.corrections);
  const known = mentioned(tokens, index);
  return {
    ...settled,
    ...paragraphsOf(settled, index, {
      asked: asked.length ? found.terms.filter((term) => PARAGRAPH.test(term)) : [],
      text: typed,
      rest: found.rest,
      whole: found.terms.length ? [...known, ...keys(found.rest, index)] : [],
      absent,
    }),
    text: typed,
    contacts,
    corrected: better,
    keys: [...keys(typed, index), ...keys(better, index)],
    begun: literal ? [] : namesBegun(typed, settled.groups, kinds, index),
    mentioned: known,
    ...asker(typed, kinds, literal, index),
  };
}

/**
 * The words of a sentence as they are written: "dom" is there seldom what a court says.
 * @param {string[]} tokens
 */
function asWritten(tokens) {
  if (tokens.length < TELLS) return tokens;
  return tokens.map((word, at) => (word === SPOKEN && !RULED.has(tokens[at - 1]) ? "de" : word));
}

/**
 * Who asks, what is told without the words of the records that answer it, and the danger in it.
 * @param {string} typed
 * @param {Record<string, number>} kinds
 * @param {boolean} literal
 * @param {Index} index
 */
function asker(typed, kinds, literal, index) {
  const entries = literal ? [] : toldBy(typed, index);
  const likely = likenesses(entries, index);
  const told = index.watch.read(typed, index, entries.length ? youth(likely, index) : 0);
  return {
    ...told,
    likely: told.alone
      ? []
      : likelyAnswers(likely, index, (it) => (told.ofOthers && it !== "adult" ? 0 : told.shares[it])),
    kinds: told.rules ? withRules(kinds, index) : kinds,
    otherwise: told.sure || told.alone ? [] : [...told.otherwise, ...asOther(likely, index, told.voice)],
    urgent:
      told.urgent ??
      (told.still ? undefined : feared(typed, told.left === undefined ? entries : toldBy(told.left, index), index)),
    feared: !told.urgent,
  };
}

/**
 * The records that are likely to answer if the other reader asks: a grown-up, or somebody young.
 * @param {number[]} likely How likely each class of questions is.
 * @param {Index} index
 * @param {Voice} voice
 */
function asOther(likely, index, voice) {
  const answers = likelyAnswers(likely, index, (it) => (it === "adult") !== (voice === "adult"));
  return answers.map(([number]) => number);
}

/**
 * The danger that is likely to be told; the whole name of a record tells of none.
 * @param {string} text
 * @param {Weights[]} entries What the index says of its words.
 * @param {Index} index
 */
function feared(text, entries, index) {
  const danger = likelyDanger(entries, index);
  return danger && keys(text, index).some((key) => index.entries(key).length) ? undefined : danger;
}

/**
 * A citation. A paragraph beside other words is soft: "5 kap. 1 § SoL" is never about BrB.
 * @param {string} term
 * @param {boolean} alone
 * @param {Index} index
 * @returns {Group}
 */
function citation(term, alone, index) {
  const [exact, ...wider] = withWider(term, index.citations);
  const alternatives = [alternative(WHOLE, [exact]), ...wider.map((wide) => alternative(WIDER, [wide]))];
  const within = !alone && PARAGRAPH.test(term);
  const number = isSeries(term, index.citations) ? term : "";
  return { alternatives, word: "", soft: within, within, number };
}

/**
 * The numbers of documents that no record has, as they are typed.
 * @param {Group[]} groups
 * @param {string} typed
 * @param {Index} index
 */
function absentNumbers(groups, typed, { citations }) {
  const absent = groups.filter(({ number, alternatives }) => number && !alternatives.length);
  const written = absent.flatMap(({ number = "" }) => {
    const found = places(typed, citations, new Set([number])).map((part) => typed.slice(...part));
    return found.length ? found : asNumber(number);
  });
  return [...new Set(written)]; // several patterns may find the same
}

/**
 * The words beside a document's number as soft ones: "dnr S2016/04468" is found by its number.
 * @param {string[]} terms
 * @param {Group[]} asked
 * @param {Index} index
 */
function beside(terms, asked, index) {
  /** @param {string} term */
  const known = (term) =>
    isSeries(term, index.citations) && withWider(term, index.citations).some((it) => index.entries(it).length);
  return terms.map(known).includes(true) ? asked.map((group) => ({ ...group, soft: true })) : asked;
}

/**
 * The group without records named by a synonym: among other words they are one meaning like the rest.
 * @param {Group} group
 * @returns {Group}
 */
function withoutNames(group) {
  return { ...group, alternatives: group.alternatives.filter(({ weight }) => weight !== NAMED) };
}

/**
 * The group of an act without the parts of its name: beside a paragraph it is no other act.
 * @param {Group} group
 * @param {Index} index
 * @returns {Group}
 */
function wholeAct(group, index) {
  if (!index.citations.act.test(group.word)) return group;
  return { ...group, alternatives: group.alternatives.filter(({ weight }) => !BY_PARTS.has(weight)) };
}

/**
 * The keys of the names as a whole that the text may be.
 * @param {string} text
 * @param {Index} index
 */
function keys(text, index) {
  const { head } = index;
  const mark = head.to_the_letter;
  return spelledKeys(text, index).map((key) =>
    key[1] === mark ? inShort(key.slice(2), head, mark) : inShort(key.slice(1), head),
  );
}

/**
 * The keys of the names that some of the words may be: "vad säger barnkonventionen om det".
 * @param {string[]} tokens
 * @param {Index} index
 */
function mentioned(tokens, { rules }) {
  const stems = tokens.map((word) => (rules.stop.has(word) ? "" : rules.stem(word)));
  const found = [1, 2, 3].flatMap((length) => stems.map((_, at) => stems.slice(at, at + length)));
  return found.filter((run) => run.length < stems.length && !run.includes("")).map((run) => `=${run.join(" ")}`);
}

/**
 * The term of a name: a long one is its first letter and a number in letters, as weigh.py counts it.
 * @param {string} name
 * @param {Index["head"]} head
 * @param {string} [mark] That of a name to the letter.
 */
function inShort(name, { letters, spelled }, mark = "") {
  const [longest, length] = spelled;
  if (name.split(" ").length <= longest) return `=${mark}${name}`;
  const most = letters.length ** length;
  const number = Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % most, 0);
  const digits = Array.from({ length }, (_, place) => Math.floor(number / letters.length ** place));
  return `=~${name[0]}${mark}${digits.map((digit) => letters[digit % letters.length]).join("")}`;
}

/**
 * @param {string} text
 * @param {Index} index
 */
function spelledKeys(text, index) {
  const plain = words(text).slice(0, MOST_WORDS);
  const stems = plain.map((word) => index.rules.stem(word));
  if (!stems.length) return [];
  const found = [`=${stems.join(" ")}`, `=${index.head.to_the_letter}${words(text).map(fold).join(" ")}`];
  for (const [at, end] of runs(plain.length)) {
    for (const term of joined(plain.slice(at, end), index)) {
      found.push(`=${[...stems.slice(0, at), term, ...stems.slice(end)].join(" ")}`);
    }
  }
  const parts = plain.length === 1 ? index.rules.split(plain[0]) : [];
  if (parts.length) {
    found.push(`=${parts.join(" ")}`);
    found.push(...SMALL.map((small) => `=${[...parts.slice(-1), small, ...parts.slice(0, -1)].join(" ")}`));
  }
  if (plain.length === TURNED && index.rules.stop.has(plain[1])) {
    found.push(...joined([plain[2], plain[0]], index).map((term) => `=${term}`));
  }
  return found;
}

/**
 * How names as a whole begin if the last word is still being typed, or if small words are left out.
 * @param {string} text
 * @param {Group[]} groups
 * @param {Record<string, number>} kinds
 * @param {Index} index
 */
function namesBegun(text, groups, kinds, index) {
  const plain = words(text).slice(0, MOST_WORDS);
  const last = plain.at(-1) ?? "";
  const guessed = (groups.at(-1)?.alternatives ?? [])
    .filter(({ weight }) => weight === BEGINNING)
    .map(({ terms }) => terms[0]);
  const start = plain
    .slice(0, -1)
    .map((word) => `${index.rules.stem(word)} `)
    .join("");
  const found = [fold(last), `${index.rules.stem(last)} `, ...guessed].map((end) => `=${start}${end}`);
  const told = plain.filter((word) => !index.rules.stop.has(word)).map((word) => index.rules.stem(word));
  if (!Object.keys(kinds).length) found.push(`=${told.join(" ")} `);
  return [...new Set(found)].filter((begun) => begun.length > SHORTEST_BEGINNING);
}

/**
 * The runs of two and three words, as start and end.
 * @param {number} count
 */
function runs(count) {
  /** @type {[start: number, end: number][]} */
  const found = [];
  for (const length of [2, 3]) for (let at = 0; at + length <= count; at++) found.push([at, at + length]);
  return found;
}

/**
 * The terms that the words make if they are written together, with and without a linking s. "Natt" and "ring" make
 * none: there the second is read as an ending. Neither do the numbers of a paragraph and its chapter.
 * @param {string[]} run
 * @param {Index} index
 */
function joined(run, index) {
  if (run.every((word) => NUMBER.test(word)) && run.join("").length < SHORTEST_NUMBER) return [];
  const start = run.slice(0, -1).join("");
  const end = run[run.length - 1];
  const terms = [index.rules.stem(start + end), index.rules.stem(`${start}s${end}`)];
  return terms.filter((term) => term.length > start.length);
}

/**
 * What kinds of record the words ask for, whether for contacts, and which words need not be in a hit.
 * @param {string[]} tokens
 * @param {Index} index
 */
function intents(tokens, index) {
  /** @type {Record<string, number>} */
  const kinds = {};
  /** @type {Set<string>} */
  const soft = new Set();
  let contacts = 100;
  const plain = tokens.map(fold);
  for (const intent of index.intents) {
    const meant = plain.filter((word) => intent.words.has(word));
    if (!meant.length) continue;
    contacts = Math.max(contacts, intent.contacts ?? 100);
    if (intent.soft) for (const word of meant) soft.add(word);
    for (const [kind, percent] of Object.entries(intent.kinds)) prefer(kinds, kind, percent);
  }
  if (tokens.length > 1) for (const word of tokens) kindNamed(word, kinds, soft, index);
  return { kinds, contacts, soft };
}

/**
 * Prefer the kind that a word names, by itself or at the end of a compound: "barnkonventionen" is a convention. A word
 * that is the kind and no more need not be in a hit.
 * @param {string} word
 * @param {Record<string, number>} kinds
 * @param {Set<string>} soft
 * @param {Index} index
 */
function kindNamed(word, kinds, soft, { rules, head }) {
  const stem = rules.stem(word);
  for (const term of [stem, rules.split(word).at(-1) ?? ""]) {
    if (Object.hasOwn(head.kind_words, term)) prefer(kinds, head.kind_words[term], KIND_NAMED);
  }
  if (Object.hasOwn(head.kind_words, stem)) soft.add(fold(word));
}

/**
 * The kinds asked for, and with them those that tell what one must and may.
 * @param {Record<string, number>} kinds
 * @param {Index} index
 */
function withRules(kinds, index) {
  const found = { ...kinds };
  for (const kind of index.head.kinds) if (kind.rules) prefer(found, kind.id, RULES);
  return found;
}

/**
 * Let a kind of record count for more, as a percentage.
 * @param {Record<string, number>} kinds
 * @param {string} kind
 * @param {number} percent
 */
function prefer(kinds, kind, percent) {
  kinds[kind] = Math.max(kinds[kind] ?? 100, percent);
}

/** Reads the words of a query from left to right. */
class Reader {
  /**
   * @param {Index} index
   * @param {string[]} tokens
   * @param {Set<string>} soft
   * @param {boolean} literal
   */
  constructor(index, tokens, soft, literal) {
    this.index = index;
    this.tokens = tokens;
    this.soft = soft;
    this.literal = literal;
  }

  /** What the words mean, as groups. */
  groups() {
    /** @type {Group[]} */
    const found = [];
    for (let at = 0; at < this.tokens.length; ) {
      const [length, group] = this.#phrase(at) ?? [1, this.#word(at)];
      at += length;
      if (group) found.push(group);
    }
    return found.length ? found : this.tokens.map((_, at) => this.#group(at));
  }

  /**
   * @param {number} at
   * @returns {[length: number, group: Group] | undefined}
   */
  #phrase(at) {
    const { rules } = this.index;
    for (let length = Math.min(LONGEST_PHRASE, this.tokens.length - at); length > 1; length--) {
      const phrase = this.tokens.slice(at, at + length);
      let means = this.#means(phrase);
      if (!means.length) means = this.#means(this.#telling(phrase));
      if (!means.length) continue;
      const own = phrase.filter((word) => !rules.stop.has(word)).map((word) => rules.stem(word));
      const whole = own.length ? [alternative(WHOLE, own)] : [];
      const single =
        own.length > 1 ? own.filter((term) => !NUMBER.test(term)).map((term) => alternative(ALONE, [term])) : [];
      return [length, { alternatives: [...whole, ...means, ...single], word: "" }];
    }
  }

  /**
   * The phrase without stop words, if two words or more are left: "hotar att sprida".
   * @param {string[]} phrase
   */
  #telling(phrase) {
    const left = phrase.filter((word) => !this.index.rules.stop.has(word));
    return left.length > 1 && left.length < phrase.length ? left : [];
  }

  /**
   * @param {string[]} phrase
   * @returns {Alternative[]}
   */
  #means(phrase) {
    const key = phrase.map((word) => this.index.rules.stem(word)).join(" ");
    const means = (!this.literal && this.index.synonyms.get(key)) || [];
    return means.map((terms) => alternative(terms[0][0] === "=" ? NAMED : SYNONYM, terms));
  }

  /** @param {number} at */
  #word(at) {
    const word = this.tokens[at];
    if (this.index.rules.stop.has(word) && !this.#means([word]).length) return;
    return this.#group(at);
  }

  /**
   * @param {number} at
   * @returns {Group}
   */
  #group(at) {
    const { rules } = this.index;
    const word = this.tokens[at];
    const around = runs(this.tokens.length).filter(([start, end]) => start <= at && at < end);
    const together = new Set(around.flatMap(([start, end]) => this.#joined(this.tokens.slice(start, end))));
    const turned = new Set(this.#turned(at).flatMap((run) => this.#joined(run)));
    return {
      alternatives: [
        ...this.#itself(word).map((term) => alternative(WHOLE, [term])),
        ...[...together].map((term) => alternative(JOINED, [term])),
        ...[...turned].map((term) => alternative(REVERSED, [term])),
        ...this.#means([word]),
        ...this.#parts([...new Set(rules.split(word))]),
      ],
      word,
      soft: LONE.test(word) || this.soft.has(fold(word)),
      last: at === this.tokens.length - 1,
      away: !this.#isPlace(at, around),
    };
  }

  /**
   * Whether a word is, alone or with those beside it, the whole name of a place: "under ed" is no "Dals-Ed". Who is "i Skåne"
   * need not say that it is a county, and who types one word may mean a part of a name.
   * @param {number} at
   * @param {number[][]} around The runs of words that it stands in.
   */
  #isPlace(at, around) {
    const { rules } = this.index;
    const word = fold(this.tokens[at]);
    const form = fold(this.index.form(rules.stem(this.tokens[at])));
    if (word.replace(GENITIVE, "") !== form.replace(GENITIVE, "")) return false;
    if (this.tokens.length === 1) return true;
    return [[at, at + 1], ...around].some(([start, end]) => {
      const name = this.tokens.slice(start, end).map((it) => rules.stem(it));
      return [name, [...name, COUNTY]].some((it) => this.index.isName(`=${it.join(" ")}`));
    });
  }

  /**
   * The terms of a word: without its dots it would be another's, if its stem is kept apart from that.
   * @param {string} word
   */
  #itself(word) {
    const { rules } = this.index;
    return [...new Set(rules.apart.has(word) ? [rules.stem(word)] : [rules.stem(word), fold(word)])];
  }

  /**
   * The terms of names that a run makes if it is written together.
   * @param {string[]} run
   */
  #joined(run) {
    return joined(run, this.index).filter((term) => this.index.isName(term));
  }

  /**
   * Two words with a small one between them turned round: "kedja av vård" is "vårdkedja".
   * @param {number} at
   */
  #turned(at) {
    const found = [at - 2, at].filter((start) => start >= 0).map((start) => this.tokens.slice(start, start + TURNED));
    return found
      .filter((run) => run.length === TURNED && this.index.rules.stop.has(run[1]))
      .map((run) => [run[2], run[0]]);
  }

  /**
   * The parts of a compound, and what the last of them means.
   * @param {string[]} parts
   */
  #parts(parts) {
    if (!parts.length) return [];
    const last = parts.slice(-1);
    const means = this.#means(last).filter(({ weight }) => weight === SYNONYM);
    return [
      alternative(PARTS, parts),
      alternative(LAST_PART, last),
      ...means.map(({ terms }) => alternative(PART_MEANS, terms)),
    ];
  }
}

/**
 * Keep the alternatives that the handbook has words for; complete and correct the words that it does not have.
 * @param {Group[]} groups
 * @param {Index} index
 * @param {{ literal: boolean, corrects: boolean, alone: boolean }} how What is English is never corrected: it would be read
 *   as Swedish. A word that is alone may be the misspelled name of a place.
 */
function settle(groups, index, { literal, corrects, alone }) {
  /** @type {Correction[]} */
  const corrections = [];
  const unknown = new Set();
  const settled = groups.map((group) => {
    const known = group.alternatives.filter((one) => one.terms.every((term) => said(group, one, term, index).length));
    if (isLacking(group, known, index)) unknown.add(group.word);
    if (!group.word || literal) return { ...group, alternatives: known };
    const whole = !known.every(({ weight }) => BY_PARTS.has(weight));
    if (whole) return { ...group, alternatives: [...known, ...ofNames(group.word, index)] };
    let [guessed, forms] = guess(group, index, { split: known.length > 0, corrects, alone });
    if (!guessed.length && (groups.length === 1 || !known.length)) guessed = ends(fold(group.word), index);
    for (const form of forms) corrections.push([group.word, form]);
    if (guessed.some(({ weight }) => PARTLY.has(weight))) unknown.delete(group.word);
    return { ...group, alternatives: [...guessed, ...known], away: isAway(group, guessed) };
  });
  return { groups: settled, corrections, unknown: [...unknown] };
}

/**
 * Whether a word names no place, and is not read as the name of one: it may be unfinished, or misspelled.
 * @param {Group} group
 * @param {Alternative[]} guessed
 */
const isAway = ({ away }, guessed) => away && !guessed.some(({ weight }) => AS_TYPED.has(weight));

/**
 * Whether the handbook lacks the word of a group.
 * @param {Group} group
 * @param {Alternative[]} known
 * @param {Index} index
 */
const isLacking = ({ word }, known, index) => Boolean(word) && !known.length && !isSmall(word, index);

/**
 * The words of names that end in a word that no name has by itself: "stympade" are those of "könsstympning".
 * @param {string} word
 * @param {Index} index
 */
function ofNames(word, index) {
  const stem = index.rules.stem(word);
  const held = index.isName(stem) || index.rules.stop.has(word) ? [] : index.holding(stem);
  return held.filter((term) => term.endsWith(stem)).map((term) => alternative(HELD, [term]));
}

/**
 * Whether a word tells nothing that the handbook could lack: a small one, or somebody who is told of.
 * @param {string} word
 * @param {Index} index
 */
const isSmall = (word, { rules, watch }) => rules.stop.has(word) || watch.people.has(word);

/**
 * What the word of a group begins, is a part of or misspells, and the word to offer instead if it is misspelled. A compound of known
 * parts is rarely misspelled, so only one slip is looked for in it. Many a short word is near the name of some place.
 * @param {Group} group
 * @param {Index} index
 * @param {{ split: boolean, corrects: boolean, alone: boolean }} how
 * @returns {[alternatives: Alternative[], forms: string[]]}
 */
function guess(group, index, { split, corrects, alone }) {
  const word = fold(group.word);
  const begun = group.last && word.length >= SHORTEST_BEGINNING ? index.beginning(group.word) : [];
  if (begun.length) return [begun.map((term) => alternative(BEGINNING, [term])), []];
  if (!corrects) return [[], []];
  const act = index.citations.act.test(group.word); // one act is no part of another, and most are near each other
  const held = split || act ? [] : index.holding(index.rules.stem(group.word));
  if (held.length) return [held.map((term) => alternative(HELD, [term])), []];
  const found = index.near(group.word, split || act ? 1 : 2);
  const near = found.filter((term) => alone || word.length >= SHORTEST_PLACE || !index.isPlace(term));
  return [near.map((term) => alternative(MISSPELLED, [term])), near.slice(0, 1).map((term) => index.form(term))];
}

/**
 * The longest end, or else beginning, of an unknown compound that is a word of the handbook.
 * @param {string} word
 * @param {Index} index
 * @returns {Alternative[]}
 */
function ends(word, index) {
  const { rules, citations } = index;
  if (citations.act.test(word)) return []; // "polislagen" does not end in "slagen"
  /** @type {string[]} */
  const found = [];
  for (let cut = SHORTEST_BEGINNING; cut <= word.length - SHORTEST_END; cut++) found.push(word.slice(cut));
  for (let cut = word.length - SHORTEST_BEGINNING; cut >= SHORTEST_BEGINNING; cut--) found.push(word.slice(0, cut));
  /** @param {string} part */
  const long = (part) => part.length > SHORTEST_BEGINNING || rules.shortParts.has(part);
  const term = found.map((part) => rules.part(part)).find((part) => long(part) && !index.isPlace(part));
  if (!term) return [];
  const means = index.synonyms.get(term) ?? [];
  const all = [alternative(LAST_PART, [term]), ...means.map((terms) => alternative(PART_MEANS, terms))];
  return all.filter(({ terms }) => terms.every((it) => index.entries(it).length));
}

/**
 * @param {string} text
 * @param {Correction[]} corrections
 */
function correct(text, corrections) {
  if (!corrections.length) return "";
  const right = new Map(corrections);
  return normal(text).replace(WORD, (word) => right.get(word) ?? word);
}

/**
 * Whether any of some records is a hit for a corrected word, and not only for the others.
 * @param {Query} query
 * @param {number[]} numbers
 * @param {Index} index
 */
export function isCorrected({ groups }, numbers, index) {
  const read = groups.flatMap(({ alternatives }) => alternatives).filter(({ weight }) => weight === MISSPELLED);
  const terms = read.flatMap((it) => it.terms);
  const holding = terms.flatMap((term) => index.entries(term).flatMap(({ weights }) => [...weights.keys()]));
  return holding.some((number) => numbers.includes(number));
}
