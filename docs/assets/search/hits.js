/** Hits as the reader sees them, on the search page and under the box. */

/**
 * @import { Card } from "./index.js"
 * @import { Line, Matcher } from "./why.js"
 */

import { make, marked } from "./dom.js";
import { pageAt } from "./load.js";

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The address of a page, wherever the site lives.
 * @param {string} address
 */
export function href(address) {
  return pageAt(address);
}

/**
 * Where a hit leads: to its page, or to the answer there that its line tells.
 * @param {Card} card
 * @param {Line} line
 */
export function leadsTo(card, { place = "" }) {
  return href(card.address + place);
}

/**
 * Kind and status today, in one line.
 * @param {Card} card
 */
export function about(card) {
  return [capital(card.kind.singular), card.status && `läget i dag: ${card.status}`].filter(Boolean).join(" · ");
}

/**
 * The title with the typed words marked.
 * @param {Card} card
 * @param {Matcher} matcher
 */
export function title(card, matcher) {
  return marked(card.title, matcher.parts(card.title, card.number));
}

/**
 * The line that shows why the record is a hit.
 * @param {Line} line
 */
export function why({ label, text, parts }) {
  return [label, ...marked(text, parts)];
}

/**
 * One hit in the list of the search page.
 * @param {Card} card
 * @param {Matcher} matcher
 * @param {boolean} collectable Whether it can be added to a course list from here.
 */
export function hit(card, matcher, collectable) {
  const line = matcher.line(card);
  return make(
    "li",
    { class: "sok-hit", "data-hit": card.ref },
    make(
      "a",
      { class: "sok-hit__title", href: leadsTo(card, line), lang: card.lang || undefined },
      title(card, matcher),
    ),
    make("p", { class: "sok-hit__about" }, about(card), collectable && collector(card)),
    make("p", { class: "sok-hit__why" }, why(line)),
    card.mark && make("p", { class: "mark" }, card.mark),
    card.instead.length > 0 && make("p", { class: "sok-hit__instead" }, "Gäller i stället: ", replacements(card)),
  );
}

/**
 * What adds a hit to a course list: at once where there is room for it, and on a phone when its reader begins a list.
 * @param {Card} card
 */
function collector({ title: words, address }) {
  const told = { type: "button", class: "course-hit", "data-course-hit": address };
  return make("button", { ...told, "aria-label": `Lägg till i kurslista: ${words}` }, "Lägg till i kurslista");
}

/** @param {Card} card */
function replacements(card) {
  return card.instead.flatMap(([name, address], at) => [at > 0 && ", ", make("a", { href: href(address) }, name)]);
}

/**
 * What is said before all else of a text that is too long to be read as a whole.
 * @param {string} typed
 * @param {string} read
 */
export function partly(typed, read) {
  return typed === read ? "" : "Texten är lång. Sökningen har bara läst början och slutet. ";
}

/**
 * How many hits, in words.
 * @param {number} number
 */
export function counted(number) {
  return number === 0 ? "Inga träffar" : number === 1 ? "1 träff" : `${number} träffar`;
}
