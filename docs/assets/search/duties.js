/**
 * Questions of what one must and may do. "Yes" and "no" answer no other question than theirs: not what somebody else must
 * do, not what one may if it says what one must, not the same with a "not" in it, and not one about something more.
 */

/**
 * @typedef {"must" | "may"} Force
 * @typedef {{ force: Force, who: string, not: boolean, rest: string[] }} Duty Of whom it asks, whether it has a "not", and
 *   what else it says.
 */

/** @type {Map<string, Force>} */
const FORCE = new Map([
  ...["måste", "ska", "skall", "skulle", "bör", "borde", "behöver"].map((it) => /** @type {const} */ ([it, "must"])),
  ...["får", "kan", "kunde"].map((it) => /** @type {const} */ ([it, "may"])),
]);
/** All of them ask for themselves. */
const ONESELF = new Set(["jag", "vi", "man"]);
const MINE = new Set(["min", "mitt", "mina"]);
const NO = /^nej\b/i;
const NOT = new Set(["inte", "ej", "icke", "aldrig", "utan", "ingen", "inget", "inga"]);

/**
 * What one must or may, by the words of a question; none if it asks of nothing such.
 * @param {string[]} asked
 * @returns {Duty | undefined}
 */
export function dutyIn(asked) {
  const found = asked.flatMap((word, at) => {
    const force = FORCE.get(word);
    return force ? [{ force, at }] : [];
  });
  const own = found.find(({ at }) => ONESELF.has(asked[at + 1]) || ONESELF.has(asked[at - 1]));
  const [one] = own ? [own] : found;
  if (!one) return;
  const rest = asked.slice(one.at + 1);
  const who = own ? "jag" : MINE.has(rest[0]) ? "min" : (rest[0] ?? "");
  return { force: one.force, who, not: rest.some((word) => NOT.has(word)), rest };
}

/**
 * Whether what is said to one question is true of another: who may not must not, but who must not may still.
 * @param {Duty} told
 * @param {string} text What is said.
 * @param {Duty | undefined} asked
 * @param {string[]} all The words that were asked.
 */
export function sameDuty(told, text, asked, all) {
  if (!asked) return told.not === all.some((word) => NOT.has(word));
  const forbidden = told.force === "may" && NO.test(text);
  return told.who === asked.who && told.not === asked.not && (told.force === asked.force || forbidden);
}
