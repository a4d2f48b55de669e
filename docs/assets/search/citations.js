/** Citations in any spelling, as terms: the patterns come from scripts/handbook/search/citations.py. */

/** @import { Part } from "./why.js" */

import { normal } from "./analysis.js";

/**
 * A pattern and what to write instead of what it finds, as head.json has them and ready for use.
 * @typedef {[pattern: string, instead: string]} Written
 * @typedef {[pattern: RegExp, instead: string]} Pattern
 */

const SPACE = /\s+/;
const GROUP = /\\([1-4])/g;
const SEPARATORS = /[\s-]/g;
const IN_CHAPTER = /^(#[0-9]{1,2}:)[0-9]/;
const NUMBER = /^#[a-zåäö]*(?:19|20)[0-9]{2}[:/]/;
const SERIAL = /^#(?:[a-zåäö-]+?)((?:19|20)[0-9]{2}(?:\/[0-9]{2})?:.+)$/;

/**
 * Make the patterns ready for use.
 * @param {Written[]} patterns
 * @returns {Pattern[]}
 */
export function compile(patterns) {
  return patterns.map(([pattern, template]) => [new RegExp(pattern, "g"), template]);
}

/**
 * Make the spellings ready for use.
 * @param {Written[]} spellings
 * @returns {Pattern[]}
 */
export function stricter(spellings) {
  return spellings.map(([pattern, strict]) => [new RegExp(pattern, "g"), strict.replaceAll("\\", "$")]);
}

/**
 * The citations in a text as terms, the text without them, and where they stand in the normal text.
 * @param {string} text
 * @param {Pattern[]} patterns
 * @param {Pattern[]} spellings
 */
export function cited(text, patterns, spellings) {
  let rest = normal(text).split(SPACE).filter(Boolean).join(" ");
  for (const [pattern, strict] of spellings) rest = rest.replace(pattern, strict);
  /** @type {Set<string>} */
  const terms = new Set();
  for (const [pattern, template] of patterns) {
    for (const match of rest.matchAll(pattern)) terms.add(termOf(match, template));
    rest = rest.replace(pattern, " | ");
  }
  return { terms: [...terms], rest: rest.replaceAll(" | ", "  ") };
}

/**
 * The parts of a text that cite one of the terms, as [start, end], or none if the text cannot be told apart.
 * @param {string} text
 * @param {Pattern[]} patterns
 * @param {Set<string>} wanted
 */
export function places(text, patterns, wanted) {
  const plain = normal(text);
  if (plain.length !== text.length) return [];
  /** @type {Part[]} */
  const found = [];
  for (const [pattern, template] of patterns) {
    for (const match of plain.matchAll(pattern)) {
      if (withWider(termOf(match, template)).some((term) => wanted.has(term))) {
        found.push([match.index, match.index + match[0].length]);
      }
    }
  }
  return found;
}

/**
 * @param {RegExpExecArray} match
 * @param {string} template
 */
function termOf(match, template) {
  const term = template.replace(GROUP, (_, group) => match[Number(group)] ?? "");
  return term.replace(SEPARATORS, "");
}

/**
 * Whether a term is the number of a document, as #sou2016:7 and #2001:453 are.
 * @param {string} term
 */
export function isSeries(term) {
  return NUMBER.test(term);
}

/**
 * The term and what else it answers to: #sou2016:7 to the number #2016:7, #19:1 to the chapter #19:.
 * @param {string} term
 */
export function withWider(term) {
  const series = SERIAL.exec(term);
  if (series) return [term, `#${series[1]}`];
  const chapter = IN_CHAPTER.exec(term);
  return chapter ? [term, chapter[1]] : [term];
}
