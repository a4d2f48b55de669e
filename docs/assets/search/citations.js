/** Citations in any spelling, as terms: the patterns come from scripts/handbook/search/citations.py. */

/** @import { Part } from "./why.js" */

import { normal } from "./analysis.js";

/**
 * Patterns and what to write instead of what they find, as head.json has them and ready for use.
 * @typedef {[pattern: string, instead: string]} Written
 * @typedef {[pattern: RegExp, instead: string]} Pattern
 * @typedef {{ patterns: Written[], spellings: Written[], wider: Written[], numbered: string, act: string }} WrittenCitations
 * @typedef {{ patterns: Pattern[], spellings: Pattern[], wider: Pattern[], numbered: RegExp, act: RegExp }} Citations
 */

const SPACE = /\s+/;
const GROUP = /\\([1-4])/g;
const SEPARATORS = /[\s-]/g;

/**
 * Make the patterns ready for use.
 * @param {WrittenCitations} written
 * @returns {Citations}
 */
export function compile({ patterns, spellings, wider, numbered, act }) {
  /**
   * @param {Written[]} pairs
   * @returns {Pattern[]}
   */
  const ready = (pairs) => pairs.map(([pattern, template]) => [new RegExp(pattern, "g"), template]);
  return {
    patterns: ready(patterns),
    spellings: ready(spellings).map(([pattern, strict]) => [pattern, strict.replaceAll("\\", "$")]),
    wider: wider.map(([pattern, template]) => [new RegExp(pattern), template]),
    numbered: new RegExp(numbered),
    act: new RegExp(act),
  };
}

/**
 * The citations in a text as terms, the text without them, and where they stand in the normal text.
 * @param {string} text
 * @param {Citations} citations
 */
export function cited(text, { patterns, spellings }) {
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
 * @param {Citations} citations
 * @param {Set<string>} wanted
 */
export function places(text, citations, wanted) {
  const plain = normal(text);
  if (plain.length !== text.length) return [];
  /** @type {Part[]} */
  const found = [];
  for (const [pattern, template] of citations.patterns) {
    for (const match of plain.matchAll(pattern)) {
      if (withWider(termOf(match, template), citations).some((term) => wanted.has(term))) {
        const end = match.index + match[0].length;
        found.push([match.index, plain.startsWith("§§", end - 1) ? end + 1 : end]); // both signs of "11–12 §§"
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
 * @param {Citations} citations
 */
export function isSeries(term, { numbered }) {
  return numbered.test(term);
}

/**
 * The term and what else it answers to: #sou2016:7 to the number #2016:7, #19:1 to the chapter #19:.
 * @param {string} term
 * @param {Citations} citations
 */
export function withWider(term, { wider }) {
  for (const [pattern, template] of wider) {
    const match = pattern.exec(term);
    if (match) return [term, termOf(match, template)];
  }
  return [term];
}
