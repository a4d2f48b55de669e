/** Why a record is a hit: one line of it, and where in it the words stand. */

/**
 * @import { Card, Index } from "./index.js"
 * @import { Query } from "./query.js"
 */

import { fold, words } from "./analysis.js";
import { places } from "./citations.js";

const WORD = /[\p{L}\p{N}]+(?:[.:/][\p{N}]+)*/gu;
const LINE = 180;
const SHORTEST_BEGINNING = 3;

/**
 * Where words stand in a text, and a line of it with the marked parts.
 * @typedef {[start: number, end: number]} Part
 * @typedef {{ label: string, text: string, parts: Part[] }} Line
 */

/** Finds the words of one query in text. */
export class Matcher {
  /**
   * @param {Query} query
   * @param {Index} index
   */
  constructor(query, index) {
    this.index = index;
    this.terms = new Set(query.groups.flatMap((group) => group.alternatives.flatMap(({ terms }) => terms)));
    const typed = query.groups
      .filter((group) => group.alternatives.length)
      .map((group) => group.word)
      .filter(Boolean);
    this.said = typed.join(", ") || query.text.trim();
    const last = query.begun.length ? (words(query.text).at(-1) ?? "") : "";
    this.begun = index.rules.stop.has(last) ? "" : fold(last);
    this.cites = [...this.terms].some((term) => term.startsWith("#"));
  }

  /**
   * Where the words stand in `text`, as [start, end].
   * @param {string} text
   * @returns {Part[]}
   */
  parts(text) {
    const found = this.cites ? places(text, this.index.citations, this.terms) : [];
    for (const match of text.matchAll(WORD)) {
      if (this.#means(match[0])) found.push([match.index, match.index + match[0].length]);
    }
    return found;
  }

  /** @param {string} written */
  #means(written) {
    const { rules } = this.index;
    return words(written).some(
      (word) =>
        !rules.stop.has(word) &&
        (this.#begins(word) ||
          this.terms.has(rules.stem(word)) ||
          this.terms.has(fold(word)) ||
          rules.split(word).some((part) => this.terms.has(part))),
    );
  }

  /**
   * Whether a word begins with the last one typed, which may be unfinished.
   * @param {string} word
   */
  #begins(word) {
    return this.begun.length >= SHORTEST_BEGINNING && fold(word).startsWith(this.begun);
  }

  /**
   * The line that says why: a former or other name if only that has the words, else the summary.
   * @param {Card} card
   * @returns {Line}
   */
  line(card) {
    const inTitle = this.parts(card.title).length;
    /** @param {string} text */
    const cited = (text) => this.cites && places(text, this.index.citations, this.terms).length > 0;
    const wanted = cited(card.title) ? () => false : inTitle ? cited : this.#has;
    const former = card.former.find(wanted);
    if (former) return this.#labelled("Ersätter: ", former);
    const summary = this.parts(card.summary);
    /** @param {string[]} names */
    const other = (names) => (inTitle || summary.length ? undefined : names.find(this.#has));
    const alias = other(card.aliases);
    if (alias) return this.#labelled("Kallas också: ", alias);
    const keyword = other(card.keywords);
    if (keyword) return this.#labelled("Sökord: ", keyword);
    if (this.said && !(inTitle || summary.length))
      return { label: "I texten: ", text: this.said, parts: [[0, this.said.length]] };
    return cut(card.summary, summary);
  }

  /** @param {string} text */
  #has = (text) => this.parts(text).length > 0;

  /**
   * @param {string} label
   * @param {string} text
   * @returns {Line}
   */
  #labelled(label, text) {
    return { ...cut(text, this.parts(text)), label };
  }
}

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
