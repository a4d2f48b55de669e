/**
 * How a query is read for the index that others search with lunr: data/search/lunr.json. No page of ours loads it; it is
 * published beside that index as query.js.
 */

/** @import { Language } from "./analysis.js" */

import { Rules, words } from "./analysis.js";

/**
 * What turns a query into the terms of the index. Inflected words share a term, and a compound has those of its parts.
 * @param {{ language: Language, parts: string }} about What documents.json says.
 * @returns {(query: string) => string[]}
 */
export function reader({ language, parts }) {
  const rules = new Rules(language, parts);
  return (query) =>
    words(query)
      .filter((word) => !rules.stop.has(word))
      .flatMap((word) => [rules.stem(word), ...rules.split(word)]);
}
