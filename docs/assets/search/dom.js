/** Elements made of text, never of markup: nothing that is typed or read from data is ever parsed as HTML. */

/** @import { Part } from "./why.js" */

/** @typedef {Node | string | false | null | undefined} Child */

/**
 * A new element with attributes and children; a child is an element or text, and false, null or "" is left out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 * @param {(Child | Child[])[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, String(value));
  }
  made.append(...children.flat().filter(shown));
  return made;
}

/**
 * Whether a child is there to be shown.
 * @param {Child} child
 * @returns {child is Node | string}
 */
const shown = (child) => child !== false && child !== null && child !== undefined && child !== "";

/**
 * Text with some parts marked; `parts` are [start, end] in any order.
 * @param {string} text
 * @param {Part[]} parts
 */
export function marked(text, parts) {
  /** @type {(string | HTMLElement)[]} */
  const pieces = [];
  let at = 0;
  for (const [start, end] of [...parts].sort((one, two) => one[0] - two[0])) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)].filter((piece) => piece !== "");
}
