/** No hits is never the end: the nearest topics, the glossary, the guides and the emergency numbers. */

/**
 * @import { Named, Index } from "./index.js"
 * @import { Query } from "./query.js"
 */

import { fold, words } from "./analysis.js";
import { make } from "./dom.js";
import { href } from "./hits.js";

const TOPICS = 5;

/** @param {string} text */
const pairs = (text) =>
  words(text)
    .map(fold)
    .flatMap((word) => Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)));

/**
 * The topics whose names look most like what was typed, then the first ones of the list.
 * @param {string} text
 * @param {Named[]} topics
 */
function nearest(text, topics) {
  const typed = new Set(pairs(text));
  /** @param {Named} topic */
  const shared = ([, title]) => pairs(title).filter((pair) => typed.has(pair)).length / (1 + pairs(title).length);
  return topics
    .map((topic) => ({ topic, points: shared(topic) }))
    .sort((one, two) => two.points - one.points)
    .slice(0, TOPICS)
    .map(({ topic }) => topic);
}

/**
 * @param {string} label
 * @param {string} address
 */
const link = (label, address) => make("a", { href: href(address) }, label);

/**
 * What to show instead of hits.
 * @param {string} text
 * @param {Index} index
 */
export function nothing(text, index) {
  const ways = [
    { label: "Vägledningarna: vad du gör, steg för steg", kind: "guides" },
    { label: "Ring och fråga: stödlinjer för barn, vuxna och dig i arbetet", address: "ring/" },
    { label: "Begreppen: orden och vad de betyder", kind: "concepts" },
    { label: "Allt från A till Ö", address: "a-o/" },
  ].map((way) => ({ address: index.head.kinds.find(({ id }) => id === way.kind)?.address, ...way }));
  const numbers = document.querySelector("[data-urgent-numbers]"); // every page has them at its top
  return [
    make("h2", {}, "Gå vidare"),
    make("p", {}, "Pröva ett annat ord eller färre ord, eller börja här:"),
    make(
      "ul",
      {},
      ways.map(({ label, address }) => address && make("li", {}, link(label, address))),
    ),
    make("h3", {}, "Teman som kan ligga nära"),
    make(
      "ul",
      {},
      nearest(text, index.head.topics).map(([id, title]) =>
        make("li", {}, link(title, `${index.head.topics_at}${id}/`)),
      ),
    ),
    ...(numbers ? [make("p", {}, "Är ett barn i fara nu? ", ...numbers.cloneNode(true).childNodes)] : []),
  ];
}

/**
 * Say which of the typed words the search does not have, and which paragraphs. Words of sources and the like stand on
 * pages, but are not searched.
 * @param {Query} query
 */
export function lacking({ unknown, lacked }) {
  const named = unknown.filter((word) => !lacked.includes(word));
  const wordsIt = named.length && `${named.length > 1 ? "orden" : "ordet"} ${listed(named.map((word) => `”${word}”`))}`;
  const told = [listed(lacked), wordsIt].filter(Boolean);
  return told.map((what) => make("p", { class: "sok-lacking" }, `Sökningen har inte ${what}.`));
}

/**
 * Names as a sentence tells them.
 * @param {string[]} names
 */
const listed = (names) => [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" och ");

/**
 * Whether the handbook lacks most of what was typed: then the hits are for little of it.
 * @param {Query} query
 */
export function mostLack({ unknown, groups }) {
  const asked = new Set(groups.map(({ word, soft }) => (soft ? "" : word)).filter(Boolean));
  return unknown.length > 0 && unknown.length * 2 > asked.size;
}
