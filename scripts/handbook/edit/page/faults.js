/** What is wrong, in words, at the field that it is about; the nearest one above it if that is not there. */

import { button, el } from "./dom.js";
import { idOf } from "./fields.js";

const PROPOSED = /Menade du (.+?)\?/;
const ENDS = /[.?!]$/;
const QUOTED = /”([^”]+)”/g;

/**
 * Return the words that an advice proposes instead of what is typed.
 * @param {string} advice
 * @returns {string[]}
 */
export function proposed(advice) {
  const said = PROPOSED.exec(advice)?.[1] ?? "";
  return [...said.matchAll(QUOTED)].map((found) => found[1] ?? "");
}

/**
 * Show faults at their fields, and take away those that were shown before.
 * @param {HTMLElement} form
 * @param {import("./types.js").Fault[]} faults
 * @param {(path: (string | number)[], value: string) => void} use takes a proposal
 */
export function showFaults(form, faults, use) {
  for (const old of form.querySelectorAll(".fault")) {
    old.remove();
  }
  for (const marked of form.querySelectorAll("[aria-invalid]")) {
    marked.removeAttribute("aria-invalid");
    marked.removeAttribute("aria-errormessage");
  }
  faults.forEach((fault, index) => {
    const { place, control } = placeOf(form, fault);
    const id = `fault-${index}`;
    const exact = control?.id === idOf(fault.path);
    const words = [
      fault.file && `I ${fault.file}:`,
      fault.warning && "Titta:",
      sentence(fault.message),
      sentence(fault.advice),
    ];
    const use_it = (/** @type {string} */ word) =>
      button(word, () => use(fault.path, word), { class: "aid", "aria-label": `Skriv ${word}` });
    const buttons = exact ? proposed(fault.advice).map(use_it) : [];
    place.append(
      el("p", { class: fault.warning ? "fault warning" : "fault", id }, words.filter(Boolean).join(" "), ...buttons),
    );
    if (exact && control && !fault.warning) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-errormessage", id);
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
