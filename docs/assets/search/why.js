/** Why a record is a hit: one line of it, and where in it the words stand. */

/**
 * @import { Card, Index } from "./index.js"
 * @import { Group, Query } from "./query.js"
 */

import { fold, words } from "./analysis.js";
import { places } from "./citations.js";
import { dutyIn, sameDuty } from "./duties.js";
import { AS_TYPED, LAST_PART, SAME, TELLS, WHOLE } from "./query.js";

const WORD = /[\p{L}\p{N}]+(?:[.:/][\p{N}]+)*/gu;
const LINE = 180;
const SHORTEST_BEGINNING = 3;
/** What is another letter in an inflection: "tand" and "tänder", but not "vän" and "våning". */
const UMLAUT = /[äö]/g;
const DOTTED = /[åäö]/;
/** Words for a record that only the search has stand nowhere on its page, so that nothing is said of its text. */
const FOUND_BY = "Träff på: ";
/** A form so much longer than what was typed is another word of its stem: "skrivelsen" is none for "skriver". */
const OTHER_WORD = 3;
/** So much weighs what was typed, and not what means the same. */
const TYPED = 90;
/** A question that is shorter has all of its words asked for, and another at least so many. */
const ENOUGH = 2;
/** What one does oneself is said after it. */
const I = "jag";

/**
 * Where words stand in a text, and a line of it with the marked parts.
 * @typedef {[start: number, end: number]} Part
 * @typedef {{ label: string, text: string, parts: Part[], place?: string }} Line `place` is where on the page it stands.
 */

/** Finds the words of one query in text: those that were typed, and others only if all of their phrase stand there. */
export class Matcher {
  /** @type {Set<string>} */
  #typed;
  /** @type {Set<string>} */
  #paragraphs;
  /** @type {string[][]} */
  #phrases;

  /**
   * @param {Query} query
   * @param {Index} index
   */
  constructor(query, index) {
    this.index = index;
    this.groups = query.groups;
    this.asked = words(query.text);
    const alternatives = query.groups.flatMap((group) => group.alternatives);
    const typed = alternatives.filter(({ weight }) => AS_TYPED.has(weight));
    this.#typed = new Set(typed.flatMap(({ terms }) => terms));
    this.query = query;
    const within = query.groups.filter((it) => it.within).flatMap((it) => it.alternatives);
    this.#paragraphs = new Set(within.flatMap(({ terms }) => terms));
    // A part alone is marked for a word that the handbook has only parts of.
    const meant = query.groups.flatMap(({ alternatives: [first], alternatives: all }) =>
      all.filter(({ weight }) => !AS_TYPED.has(weight) && (first.weight < WHOLE || weight > LAST_PART)),
    );
    this.#phrases = meant.map(({ terms }) => terms).filter(([first]) => first[0] !== "=");
    const last = query.begun.length ? (this.asked.at(-1) ?? "") : "";
    this.begun = index.rules.stop.has(last) ? "" : this.asked.map(fold).join(" ");
    this.cites = [...this.#typed].some((term) => term.startsWith("#"));
    this.placed = placed(query, index);
  }

  /**
   * Where what was typed is cited in a text of a record; a paragraph beside its act is no other act's.
   * @param {string} text
   * @param {number} number
   */
  #cited(text, number) {
    if (!this.cites) return [];
    const { acts, called, namesAct } = this.query;
    const any = called.has(number) || (acts.size === 0 && !namesAct);
    const wanted = [...this.#typed].filter((term) => any || !this.#paragraphs.has(term));
    return places(text, this.index.citations, new Set(wanted));
  }

  /**
   * Where the words stand in a `text` of a record, as [start, end]: as words of their own, or in a compound that is all
   * asked for.
   * @param {string} text
   * @param {number} number
   * @returns {Part[]}
   */
  parts(text, number) {
    const found = this.#cited(text, number);
    const written = [...text.matchAll(WORD)];
    const own = written.map(([word]) => this.#own(word));
    const wanted = this.#wanted(own);
    for (const [at, { 0: word, index: start }] of written.entries()) {
      const parts = words(word).flatMap((it) => this.index.rules.split(it));
      const asked = own[at].some((term) => wanted.has(term)) || (parts.length && parts.every((it) => wanted.has(it)));
      if ((asked && !this.#isOther(word)) || (at === this.asked.length - 1 && this.#begins(text)))
        found.push([start, start + word.length]);
    }
    return found;
  }

  /**
   * What is looked for in a text with these terms: what was typed, and of other phrases those that are all there.
   * @param {string[][]} there
   */
  #wanted(there) {
    const all = new Set(there.flat());
    return new Set([...this.#typed, ...this.#phrases.filter((terms) => terms.every((term) => all.has(term))).flat()]);
  }

  /**
   * The words that are telling, of one that may be two with a hyphen.
   * @param {string} written
   */
  #words(written) {
    return words(written).filter((word) => !this.index.rules.stop.has(word));
  }

  /**
   * The terms of a word as a whole.
   * @param {string} written
   */
  #own(written) {
    return this.#words(written).flatMap((word) => [this.index.rules.stem(word), fold(word)]);
  }

  /**
   * The terms of a word and of its parts.
   * @param {string} written
   */
  #terms(written) {
    return [...this.#own(written), ...this.#words(written).flatMap((word) => this.index.rules.split(word))];
  }

  /**
   * Whether a word only looks like those that were typed without its dots: "vän" is no "våning". Who types no dots means all.
   * @param {string} written
   */
  #isOther(written) {
    const { rules } = this.index;
    /** @param {string} word */
    const ringed = (word) => rules.dotted(word).replace(UMLAUT, fold);
    const [first] = words(written);
    const same = this.asked.filter((it) => rules.stem(it) === rules.stem(first));
    return same.length > 0 && same.every((it) => DOTTED.test(it) && ringed(it) !== ringed(first));
  }

  /**
   * Whether a text begins with all that was typed, of which the last word may be unfinished.
   * @param {string} text
   */
  #begins(text) {
    return this.begun.length >= SHORTEST_BEGINNING && words(text).map(fold).join(" ").startsWith(this.begun);
  }

  /**
   * The question of a record that is the one asked, if any: it has most of what was asked beside the name of the record,
   * and of two that have as much the one that asks of the same duty, or else the first.
   * @param {Card} card
   */
  answered(card) {
    const { rules } = this.index;
    const named = this.#terms(card.title);
    const asked = this.groups.filter(
      (it) => !(it.soft || rules.stop.has(words(it.word)[0]) || holds(it, named, TYPED)),
    );
    const duty = dutyIn(this.asked);
    return card.answers
      .map(([question, others, text, place]) => {
        const there = this.#terms(`${question} ${others}`);
        return {
          ...{ label: `${question} `, text, parts: this.parts(text, card.number), place },
          count: asked.filter((it) => holds(it, there, SAME)).length,
          same: dutyIn(words(question))?.force === duty?.force,
          fits:
            this.#covers(question, there) &&
            this.#does([question, others], there) &&
            this.#allows(question, text, there),
        };
      })
      .filter(({ fits, count }) => fits && count * 2 > asked.length)
      .sort((one, other) => other.count - one.count || Number(other.same) - Number(one.same))[0];
  }

  /**
   * Whether enough of a question is asked for: one word that it has as well says little.
   * @param {string} question
   * @param {string[]} there Its words, and others for them.
   */
  #covers(question, there) {
    const least = Math.min(ENOUGH, this.#telling(words(question)).length);
    return this.#telling(this.asked).filter((word) => this.#stands(word, there)).length >= least;
  }

  /**
   * Whether what one says of oneself is what a question says of oneself too, and not of somebody else.
   * @param {string[]} texts The question, and other words for it.
   * @param {string[]} there
   */
  #does(texts, there) {
    /** @param {string[]} all */
    const own = (all) => this.#telling(all.filter((_, at) => all[at - 1] === I)).flatMap((word) => this.#terms(word));
    const told = texts.flatMap((text) => own(words(text)));
    return own(this.asked).every((term) => !there.includes(term) || told.includes(term));
  }

  /**
   * Whether what is said of a duty is said to who asks: all that is asked of it stands in the question, and what to do.
   * @param {string} question
   * @param {string} text
   * @param {string[]} there
   */
  #allows(question, text, there) {
    const told = dutyIn(words(question));
    if (!told || told.rest.length + 1 < words(question).length) return true;
    const duty = dutyIn(this.asked);
    if (!sameDuty(told, text, duty, this.asked)) return false;
    const rest = this.#telling(duty?.rest ?? this.asked);
    const has = rest.map((word) => this.#stands(word, there));
    const verb = this.#terms(told.rest[1] ?? "");
    const todo = !duty || rest.some((word) => this.#terms(word).some((term) => verb.includes(term)));
    return todo && rest.every((word, at) => has[at] || (word.endsWith("s") && has[at + 1]));
  }

  /**
   * Words that say what it is about.
   * @param {string[]} all
   */
  #telling(all) {
    return all.filter((word) => !this.index.rules.stop.has(word));
  }

  /**
   * Whether a word, or what means the same, is among these terms.
   * @param {string} word
   * @param {string[]} there
   */
  #stands(word, there) {
    const terms = this.#terms(word);
    if (terms.some((term) => there.includes(term))) return true;
    /** @param {Group} group */
    const ofIt = (group) => group.alternatives.some((one) => one.terms.some((term) => terms.includes(term)));
    return this.groups.some((group) => ofIt(group) && holds(group, there, SAME));
  }

  /**
   * The line that says why: a former or other name if only that has the words, else the summary. That tells what a record is
   * that no word has put there.
   * @param {Card} card
   * @returns {Line}
   */
  line(card) {
    const answered = this.answered(card);
    if (answered) return answered;
    const { number } = card;
    /** @param {string} text */
    const has = (text) => this.#has(text, number);
    const inTitle = has(card.title);
    /** @param {string} text */
    const cited = (text) => this.#cited(text, number).length > 0;
    const wanted = cited(card.title) ? () => false : inTitle ? cited : has;
    const former = card.former.find(wanted);
    if (former) return this.#labelled("Ersätter: ", former, number);
    const inSummary = has(card.summary);
    const isPlaced = this.placed.has(number);
    const tells = this.asked.length >= TELLS; // who types less may look up another name
    /** @param {string[]} names */
    const other = (names) => (inTitle || inSummary || (isPlaced && tells) ? undefined : names.find(has));
    const alias = other(card.aliases);
    if (alias) return this.#labelled("Kallas också: ", alias, number);
    const foundBy = inTitle || inSummary || isPlaced ? "" : this.#said(number);
    if (foundBy) return { label: FOUND_BY, text: foundBy, parts: [[0, foundBy.length]] };
    return cut(card.summary, this.parts(card.summary, number));
  }

  /**
   * The typed words that the page of a record has somewhere, as names spell them: how a word is written that no name has, the
   * search does not know, and one that a record has only as a name may be one that only the search has.
   * @param {number} number
   */
  #said(number) {
    const { index } = this;
    /** @param {string} term */
    const isShown = (term) =>
      index.isName(term) &&
      ![undefined, index.head.unshown].includes(index.body.entry(term)?.weights.get(number)) &&
      !this.#isOther(index.form(term));
    const found = this.groups.flatMap(({ word, soft, alternatives }) => {
      const typed = word && !soft ? alternatives.filter(({ weight }) => AS_TYPED.has(weight)) : [];
      const shown = typed.find(({ terms }) => terms.every(isShown));
      const forms = shown?.terms.map((term) => index.form(term)) ?? [];
      return shown?.weight === WHOLE ? forms.filter((form) => form.length < word.length + OTHER_WORD) : forms;
    });
    return [...new Set(found)].join(", ");
  }

  /**
   * Whether words stand in a text of a record, be it as parts of others.
   * @param {string} text
   * @param {number} number
   */
  #has(text, number) {
    const terms = (text.match(WORD) ?? []).map((word) => this.#terms(word));
    const wanted = this.#wanted(terms);
    return terms.flat().some((term) => wanted.has(term)) || this.parts(text, number).length > 0;
  }

  /**
   * @param {string} label
   * @param {string} text
   * @param {number} number
   * @returns {Line}
   */
  #labelled(label, text, number) {
    return { ...cut(text, this.parts(text, number)), label };
  }
}

/**
 * The records that stand where they do for what is told, whatever words they have: for a danger, a situation or by a guess.
 * In danger all that is written for children says what it is.
 * @param {Query} query
 * @param {Index} index
 */
function placed({ urgent, voice, meant, meantAtLast, likely, otherwise, text }, { children }) {
  const guessed = words(text).length < TELLS ? [] : [...likely.map(([number]) => number), ...otherwise];
  const inDanger = urgent ? [urgent.guides[voice].number, ...children] : [];
  return new Set([...inDanger, ...meant.flat(), ...meantAtLast.flat(), ...guessed]);
}

/**
 * Whether these terms are what a group asks for, as far as its alternatives weigh at least so much.
 * @param {Group} group
 * @param {string[]} there
 * @param {number} least
 */
const holds = (group, there, least) =>
  group.alternatives.some(({ weight, terms }) => weight >= least && terms.every((term) => there.includes(term)));

/**
 * A long text around its first marked part.
 * @param {string} text
 * @param {Part[]} parts
 * @returns {Line}
 */
function cut(text, parts) {
  if (text.length <= LINE) return { label: "", text, parts };
  const first = parts.length ? Math.min(...parts.map(([start]) => start)) : 0;
  const from = first < LINE - 40 ? 0 : text.indexOf(" ", first - 60) + 1;
  const space = text.lastIndexOf(" ", from + LINE);
  const to = from + LINE >= text.length ? text.length : space > from ? space : from + LINE;
  const shown = `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  const shift = from - (from ? 2 : 0);
  const inside = parts.filter(([start, end]) => start >= from && end <= to);
  return { label: "", text: shown, parts: inside.map(([start, end]) => [start - shift, end - shift]) };
}
