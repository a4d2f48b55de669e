/** What is wrong, in words, at the field that it is about; the nearest one above it if that is not there. */

import { button, el } from "./dom.js";
import { idOf } from "./fields.js";

const NAMED = "fault-";
const ENDS = /[.?!]$/;
const NAME = /”([a-z_]+)”|(?<![\p{L}\d_/.:-])([a-z_]{2,})(?![\p{L}\d_/:-]|\.[\p{L}\d_])/gu;
const SWEDISH = new Set(["by", "format", "order", "plan", "span", "text"]);
/** Names of fields in files that are words of their own, and so may mean something else in a sentence. */

/**
 * Show faults at their fields, and take away those that were shown before.
 * @param {HTMLElement} form
 * @param {import("./types.js").Fault[]} faults
 * @param {(fault: import("./types.js").Fault, proposal: { old: string, new: string }) => void} use takes a proposal
 * @param {import("./types.js").FormField[]} fields those of the record
 */
export function showFaults(form, faults, use, fields) {
  for (const old of form.querySelectorAll(".fault")) {
    old.remove();
  }
  for (const marked of form.querySelectorAll("[aria-invalid]")) {
    marked.removeAttribute("aria-invalid");
    describedBy(marked, (id) => !id.startsWith(NAMED));
  }
  faults.forEach((fault, index) => {
    const { place, control } = placeOf(form, fault);
    const id = `${NAMED}${index}`;
    const exact = control?.id === idOf(fault.path);
    const words = [
      fault.file && `I ${fault.file}:`,
      fault.warning && "Titta:",
      sentence(labelled(fault.message, fields, fault.path)),
      sentence(labelled(fault.advice, fields, fault.path)),
    ];
    const buttons = exact
      ? fault.instead.map((it) =>
          button(it.shown, () => use(fault, it), { class: "aid", "aria-label": `Skriv ${it.shown}` }),
        )
      : [];
    place.append(
      el("p", { class: fault.warning ? "fault warning" : "fault", id }, words.filter(Boolean).join(" "), ...buttons),
    );
    if (exact && control && !fault.warning) {
      control.setAttribute("aria-invalid", "true");
      describedBy(control, () => true, id);
    }
    for (
      let box = place.closest("details");
      box && !fault.warning;
      box = box.parentElement?.closest("details") ?? null
    ) {
      box.open = true;
    }
  });
}

/**
 * Keep some of the ids that describe a control, and add one.
 * @param {Element} control
 * @param {(id: string) => boolean} kept
 * @param {string} [more]
 */
function describedBy(control, kept, more) {
  const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && kept(id));
  const all = more ? [...ids, more] : ids;
  if (all.length > 0) {
    control.setAttribute("aria-describedby", all.join(" "));
  } else {
    control.removeAttribute("aria-describedby");
  }
}

/**
 * Return words in which fields are called what the form calls them: the checker knows them by their names in files.
 * @param {string} words
 * @param {import("./types.js").FormField[]} fields
 * @param {(string | number)[]} path
 * @returns {string}
 */
export function labelled(words, fields, path) {
  const labels = new Map(fields.map((field) => [field.key, field.label]));
  let level = fields;
  for (const step of path) {
    const inner = level.find((field) => field.key === step)?.fields;
    level = inner ?? level;
    for (const field of inner ?? []) {
      labels.set(field.key, field.label);
    }
  }
  return words.replace(NAME, (found, quoted, plain) => {
    const label = labels.get(quoted ?? plain);
    return !label || (plain && SWEDISH.has(plain)) ? found : `”${label}”`;
  });
}

/** @param {string} words */
const sentence = (words) => (words && !ENDS.test(words) ? `${words}.` : words);

/**
 * @param {HTMLElement} form
 * @param {import("./types.js").Fault} fault
 * @returns {{ place: HTMLElement, control: HTMLElement | null }}
 */
function placeOf(form, fault) {
  for (let length = fault.path.length; length > 0; length -= 1) {
    const path = fault.path.slice(0, length);
    const wanted = JSON.stringify(path);
    const found = [...form.querySelectorAll("[data-path]")].find((it) => it.getAttribute("data-path") === wanted);
    if (found instanceof HTMLElement) {
      return { place: found, control: document.getElementById(idOf(path)) };
    }
  }
  const place = form.querySelector(".general");
  return { place: place instanceof HTMLElement ? place : form, control: null };
}
