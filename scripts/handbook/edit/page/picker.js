/** Records chosen by name: a box to search in, and a list to choose from. */

import { button, dialog, el } from "./dom.js";

const SHOWN = 30;
const BLANKS = /\s+/;
const FOLDER = /^.*\//;
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * Return what a name is compared by: small letters without accents.
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(ACCENTS, "");
}

/**
 * Return the records whose title, other names or id have all the words, in the order in which they are given.
 * @param {import("./types.js").Named[]} records
 * @param {string} words
 * @returns {import("./types.js").Named[]}
 */
export function holding(records, words) {
  const wanted = folded(words).split(BLANKS).filter(Boolean);
  const text = (/** @type {import("./types.js").Named} */ it) => folded([it.title, it.ref, ...it.names].join(" "));
  return records.filter((it) => wanted.every((word) => text(it).includes(word)));
}

/**
 * Return the same: first what has the words for a name, then titles and names that begin with them.
 * @param {import("./types.js").Named[]} records
 * @param {string} words
 * @returns {import("./types.js").Named[]}
 */
export function matching(records, words) {
  const first = folded(words).split(BLANKS).filter(Boolean).join(" ");
  const rank = (/** @type {import("./types.js").Named} */ it) => {
    const title = folded(it.title);
    const names = [title, it.ref.replace(FOLDER, ""), ...it.names.map(folded)];
    return names.includes(first)
      ? 0
      : title.startsWith(first)
        ? 1
        : names.some((name) => name.startsWith(first))
          ? 2
          : 3;
  };
  const ranked = holding(records, words).map((it) => ({ it, place: rank(it) }));
  ranked.sort((one, other) => one.place - other.place || one.it.title.localeCompare(other.it.title, "sv"));
  return ranked.map(({ it }) => it);
}

/**
 * Let an editor choose a record in a dialog.
 * @param {string} title
 * @param {import("./types.js").Named[]} records
 * @param {(chosen: import("./types.js").Named) => void} then
 */
export function pick(title, records, then) {
  const list = el("ul", { class: "choices" });
  const count = el("p", { role: "status" });
  const box = /** @type {HTMLInputElement} */ (
    el("input", { type: "search", id: "pick", autocomplete: "off", oninput: () => show() })
  );
  const show = () => {
    const found = matching(records, box.value);
    count.textContent =
      found.length > SHOWN ? `${found.length} poster, de första ${SHOWN} visas` : `${found.length} poster`;
    list.replaceChildren(
      ...found.slice(0, SHOWN).map((it) =>
        el(
          "li",
          {},
          button(it.title, () => {
            shown.close();
            then(it);
          }),
          el("small", {}, ` ${it.ref}`),
        ),
      ),
    );
  };
  const shown = dialog(title, el("label", { for: "pick" }, "Sök på titel eller annat namn"), box, count, list);
  show();
  box.focus();
}
