/** What stands first where the words tell of acute danger: 112, the lines out of their records and the guide. */

/**
 * @import { Danger, Line } from "./index.js"
 * @import { Voice } from "./danger.js"
 */

import { make } from "./dom.js";
import { href } from "./hits.js";

const BLANKS = /[^\d+]/g;
const FROM_ABROAD = /^(\+|00)460?/;
const NOW = "Är någon i fara nu? Ring ";

/** As scripts/handbook/content/kinds/record.py dials; a test holds the two together. @param {string} number */
export const dialled = (number) => number.replace(BLANKS, "").replace(FROM_ABROAD, "+46");

/** @param {string} number */
const ring = (number) => make("a", { class: "sok-ring", href: `tel:${dialled(number)}` }, number);

/** @param {Line} line */
const line = ([name, number, hours]) => make("li", {}, name, ": ", ring(number), hours && `, ${hours}`);

/**
 * What is said at once to one who types in the header and does not see the box, before how many hits there are.
 * @param {Danger | undefined} danger
 */
export const saidFirst = (danger) => (danger ? `${NOW}112. ` : "");

/**
 * The box.
 * @param {Danger} danger
 * @param {Voice} voice
 */
export function helpAtOnce({ id, says, lines, guides }, voice) {
  const { title, address } = guides[voice];
  return make(
    "section",
    { class: "sok-urgent", "data-urgent": id, "aria-label": "Akut fara" },
    make("p", { class: "sok-urgent__now" }, NOW, ring("112")),
    make("p", {}, says),
    make("ul", {}, lines.map(line), make("li", {}, "Läs: ", make("a", { href: href(address) }, title))),
  );
}

/** The box on the search page: a place that is read aloud when it changes, and is left alone while it says the same. */
export class HelpSaid {
  #shown = "";

  constructor() {
    this.place = make("div", { class: "sok-help", "aria-live": "polite" });
  }

  /**
   * @param {Danger | undefined} danger
   * @param {Voice} voice
   */
  show(danger, voice = "adult") {
    const wanted = danger ? `${danger.id} ${voice}` : "";
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.place.replaceChildren(...(danger ? [helpAtOnce(danger, voice)] : []));
  }
}

/**
 * Where most begin, before anything is typed: the situations that cannot wait and the lines to ring.
 * @param {Danger[]} dangers
 */
export function beginnings(dangers) {
  /** @param {Voice[]} voices */
  const guides = (voices) => links(voices.flatMap((voice) => dangers.map((danger) => danger.guides[voice])));
  const lines = new Map(dangers.flatMap((danger) => danger.lines).map((it) => [it[1], it]));
  if (!dangers.length) return [];
  return [
    make("h2", {}, "Vanliga situationer"),
    make("ul", {}, guides(["adult"])),
    make("h2", {}, "Är du under 18?"),
    make("ul", {}, guides(["self", "friend"])),
    make("h2", {}, "Ring"),
    make("ul", {}, [...lines.values()].map(line)),
  ];
}

/** @param {{ title: string, address: string }[]} guides */
function links(guides) {
  const titles = new Map(guides.map(({ title, address }) => [address, title]));
  return [...titles].map(([address, title]) => make("li", {}, make("a", { href: href(address) }, title)));
}
