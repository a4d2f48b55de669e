/**
 * How old what is told of a municipality is, by the reader's own clock. Without script each contact says its day, and
 * the page says what to do with one that is older.
 */

/** @typedef {"sure" | "ask" | "gone"} Age */

const SWEDEN = { timeZone: "Europe/Stockholm" };

/** The day that it is in Sweden, as 2026-11-28: text order is time order. */
export const today = () => new Date().toLocaleDateString("sv-SE", SWEDEN);

/**
 * Whether something may be trusted, must be checked first, or is not to be told any more.
 * @param {{ ask: string, gone: string }} until The last days on which it may be told without and with a warning.
 * @param {string} day
 * @returns {Age}
 */
export function ageOn({ ask, gone }, day) {
  if (day > gone) return "gone";
  return day > ask ? "ask" : "sure";
}
