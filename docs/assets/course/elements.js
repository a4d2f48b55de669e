/** Elements of the page of an own list, made of text alone. */

import { LONGEST } from "./address.js";
import { qr } from "./qr.js";

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 4;

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} words
 * @param {string} [look]
 */
export function made(tag, words, look = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  if (look) element.className = look;
  return element;
}

/**
 * @param {string} words
 * @param {() => void} act
 * @param {string} [name] What it is called to who does not see where it stands.
 */
export function button(words, act, name = words) {
  const element = made("button", words);
  element.type = "button";
  element.setAttribute("aria-label", name);
  element.addEventListener("click", act);
  return element;
}

/**
 * A field to write in, and what paper shows in its place.
 * @param {string} label
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {string} value
 * @param {(typed: string) => void} keep
 */
export function field(label, input, value, keep) {
  const shown = made("p", value, "onpaper");
  const box = made("label", `${label} `, "onscreen");
  input.value = value;
  input.maxLength = LONGEST;
  input.autocomplete = "off";
  input.addEventListener("input", () => {
    keep(input.value);
    shown.textContent = input.value;
  });
  box.append(input);
  return [box, shown];
}

/**
 * @param {string} address
 * @param {string} [name] What it is called to who does not see it.
 * @returns {Element} A QR code, or why there is none.
 */
export function code(address, name = "QR-kod till listan") {
  const rows = qr(address);
  if (!rows) return made("p", "Listan är för lång för en QR-kod. Korta anteckningarna.", "onscreen");
  const size = String(rows.length + 2 * MARGIN);
  const svg = document.createElementNS(SVG, "svg");
  const ground = document.createElementNS(SVG, "rect");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("class", "course-qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", name);
  ground.setAttribute("width", size);
  ground.setAttribute("height", size);
  ground.setAttribute("fill", "#fff");
  const dark = rows.flatMap((row, y) => row.map((set, x) => (set ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : "")));
  path.setAttribute("d", dark.join(""));
  svg.append(ground, path);
  return svg;
}

/**
 * Save a file that is made here.
 * @param {string} name
 * @param {string} type
 * @param {string | number[]} data
 */
export function save(name, type, data) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([typeof data === "string" ? data : Uint8Array.from(data)], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
