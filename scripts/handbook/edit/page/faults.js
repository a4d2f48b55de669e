/** What is wrong, in words, at the field that it is about; the nearest one above it if that is not there. */

import { button, el } from "./dom.js";
import { idOf } from "./fields.js";
import { labelled } from "./labels.js";

const NAMED = "fault-";
const ENDS = /[.?!]$/;

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
    const said = capital(words.filter(Boolean).join(" "));
    const buttons = exact
      ? fault.instead.map((it) =>
          button(it.shown, () => use(fault, it), { class: "aid", "aria-label": `Skriv ${it.shown}` }),
        )
      : [];
    const about = { class: fault.warning ? "fault warning" : "fault", id, tabindex: "-1", "data-at": control?.id };
    place.append(el("p", about, `${said} `, ...buttons));
    if (exact && control) {
      markAs(control, fault.warning);
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

let visited = "";
/** The id of the control whose error was gone to last. */

/**
 * Go to the next error after the place where one is in the form, or after the one that was gone to last; from the last
 * one to the first. Warnings are passed by.
 * @param {HTMLElement} form
 */
export function goToNext(form) {
  const active = document.activeElement;
  const from = active !== form && form.contains(active) && !active?.closest(".actions") ? active : null;
  const anchor = from ?? document.getElementById(visited);
  const places = [...form.querySelectorAll(".fault:not(.warning)")].map((words) => {
    const control = document.getElementById(words.getAttribute("data-at") ?? "");
    return { words, target: /** @type {HTMLElement} */ (control ?? words) };
  });
  const order = [...form.querySelectorAll("*")];
  const begun = anchor ? order.indexOf(anchor) : -1;
  const after = places.find(({ words, target }) => target !== anchor && order.indexOf(words) > begun);
  const next = after ?? places[0];
  if (next) {
    visited = next.target.id;
    next.target.focus({ preventScroll: true });
    next.words.scrollIntoView({ block: "center" });
  }
}

/**
 * Mark a control as wrong, but not for a place to look.
 * @param {Element} control
 * @param {boolean} warning
 */
function markAs(control, warning) {
  if (!warning) {
    control.setAttribute("aria-invalid", "true");
  }
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

/** @param {string} words */
const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

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
