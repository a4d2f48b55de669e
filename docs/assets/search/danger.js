/**
 * Whether the words tell of acute danger: content/vocabulary/danger.yml says which do, and what is then shown first.
 *
 * A phrase is some words in order, each with others that do as well (a/b), * for any ending and *a* for a word that has it
 * anywhere. Up to two other words may stand between. What is the same word `typed.js` tells.
 */

/**
 * @import { Rules } from "./analysis.js"
 * @import { Choice } from "./typed.js"
 * @import { Asking, Danger, Index, Situation, Written } from "./index.js"
 */

import { fold, words } from "./analysis.js";
import { Choices, kept, Part, SHORT, SMALL_ROOM, Token } from "./typed.js";
import { voiceOf } from "./voice.js";

/**
 * @typedef {import("./voice.js").Voice} Voice Who asks.
 * @typedef {{ voice: Voice, sure: boolean, shares: Record<Voice, number>, alone: boolean, rules: boolean, ofOthers: boolean, urgent: Danger | undefined, still: boolean, left: string | undefined, asks: boolean, meant: number[][], meantAtLast: number[][], otherwise: number[] }} Told
 * @typedef {{ alone: boolean, steps: Choice[] }} Phrase
 * @typedef {{ parts: string[], sum: number }} Cut Words that were written together, and how much they tell.
 * @typedef {{ phrases: Phrase[], words: Phrase[], own: Phrase[], about: Phrase[], but: Phrase[] }} Ready
 */

const BETWEEN = 2;
/** What a word tells of a situation, and what a small one does. */
const WORD = 3;
const SMALL_WORD = 1;
/** So much a phrase whose words stand apart must tell: two words that are not small. */
const LEAST_SCATTERED = 2 * WORD;
const BESIDE = 1;
/** Within so many words before and behind what tells of a danger stands the one it is told of. */
const NEAR = 4;
/** So long a word may be more than one, written together. */
const TOGETHER = 5;
const LONGEST_TOGETHER = 48;
/** So long an end of a compound tells what it is about. */
const LONG_END = 6;
/** The groups of those who can be in danger, or the danger. */
const PEOPLE = ["NÅGON", "NÄRA"];
/** Of the words of who asks, those that nobody makes a compound with. */
const GLUE = ["me", "i", "my", "kin", "friend", "no_subject", "self_in_english"];
const BEFORE_NOT = /([^ =]+) inte(?= |$)/;
const SPACE = /\s+/;
const DOTS = /[åäö]/i;
const GROUP = /^[A-ZÅÄÖ]+$/;
const RUN = /(\p{L})\1{2,}|([aouyåäö])\2(?=\P{L}|$)/gu;

/** What is typed, read for danger and for who asks. */
export class Watch {
  /**
   * @param {Danger[]} dangers
   * @param {Situation[]} situations
   * @param {Asking} asking
   * @param {Rules} rules
   */
  constructor(dangers, situations, asking, rules) {
    const { spoken, also, voices, glue, groups } = asking;
    /** @param {string} text */
    const list = (text) => text.split(SPACE).filter(Boolean);
    this.spoken = new Map(
      Object.entries(spoken).flatMap(([word, forms]) => list(forms).map((form) => /** @type {const} */ ([form, word]))),
    );
    this.voices = Object.fromEntries(
      Object.entries(voices).map(([name, text]) => [name, new Set(list(text).map(fold))]),
    );
    this.knowledge = new Set(list(asking.knowledge).map(fold));
    this.ends = [...this.knowledge].filter((word) => word.length >= LONG_END);
    this.known = new Set(list(asking.known).map(fold));
    this.people = new Set(PEOPLE.flatMap((name) => list(groups[name] ?? "")));
    /** @param {string} word */
    const spelled = (word) => list((GROUP.test(word) ? groups[word] : also[word]) ?? word);
    // A word, and a choice of words, is one and the same wherever it is written, so that what it holds is found once.
    /** @type {Map<string, Part>} */
    const parts = new Map();
    /** @type {Map<string, Choice>} */
    const choices = new Map();
    /** @param {string} written */
    const part = (written) => kept(parts, written, () => new Part(written, rules));
    /** @param {string} written */
    const choice = (written) => kept(choices, written, () => written.split("/").flatMap(spelled).map(part));
    /** @param {string} text */
    const phrase = (text) => ({ alone: text.startsWith("="), steps: list(text.replace("=", "")).map(choice) });
    // "Hon vill inte leva" is told in "att hon inte vill leva" as well.
    /** @param {string | undefined} text */
    const phrasesOf = (text = "") => {
      const both = text.split("|").flatMap((it) => [it, it.replace(BEFORE_NOT, "inte $1")]);
      return [...new Set(both)].filter(Boolean).map(phrase);
    };
    this.counting = asking.counting.map(phrase);
    this.unhurried = asking.unhurried.map(phrase);
    this.things = asking.things.map(phrase);
    this.english = new Set(list(asking.english));
    this.mine = asking.mine.map(phrase);
    this.others = asking.others.map(phrase);
    this.reported = asking.reported.map(phrase);
    /**
     * @param {Written} written
     * @returns {Ready}
     */
    const ready = ({ phrases, words: subjects, own, about, but }) => ({
      phrases: phrasesOf(phrases),
      words: phrasesOf(subjects),
      own: phrasesOf(own),
      about: phrasesOf(about),
      but: phrasesOf(but),
    });
    this.dangers = dangers.map((danger) => ({ danger, ready: ready(danger) }));
    this.situations = situations.map((situation) => ({ situation, ready: ready(situation) }));
    this.glue = new Set(list([glue, ...GLUE.map((name) => voices[name])].join(" ")));
    this.wholes = new Wholes([...parts.values()], this.spoken, this.glue, rules);
    this.choices = new Choices(choices.values());
  }

  /**
   * The words of a text as they are written when nobody is in haste.
   * @param {string} text
   */
  calm(text) {
    return words(text.replace(RUN, "$1$2").replaceAll(/['’]/g, "")).map((word) => this.spoken.get(word) ?? word);
  }

  /**
   * The words that are written together in one that nobody knows: "slårmig".
   * @param {string} word
   * @param {Index} index
   */
  #cut(word, index) {
    if (word.length < TOGETHER || word.length > LONGEST_TOGETHER || index.isWord(word)) return [word];
    const parts = this.wholes.cut(word);
    // A word of two letters may be the ending of another, as in "hotade", and among small ones its beginning: "deklarerar".
    const least = parts.length > 2 ? 2 : 1;
    return parts.some((it, at) => this.glue.has(it) && it.length > (at ? 2 : least)) ? parts : [word];
  }

  /**
   * Whether words are English: two of them are words that only English has.
   * @param {string[]} typed
   */
  isEnglish(typed) {
    return typed.filter((word) => this.english.has(word)).length > 1;
  }

  /**
   * Who asks, and whether that is clear.
   * @param {string[]} calm
   * @param {Token[]} tokens The same words.
   * @param {(phrases: Phrase[], ofOne?: boolean) => boolean} hold Whether they hold one of some phrases.
   * @param {number} learned What other questions of these words say of it.
   * @param {boolean} asks Whether it is asked for knowledge.
   */
  #voice(calm, tokens, hold, learned, asks) {
    return voiceOf(tokens, {
      says: (name, token) => token !== undefined && this.#says(name, token),
      ends: (name, { plain }) => [...this.voices[name]].some((end) => plain.endsWith(end)),
      mine: hold(this.mine, true),
      others: hold(this.others),
      reported: hold(this.reported),
      // In English "i" and "me" are who asks, in Swedish they are small words.
      english: calm.some((word) => this.english.has(word)),
      asks,
      learned,
    });
  }

  /**
   * Whether a word is one of one who asks so.
   * @param {string} name
   * @param {Token} token
   */
  #says(name, { plain, stem }) {
    return this.voices[name].has(plain) || this.voices[name].has(stem);
  }

  /**
   * What a text tells of: who asks, the danger if any, and the records that answer what is told without their words.
   * @param {string} text
   * @param {Index} index
   * @param {number} learned What other questions of these words say of who asks.
   * @returns {Told}
   */
  read(text, index, learned = 0) {
    const typed = this.calm(text).flatMap((word) => this.#cut(word, index));
    const tokens = this.#tokens(typed, index);
    const typedOf = phrasesIn(tokens);
    /** @type {(phrases: Phrase[], ofOne?: boolean) => boolean} */
    const hold = (phrases, ofOne) => typedOf(phrases).some((phrase) => placed(phrase, tokens, ofOne));
    const counts = hold(this.counting);
    const asks = counts || words(text).some((word) => this.#isKnowledge(fold(word)));
    const { own: ofOwn, first, ...who } = this.#voice(typed, tokens, hold, learned, asks);
    const named = ofOwn || who.voice !== "adult" || typed.some((word) => this.people.has(word));
    /**
     * The phrases that tell of it when somebody asks so.
     * @param {Ready} ready
     * @param {boolean} ofSelf
     */
    const phrasesNow = ({ phrases, words: subjects, own, about }, ofSelf) =>
      asks ? phrases : [...phrases, ...subjects, ...(ofSelf ? own : []), ...(named ? about : [])];
    const ofThings = takenBy(typedOf(this.things), tokens);
    const taken = this.dangers.map(({ ready }) => [...ofThings, ...takenBy(typedOf(ready.but), tokens)]);
    // Who counts and writes of themselves may be in danger all the same: "hur många alvedon dör man av, jag vill dö".
    const silenced = (counts && !ofOwn) || (asks && !named) || hold(this.unhurried);
    const urgent = this.dangers.find(({ ready }, at) =>
      this.#tells(typedOf(phrasesNow(ready, ofOwn)), without(tokens, taken[at]), silenced),
    )?.danger;
    // Who tells of danger in the first person, and of nobody else, is the one in it.
    const voice = urgent && first && !asks && who.voice === "adult" ? "self" : who.voice;
    const young = voice !== "adult";
    const { held, alone, rules } = this.#situations(tokens, typedOf, (ready) => phrasesNow(ready, young), index);
    /** @type {(last: boolean, reader: Voice) => number[][]} */
    const answers = (last, reader) => (counts ? [] : answersOf(held, last, reader));
    const other = young ? "adult" : "self";
    const otherwise = [...answers(false, other), ...answers(true, other)].flat();
    const theirs = answers(false, voice);
    // Where it is unclear who asks, what nobody answers the young is a grown-up's.
    const meant = who.sure || theirs.flat().length ? theirs : answers(false, "adult");
    return {
      ...who,
      voice,
      ofOthers: !young && who.sure,
      alone,
      rules: rules && !young,
      asks,
      urgent,
      still: silenced || ofThings.length > 0,
      left: taken.some(({ length }) => length) ? without(typed, taken.flat()).filter(Boolean).join(" ") : undefined,
      meant,
      meantAtLast: asks ? [] : answers(true, voice),
      otherwise,
    };
  }

  /**
   * The situations that are told, the surest first.
   * @param {Token[]} tokens
   * @param {(phrases: Phrase[]) => Phrase[]} typedOf Those of some phrases that are typed.
   * @param {(ready: Ready) => Phrase[]} phrasesNow
   * @param {Index} index
   */
  #situations(tokens, typedOf, phrasesNow, { rules: { stop } }) {
    /** @param {number[]} places */
    const sum = (places) =>
      [...new Set(places)].reduce((total, at) => total + (stop.has(tokens[at].word) ? SMALL_WORD : WORD), 0);
    const here = this.situations
      .map(({ situation, ready }) => ({ situation, but: ready.but, phrases: typedOf(phrasesNow(ready)) }))
      .filter(({ phrases }) => phrases.length)
      .filter(({ but }) => !typedOf(but).some((it) => place(it.steps, tokens, BESIDE, false)));
    const inOrder = here
      .map(({ situation, phrases }) => ({
        situation,
        told: sum(phrases.flatMap((it) => placed(it, tokens, situation.alone) ?? [])),
      }))
      .filter((found) => found.told);
    // People tell things in any order.
    const scattered = here
      .filter(({ situation }) => !(situation.last || situation.alone))
      .map(({ situation, phrases }) => ({
        situation,
        told: sum(phrases.flatMap(({ alone, steps }) => (alone ? [] : scatter(steps, tokens)))),
      }))
      .filter((found) => found.told >= LEAST_SCATTERED);
    return heldOf(inOrder, scattered);
  }

  /**
   * Whether words hold one of some phrases, or hold it close to what tells of one who is known: "hon vill dö".
   * @param {Phrase[]} phrases
   * @param {(Token | undefined)[]} tokens
   * @param {boolean} ofKnown
   */
  #tells(phrases, tokens, ofKnown) {
    /** @param {number[]} places */
    const isKnown = (places) =>
      tokens
        .slice(Math.max(0, places[0] - NEAR), Math.max(...places) + NEAR + 1)
        .some((it) => this.known.has(it?.plain ?? ""));
    return phrases.some((phrase) => {
      const places = placed(phrase, tokens);
      return places && (!ofKnown || isKnown(places));
    });
  }

  /**
   * @param {string[]} typed
   * @param {Index} index
   */
  #tokens(typed, index) {
    const dotless = !(typed.some((word) => DOTS.test(word)) || this.isEnglish(typed));
    return typed.map((word) => new Token(word, index, this, dotless && !this.english.has(word)));
  }

  /**
   * Whether a word, or a compound by its end, is of one who wants to know.
   * @param {string} word
   */
  #isKnowledge(word) {
    return this.knowledge.has(word) || this.ends.some((end) => word.length > end.length && word.endsWith(end));
  }
}

/**
 * The situations that are told, the surest first: what stands near, and else what stands anywhere.
 * @typedef {{ situation: Situation, told: number }} Held
 * @param {Held[]} inOrder
 * @param {Held[]} scattered
 */
function heldOf(inOrder, scattered) {
  const all = [...inOrder, ...(inOrder.some(({ situation }) => !situation.last) ? [] : scattered)];
  const [alone, rules] = [false, true].map((last) =>
    all.filter(({ situation }) => situation.alone && Boolean(situation.last) === last),
  );
  const some = alone.length ? alone : all.filter((it) => !(it.situation.last && rules.length) || rules.includes(it));
  const held = some.sort((one, two) => two.told - one.told);
  return { held, alone: alone.length > 0, rules: rules.length > 0 };
}

/**
 * The records that answer a reader in what is told, in turn for each situation.
 * @param {{ situation: Situation }[]} held
 * @param {boolean} last Whether in situations that answer if nothing else does.
 * @param {Voice} reader
 */
function answersOf(held, last, reader) {
  const some = held.filter(({ situation }) => Boolean(situation.last) === last);
  return some.map(({ situation }) => situation.answers[reader] ?? []);
}

/**
 * The places of the words that look-alikes take. One small word may stand between those of one, and that
 * may be nobody: "slår till" is one, "slår mig till marken" is none.
 * @param {Phrase[]} but
 * @param {Token[]} tokens
 */
const takenBy = (but, tokens) =>
  but.flatMap(({ alone, steps }) => (alone ? undefined : place(steps, tokens, SMALL_ROOM, false, true)) ?? []);

/**
 * The words in other places.
 * @template Word
 * @param {Word[]} all
 * @param {number[]} places
 */
const without = (all, places) => all.map((it, at) => (places.includes(at) ? undefined : it));

/**
 * What finds those of some phrases each word of which is typed, wherever it stands: of thousands only they can be told.
 * @param {Token[]} tokens
 * @returns {(phrases: Phrase[]) => Phrase[]}
 */
function phrasesIn(tokens) {
  const typed = new Set(tokens.flatMap((token, at) => token.mayBe(tokens[at + 1])));
  return (phrases) => phrases.filter(({ steps }) => steps.every((step) => typed.has(step)));
}

/** The words that may be written together: those of dangers, small ones and spoken ones. */
class Wholes {
  /**
   * @param {Part[]} parts
   * @param {Map<string, string>} spoken
   * @param {Set<string>} glue
   * @param {Rules} rules
   */
  constructor(parts, spoken, glue, rules) {
    this.rules = rules;
    this.stems = new Set(parts.filter(({ inflected }) => inflected).map(({ stem }) => stem));
    const all = [...rules.stop, ...glue, ...parts.filter(({ inside }) => !inside).map(({ text }) => text)];
    /** By how they are written, with and without dots. */
    this.words = new Map([...all.map(fold), ...all].map((form, at) => [form, all[at % all.length]]));
    for (const [form, word] of spoken) this.words.set(form, word);
  }

  /**
   * The words that a text without spaces is made of: few, and those that tell most, "han slår" and not "hans lår".
   * @param {string} text
   */
  cut(text) {
    // What the text is made of from each place to its end.
    /** @type {(Cut | undefined)[]} */
    const made = [];
    made[text.length] = { parts: [], sum: 0 };
    for (let at = text.length - 1; at >= 0; at--) {
      for (let end = text.length; end > at; end--) {
        const rest = made[end];
        const word = rest && this.#whole(text.slice(at, end));
        // A letter by itself is a word only where it begins: "i hate it", but not "slav i ska".
        if (!word || (at && end - at < 2)) continue;
        const small = this.rules.stop.has(word) || !this.words.has(word);
        const sum = rest.sum + word.length / (1 + Number(small)) - 2;
        if (sum >= (made[at]?.sum ?? sum)) made[at] = { parts: [word, ...rest.parts], sum };
      }
    }
    return made[0]?.parts ?? [];
  }

  /**
   * The word that is written so: an inflected one only if its stem is long, for any ending follows a short one. Nobody types
   * some dots and others not.
   * @param {string} word
   */
  #whole(word) {
    const stem = this.rules.stem(word);
    return this.words.get(word) ?? (stem.length > SHORT && this.stems.has(stem) ? word : undefined);
  }
}

/**
 * Where the words hold a phrase.
 * @param {Phrase} phrase
 * @param {(Token | undefined)[]} tokens
 * @param {boolean} [ofOne]
 */
function placed({ alone, steps }, tokens, ofOne) {
  return alone && tokens.length > steps.length ? undefined : place(steps, tokens, BETWEEN, true, ofOne);
}

/**
 * Where the words of a phrase stand in any order, if all are there; none for a phrase of one word.
 * @param {Choice[]} steps
 * @param {Token[]} tokens
 */
function scatter(steps, tokens) {
  /** @type {number[]} */
  const found = [];
  if (steps.length < 2) return found;
  for (const parts of steps) {
    const at = tokens.findIndex((typed, index) => !found.includes(index) && typed.is(parts));
    if (at < 0) return [];
    found.push(at);
  }
  return found;
}

/**
 * Where the words of a phrase stand, from the first place where they do.
 * @param {Choice[]} steps
 * @param {(Token | undefined)[]} tokens
 * @param {number} between How many other words may stand between two of them.
 * @param {boolean} slips Whether one of the words may be misspelled.
 * @param {boolean} [ofOne] Whether nobody else may stand between: "jag vet att en elev blir slagen" is not "jag blir slagen".
 */
function place(steps, tokens, between, slips, ofOne = false) {
  /** @type {(token: Token | undefined, step: number) => number} */
  const roomOf = (token, step) => (ofOne && step > 0 && token?.somebody ? tokens.length : (token?.room ?? 1));
  /**
   * @param {number} step
   * @param {number} from
   * @param {number} to How many words may stand before it; a small one is half a word.
   * @param {boolean} may Whether this or a later word may be misspelled.
   * @returns {number[] | undefined}
   */
  const follow = (step, from, to, may) => {
    if (step === steps.length) return [];
    for (let at = from, room = to; room >= 0 && at < tokens.length; room -= roomOf(tokens[at], step), at++) {
      for (const { length, slip } of fits(steps[step], tokens, at, may, steps.length === 1)) {
        const next = at + length;
        const rest = follow(step + 1, next, between, may && !slip);
        if (rest) return [...Array.from({ length }, (_, more) => at + more), ...rest];
      }
    }
  };
  return follow(0, 0, tokens.length, slips);
}

/**
 * How many words from a place are a word of a phrase, and whether with a slip.
 * @param {Choice} step
 * @param {(Token | undefined)[]} tokens
 * @param {number} at
 * @param {boolean} slips
 * @param {boolean} lone
 */
function fits(step, tokens, at, slips, lone) {
  const typed = tokens[at];
  const next = tokens[at + 1];
  const found = [];
  if (typed?.is(step) || (!lone && typed?.isDotted(step))) found.push({ length: 1, slip: false });
  if (next && typed?.isWith(step)) found.push({ length: 2, slip: false });
  if (slips && typed?.isAlmost(step, lone)) found.push({ length: 1, slip: true });
  return found;
}
