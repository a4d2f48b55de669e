/**
 * What is asked, kept in the tab's own history entry and not in its address: what was typed shows in no list of visited
 * pages and is sent to no server, yet the way back leads to the same hits. An address says it only when a reader asks
 * for a link, and then after #, which no browser sends.
 */

/** @import { Chosen, Group } from "./facets.js" */

/** @typedef {{ q: string, literal: boolean, chosen: Chosen, shown: number }} State What is asked and how much is shown. */

import { GROUPS } from "./facets.js";

export const PAGE = 6;
const AFTER_PATH = /[?#].*$/;
const LINKED = "#q=";
/** What the tab's name begins with on the way to the search page. */
export const BROUGHT = "sok:";

/**
 * What is chosen in each group.
 * @param {(name: Group) => string[]} values
 * @returns {Chosen}
 */
export function chosenBy(values) {
  const set = (/** @type {Group} */ name) => new Set(values(name));
  return { kind: set("kind"), role: set("role"), topic: set("topic"), status: set("status") };
}

/**
 * @param {string} q
 * @returns {State}
 */
const asked = (q, literal = false, chosen = chosenBy(() => [])) => ({
  q: q.trim(),
  literal,
  chosen,
  shown: PAGE,
});

/** What a link to a search says, if the address is one. */
function linked() {
  const { hash, searchParams } = new URL(location.href);
  const given = hash.startsWith(LINKED) ? new URLSearchParams(hash.slice(1)) : searchParams;
  const q = given.get("q");
  if (q !== null)
    return asked(
      q,
      given.get("exakt") === "1",
      chosenBy((name) => given.getAll(name)),
    );
}

/** What the box of another page sent along in the tab's name, which is emptied. */
function brought() {
  const name = window.name;
  if (!name.startsWith(BROUGHT)) return;
  window.name = "";
  return asked(name.slice(BROUGHT.length));
}

/**
 * The address of a link to a search.
 * @param {Pick<State, "q" | "literal" | "chosen">} state
 */
export function linkTo({ q, literal, chosen }) {
  const given = new URLSearchParams({ q });
  if (literal) given.set("exakt", "1");
  for (const { name } of GROUPS) for (const value of chosen[name]) given.append(name, value);
  return `${location.href.replace(AFTER_PATH, "")}#${given}`;
}

/**
 * Keep what is asked in the entry that is shown, or in one of its own after it.
 * @param {State} state
 * @param {{ anew?: boolean }} [how]
 */
export function keep(state, { anew = false } = {}) {
  const address = linked() ? location.href.replace(AFTER_PATH, "") : location.href;
  if (anew) history.pushState(state, "", address);
  else history.replaceState(state, "", address);
}

/**
 * @param {State | null | undefined} state
 * @returns {State | undefined}
 */
function kept(state) {
  if (!state) return;
  keep(state);
  return state;
}

/** What the entry that is gone to asks, if it says. An entry made by a move within the page does not. */
export const told = () => kept(linked() ?? history.state);

/** What the page is to show first: what a link, the way back or another page's box asked, or nothing. */
export const found = () => kept(brought() ?? linked() ?? history.state) ?? asked("");
