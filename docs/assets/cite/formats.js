/**
 * References as programs that keep them read them: RIS, BibTeX and CSL-JSON. Pure: from what is known of a page to text.
 */

/**
 * What is known of a page; what is not known is empty.
 * @typedef {object} Cited
 * @property {string} title
 * @property {string} author The handbook itself: no person is named.
 * @property {string} publisher Who answers for it.
 * @property {string} day When what it says was last checked: a year, month or day.
 * @property {string} edition
 * @property {string} address
 * @property {string} kept Where the same words will stand for ever.
 * @property {string} language
 * @property {string} read The day it is read.
 */

const SPECIAL = /[\\{}$&#%_~^]/g;
/** @type {Record<string, string>} */
const NAMED = { "\\": "backslash", "~": "asciitilde", "^": "asciicircum" };
const LINES = /\s+/g;
const HOST = /^[a-z]+:\/\/[^/]*\//;
const NO_KEY = /[^a-z0-9-]+/g;

/**
 * A date as CSL has it.
 * @param {string} day
 */
const parts = (day) => ({ "date-parts": [day.split("-").map(Number)] });

/**
 * On one line: a line break would end a field.
 * @param {string} text
 */
const line = (text) => text.replace(LINES, " ").trim();

/**
 * What a reference is called within a list: the end of its address, which is there for ever.
 * @param {Cited} page
 */
function key({ author, address }) {
  const last = address.replace(HOST, "").split("/").filter(Boolean).slice(-2);
  return [author, ...last].join("-").toLowerCase().replace(NO_KEY, "-");
}

/**
 * @param {Cited} page
 * @returns {string} One reference as RIS: every line ends as the format wants it.
 */
export function ris(page) {
  const day = (/** @type {string} */ given) =>
    given ? `${given.replaceAll("-", "/")}${given.length === 10 ? "/" : ""}` : "";
  const fields = [
    ["TY", "ELEC"],
    ["AU", page.title === page.author ? "" : page.author],
    ["TI", page.title],
    ["ET", page.edition],
    ["PB", page.publisher],
    ["PY", page.day.slice(0, 4)],
    ["DA", day(page.day)],
    ["Y2", day(page.read)],
    ["LA", page.language],
    ["UR", page.kept || page.address],
  ];
  const lines = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${line(value)}\r\n`);
  return `${lines.join("")}ER  - \r\n`;
}

/**
 * @param {string} text
 * @returns {string} A text in which BibTeX finds no commands.
 */
const escaped = (text) => line(text).replace(SPECIAL, (sign) => (NAMED[sign] ? `\\text${NAMED[sign]}{}` : `\\${sign}`));

/**
 * @param {Cited} page
 * @returns {string} One reference as BibTeX.
 */
export function bibtex(page) {
  // Doubled braces: the name of an organisation is not taken apart, and a title keeps its capitals.
  const fields = [
    ["author", page.title === page.author ? "" : `{${escaped(page.author)}}`],
    ["title", `{${escaped(page.title)}}`],
    ["edition", escaped(page.edition)],
    ["publisher", page.publisher && `{${escaped(page.publisher)}}`],
    ["year", page.day.slice(0, 4)],
    ["date", page.day],
    ["url", page.kept || page.address],
    ["urldate", page.read],
    ["language", page.language === "sv" ? "swedish" : page.language],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@online{${key(page)},\n${lines.join("")}}\n`;
}

/**
 * @param {Cited} page
 * @returns {string} One reference as CSL-JSON.
 */
export function csl(page) {
  const item = {
    id: key(page),
    type: "webpage",
    title: page.title,
    // No name of the site beside it: it is the author's, and would stand twice in what a program writes.
    ...(page.title === page.author ? {} : { author: [{ literal: page.author }] }),
    ...(page.edition ? { edition: page.edition } : {}),
    ...(page.publisher ? { publisher: page.publisher } : {}),
    ...(page.day ? { issued: parts(page.day) } : {}),
    accessed: parts(page.read),
    URL: page.kept || page.address,
    language: page.language,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
