/** Lets a reader choose a municipality by its name. It comes when somebody asks for it. */

/** @import { Named } from "./names.js" */

import { choose, fetched, focus, made, note } from "./choice.js";
import { matching } from "./names.js";

const NAMED = /(\d+)(\D+)/g;
const COUNTED = ["Ingen kommun heter så. Skriv kommunens namn, inte ortens.", "1 kommun passar."];

/** @returns {Promise<Named[]>} All municipalities. */
async function named() {
  const [names] = await fetched("names");
  return [...names.matchAll(NAMED)].map(([, code, name]) => [code, name]);
}

/**
 * Ask for the municipality, at a place of the page that offers it.
 * @param {Element} way
 */
export async function open(way) {
  document.querySelector(".local-form")?.remove();
  const all = await named();
  const input = made("input", { autocomplete: "off", spellcheck: false });
  const list = made("ul", { className: "local-names" });
  const said = made("p", { className: "hidden-text", role: "status" });
  const label = made("label", {}, "Kommunen där barnet är ", input);
  const form = made("form", { className: "local-form onscreen" }, label, said, list);
  const pick = async (/** @type {string} */ code) => {
    form.remove();
    await choose(code);
    note({ chose: Date.now() });
    focus(way);
  };
  input.addEventListener("input", () => {
    const found = matching(input.value, all);
    list.replaceChildren(
      ...found.map(([code, name]) =>
        made("li", {}, made("button", { type: "button", onclick: () => pick(code) }, name)),
      ),
    );
    said.textContent = input.value.trim() ? (COUNTED[found.length] ?? `${found.length} kommuner passar. Välj en.`) : "";
    said.classList.toggle("hidden-text", found.length > 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = matching(input.value, all);
    // Håbo or Habo, Sundsvall or Sundbyberg: only the reader knows.
    if (found.length === 1) pick(found[0][0]);
    else said.classList.remove("hidden-text");
  });
  form.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    form.remove();
    focus(way);
  });
  (way.nextElementSibling?.matches(".local-bar") ? way.nextElementSibling : way).after(form);
  input.focus();
}
