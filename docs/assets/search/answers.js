/** The answers for programs: scripts/handbook/site/answers.py runs this without a browser. No page loads it. */

/**
 * @import { Danger } from "./index.js"
 * @import { Voice } from "./danger.js"
 */

import { search } from "./engine.js";

/**
 * What `text` finds, as plain data: the first `limit` hits, and how the query was read.
 * @param {string} text
 * @param {number} limit
 * @param {boolean} literal
 */
export async function answer(text, limit, literal) {
  const { index, query, hits } = await search(text, { literal });
  const shown = hits.slice(0, limit);
  const cards = await index.cards(shown.map(([number]) => number));
  return {
    urgent: query.urgent ? told(query.urgent, query.voice) : null,
    corrected: query.corrected || null,
    unknown: query.unknown,
    total: hits.length,
    partly: query.text !== text,
    hits: cards.map(({ ref, title, status, summary, mark }, at) => ({
      ref,
      title,
      status,
      summary,
      mark,
      score: shown[at][1],
    })),
  };
}

/**
 * What is said first where there is danger.
 * @param {Danger} danger
 * @param {Voice} voice
 */
function told({ id, says, lines, guides }, voice) {
  return { id, says, lines, guide: guides[voice] };
}
