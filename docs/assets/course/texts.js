/** A course as a list of links to paste where people work: Markdown, HTML and plain text. Pure. */

/**
 * @typedef {object} Shown A page of a course.
 * @property {string} title
 * @property {string} address The whole address.
 * @property {string[]} lines What is said of it.
 */
/** @typedef {{ title: string, address: string, lines: string[], parts: Shown[], terms?: string }} Course */

const SPECIAL = /[\\`*_[\]#|]/g;
/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const UNSAFE = /[&<>"]/g;
const SPACES = /[\s\p{Cc}\p{Noncharacter_Code_Point}]+/gu;

/** @param {string} words */
const oneLine = (words) => words.replace(SPACES, " ").trim();

/**
 * @param {string} words
 * @returns {string} The text so that it means no markup, in HTML and XML.
 */
export const safe = (words) => oneLine(words).replace(UNSAFE, (sign) => ENTITIES[sign]);

/** @param {string} words */
const plain = (words) => oneLine(words).replace(SPECIAL, "\\$&").replaceAll("<", "&lt;");

/**
 * @param {Course} course
 * @returns {string} The course as Markdown.
 */
export function markdown({ title, address, lines, parts, terms = "" }) {
  const shown = parts.map(
    (part, at) =>
      `${at + 1}. [${plain(part.title)}](${part.address})${part.lines.map((it) => `\n   ${plain(it)}  `).join("")}`,
  );
  const last = [`Hela kursen: <${address}>`, ...(terms ? [plain(terms)] : []), ""];
  return [`# ${plain(title)}`, ...lines.map(plain), shown.join("\n"), ...last].join("\n\n");
}

/**
 * @param {Course} course
 * @returns {string} The course as HTML to paste: no script, no frame, no style.
 */
export function html({ title, address, lines, parts, terms = "" }) {
  const shown = parts.map(
    (part) =>
      `<li><a href="${safe(part.address)}">${safe(part.title)}</a>${part.lines.map((it) => `<br>${safe(it)}`).join("")}</li>`,
  );
  const said = lines.map((it) => `<p>${safe(it)}</p>`);
  const whole = `<p>Hela kursen: <a href="${safe(address)}">${safe(address)}</a></p>`;
  const last = terms ? [`<p>${safe(terms)}</p>`] : [];
  return [`<h2>${safe(title)}</h2>`, ...said, "<ol>", ...shown, "</ol>", whole, ...last, ""].join("\n");
}

/**
 * @param {Course} course
 * @returns {string} The course as plain text.
 */
export function text({ title, address, lines, parts, terms = "" }) {
  const shown = parts.map((part, at) =>
    [`${at + 1}. ${oneLine(part.title)}`, `   ${part.address}`, ...part.lines.map((it) => `   ${oneLine(it)}`)].join(
      "\n",
    ),
  );
  const last = [`Hela kursen: ${address}`, ...(terms ? [oneLine(terms)] : []), ""];
  return [oneLine(title), ...lines.map(oneLine), shown.join("\n\n"), ...last].join("\n\n");
}
