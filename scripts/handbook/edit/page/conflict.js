/** Two who have changed the same record: what only one has changed is kept, and the rest is chosen field by field. */

import { button, dialog, el } from "./dom.js";
import { said } from "./fields.js";
import { merge } from "./values.js";

/** What is chosen is a field with all that is in it. */
const WHOLE =
  "Du väljer hela fältet: det som bara står i den andra versionen försvinner. Skriv in det igen om det ska vara kvar.";

/**
 * Let the editor choose, and go on with the result.
 * @param {import("./types.js").Form} form
 * @param {import("./values.js").Part} base
 * @param {import("./values.js").Part} mine
 * @param {import("./values.js").Part} theirs
 * @param {(merged: import("./values.js").Part) => void} then
 */
export function settle(form, base, mine, theirs, then) {
  const gone = Object.keys(theirs).length === 0;
  const { merged, both } = gone ? { merged: mine, both: [] } : merge(base, mine, theirs);
  /** @type {Set<string>} */
  const taken = new Set();
  const rows = both.map((name) =>
    choice(form, name, mine[name], theirs[name], (other) => (other ? taken.add(name) : taken.delete(name))),
  );
  const go = () => {
    for (const name of taken) {
      if (theirs[name] === undefined) {
        delete merged[name];
      } else {
        merged[name] = theirs[name];
      }
    }
    box.close();
    then(merged);
  };
  const words = gone
    ? "Någon har tagit bort posten medan du skrev. Sparar du finns den igen."
    : both.length > 0
      ? `Någon annan har ändrat samma fält medan du skrev. Välj vad som ska gälla. ${WHOLE}`
      : "Någon annan har ändrat posten medan du skrev, men inte samma fält. Båda ändringarna kan vara kvar.";
  const box = dialog("Filen har ändrats", el("p", {}, words), ...rows, button("Gå vidare", go, { class: "main" }));
}

/**
 * @param {import("./types.js").Form} form
 * @param {string} name
 * @param {unknown} mine
 * @param {unknown} theirs
 * @param {(other: boolean) => void} chosen
 * @returns {HTMLElement}
 */
function choice(form, name, mine, theirs, chosen) {
  const field = form.fields.find((it) => it.key === name);
  const one = (/** @type {string} */ words, /** @type {unknown} */ value, /** @type {boolean} */ other) =>
    el(
      "label",
      { class: "version" },
      el("input", { type: "radio", name: `both-${name}`, checked: !other, onchange: () => chosen(other) }),
      el("strong", {}, ` ${words}`),
      el("span", { class: "said" }, said(value, field?.fields)),
    );
  return el(
    "fieldset",
    {},
    el("legend", {}, field?.label ?? name),
    one("Din", mine, false),
    one("Den andras", theirs, true),
  );
}
