/** Elements made of text, never of markup: nothing that is typed or read from data is ever parsed as HTML. */

/** A new element with attributes and children; a child is an element or text, and false, null or "" is left out. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(
    ...children.flat().filter((child) => child !== false && child !== null && child !== undefined && child !== ""),
  );
  return made;
}

/** Text with some parts marked; `parts` are [start, end] in any order. */
export function marked(text, parts) {
  const pieces = [];
  let at = 0;
  for (const [start, end] of [...parts].sort((one, two) => one[0] - two[0])) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...pieces, text.slice(at)].filter((piece) => piece !== "");
}
