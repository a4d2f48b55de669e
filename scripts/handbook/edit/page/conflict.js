/** Two who have changed the same record: what only one has changed is kept, and the rest is chosen, each by itself. */

import { button, dialog, el } from "./dom.js";
import { said } from "./fields.js";
import { put } from "./values.js";

/** What is chosen may be a whole list, or a part with all that is in it. */
const WHOLE =
  "Där du väljer en hel lista försvinner det som bara står i den andra. Skriv in det igen om det ska vara kvar.";

/**
 * What both have changed: where, and to what; `null` is that it is taken away.
 * @typedef {{ path: import("./values.js").Path, mine: unknown, theirs: unknown }} Both
 */

/**
 * Let the editor choose, and go on with the result.
 * @param {import("./types.js").Form} form
 * @param {{ values: import("./values.js").Part, merged: import("./values.js").Part, both: Both[] }} conflict `merged` has
 *   what only one has changed, and else what is written here
 * @param {(merged: import("./values.js").Part) => void} then
 */
export function settle(form, { values, merged, both }, then) {
  const gone = Object.keys(values).length === 0;
  /** @type {Set<Both>} */
  const taken = new Set();
  const rows = both.map((it, index) =>
    choice(form, it, `both-${index}`, (other) => (other ? taken.add(it) : taken.delete(it))),
  );
  const go = () => {
    for (const { path, theirs } of taken) {
      put(merged, path, theirs ?? undefined);
    }
    box.close();
    then(merged);
  };
  const whole = both.some((it) => typeof it.mine === "object" || typeof it.theirs === "object") ? ` ${WHOLE}` : "";
  const words = gone
    ? "Någon har tagit bort posten medan du skrev. Sparar du finns den igen."
    : both.length > 0
      ? `Posten har sparats, i en annan flik eller av någon annan, medan du skrev. Här är det som är ändrat på två sätt. Välj vad som ska gälla. Allt annat är kvar från båda.${whole}`
      : "Posten har sparats, i en annan flik eller av någon annan, medan du skrev. Ni har inte ändrat samma sak. Båda ändringarna kan vara kvar.";
  const box = dialog("Posten har ändrats", el("p", {}, words), ...rows, button("Gå vidare", go, { class: "main" }));
}

/**
 * Return what a place in a record is called, and the fields of what is there.
 * @param {import("./types.js").FormField[]} fields
 * @param {import("./values.js").Path} path
 * @returns {{ name: string, inner: import("./types.js").FormField[] }}
 */
function placeOf(fields, path) {
  let inner = fields;
  let name = "";
  for (const step of path) {
    const field = inner.find((it) => it.key === step);
    name += typeof step === "number" ? ` ${step + 1}` : `${name && ", "}${field?.label ?? step}`;
    inner = typeof step === "number" ? inner : (field?.fields ?? []);
  }
  return { name, inner };
}

/**
 * @param {import("./types.js").Form} form
 * @param {Both} both
 * @param {string} group
 * @param {(other: boolean) => void} chosen
 * @returns {HTMLElement}
 */
function choice(form, { path, mine, theirs }, group, chosen) {
  const { name, inner } = placeOf(form.fields, path);
  const one = (/** @type {string} */ words, /** @type {unknown} */ value, /** @type {boolean} */ other) =>
    el(
      "label",
      { class: "version" },
      el("input", { type: "radio", name: group, checked: !other, onchange: () => chosen(other) }),
      el("strong", {}, ` ${words}`),
      el("span", { class: "said" }, said(value, inner)),
    );
  return el(
    "fieldset",
    {},
    el("legend", {}, name),
    one("Det du har skrivit här", mine, false),
    one("Det som är sparat", theirs, true),
  );
}
