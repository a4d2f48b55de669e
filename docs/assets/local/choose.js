/** Lets a reader choose a municipality by its name. It comes when somebody asks for it. */

/** @import { Named } from "./names.js" */

import { button, choose, fetched, made } from "./choice.js";
import { matching } from "./names.js";

/**
 * Ask for the municipality, at a place of the page that offers it.
 * @param {Element} way
 */
export async function open(way) {
  document.querySelector(".local-form")?.remove();
  /** @type {Named[]} */
  const all = Object.entries(await fetched("names.json"));
  const input = made("input", "");
  const list = made("ul", "local-names");
  const said = made("p", "hidden-text");
  const form = made("form", "local-form onscreen", made("label", "", "Kommunen där barnet är ", input), said, list);
  input.autocomplete = "off";
  input.spellcheck = false;
  said.setAttribute("role", "status");
  const pick = (/** @type {string} */ code) => {
    form.remove();
    choose(code);
  };
  input.addEventListener("input", () => {
    const found = matching(input.value, all);
    list.replaceChildren(
      ...found.map(([code, name]) =>
        made(
          "li",
          "",
          button(name, () => pick(code)),
        ),
      ),
    );
    if (!input.value.trim()) said.textContent = "";
    else said.textContent = found.length ? `${found.length} kommuner passar.` : "Ingen kommun heter så.";
    said.classList.toggle("hidden-text", found.length > 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = matching(input.value, all);
    if (first) pick(first[0]);
  });
  way.after(form);
  input.focus();
}
