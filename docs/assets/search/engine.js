/** The search itself, without anything to look at: text in, records out. */

/**
 * @import { Asked, Query } from "./query.js"
 * @import { Hit } from "./rank.js"
 */

import { Index } from "./index.js";
import { isCorrected, understand } from "./query.js";
import { rank } from "./rank.js";

const ROUNDS = 8;
/** What is said of the hits must be true of these. */
const SEEN = 3;

/** @typedef {{ connection?: { saveData?: boolean } }} MaySave What TypeScript does not know of a network. */
/** @typedef {{ index: Index, query: Query, hits: Hit[] }} Answer */

/** @type {Promise<Index> | undefined} */
let opened;

/** Load what every search needs, once. A failed attempt is forgotten, so that the next one tries again. */
export function open() {
  opened ??= Index.open().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/**
 * The answer to what a reader types: `hits` as [number, score], best first, and the query as it was understood.
 * @param {string} text
 * @param {Asked} [options]
 * @returns {Promise<Answer>}
 */
export async function search(text, options) {
  const index = await open();
  for (let round = 0; round < ROUNDS; round++) {
    const query = understand(text, index, options);
    const hits = rank(query, index);
    if (await index.fetchWanted()) continue;
    const first = hits.slice(0, SEEN).map(([number]) => number);
    const corrected = query.corrected && isCorrected(query, first, index) ? query.corrected : "";
    // A word is lacking unless its correction is what is told of.
    const wrong = corrected ? query.corrections.map(([word]) => word) : [];
    const unknown = query.unknown.filter((word) => !wrong.includes(word));
    return { index, query: { ...query, corrected, unknown }, hits };
  }
  throw new Error("search: the index never came to an end");
}

/**
 * Load the rest of a small index, one whose filters came with its head, when the browser has nothing better to do.
 * @param {Index} index
 */
export function loadRest(index) {
  if (!index.head.facets || /** @type {MaySave} */ (navigator).connection?.saveData) return;
  const rest = () => index.fetchAll().catch(() => undefined);
  if ("requestIdleCallback" in globalThis) requestIdleCallback(rest);
  else setTimeout(rest, 200);
}
