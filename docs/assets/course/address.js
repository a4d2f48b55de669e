/**
 * A list of pages in an order, as the part of an address after # says it: nothing is stored, and no browser sends it.
 * Pure, but for what is handed in.
 */

/** @typedef {{ address: string, note: string }} Part A page by its address from the site's root, and what is said of it. */
/** @typedef {{ title: string, edition: string, parts: Part[] }} List The edition is the day of the one it was made of, if there was any. */

export const MARK = "kurs:";
/** So many pages a list has at most, and so many signs a note. */
export const MOST = 40;
export const LONGEST = 500;
const ADDRESS = /^(?:[a-z0-9-]+\/)+$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const WRITTEN_MARK = /kurs%3A/i;
const WRITTEN = /%(?:3D|26|2F|25)/gi;
/** What no file of words can hold, but for the ends of lines. */
const NO_SIGN = /(?![\n\t])\p{Cc}|\p{Noncharacter_Code_Point}/gu;
const SLASHES = /%2F/g;

/**
 * Between two signs, never within one: half a sign can be written in no address.
 * @param {string} text
 */
const cut = (text) => [...text].slice(0, LONGEST).join("");

/**
 * @param {string} text
 * @returns {string} What is written so; nothing if it cannot be read.
 */
function decoded(text) {
  try {
    return cut(decodeURIComponent(text.replaceAll("+", " ")).replace(NO_SIGN, " "));
  } catch {
    return "";
  }
}

/**
 * What is named in the end of an address. Some programs write every sign of it otherwise when they send it on.
 * @param {string} rest
 */
const pairs = (rest) => (rest.includes("=") ? rest : rest.replace(WRITTEN, decodeURIComponent)).split("&");

/** @param {string} text */
const encoded = (text) => encodeURIComponent(text).replace(SLASHES, "/");

/**
 * Whether an address says a list, be it an empty one.
 * @param {string} hash
 */
export const collects = (hash) => hash.includes(MARK) || WRITTEN_MARK.test(hash);

/** @typedef {{ list: List, left: number, last?: Part }} Reading */

/** What each name in an address says. @type {Record<string, (reading: Reading, value: string) => void>} */
const SAID = {
  t: ({ list }, value) => {
    list.title = value;
  },
  u: ({ list }, value) => {
    if (DAY.test(value)) list.edition = value;
  },
  s: (reading, value) => {
    const { parts } = reading.list;
    reading.last = ADDRESS.test(value) && parts.length < MOST ? { address: value, note: "" } : undefined;
    if (reading.last) parts.push(reading.last);
    else reading.left += 1;
  },
  n: ({ last }, value) => {
    if (last) last.note = value;
  },
};

/**
 * @param {string} hash The part of an address from # on.
 * @returns {{ anchor: string, list: List, left: number }} The place on the page that it names, the list, and how many
 *   pages it names that are in no list: the list is full, or they are none of the handbook's.
 */
export function read(hash) {
  const bare = (hash.startsWith("#") ? hash.slice(1) : hash).replace(WRITTEN_MARK, MARK);
  const [anchor, ...rest] = bare.split(MARK);
  /** @type {Reading} */
  const reading = { list: { title: "", edition: "", parts: [] }, left: 0 };
  for (const pair of rest.length > 0 ? pairs(rest.join(MARK)) : []) {
    const [name, ...value] = pair.split("=");
    if (value.length > 0 && Object.hasOwn(SAID, name)) SAID[name](reading, decoded(value.join("=")));
  }
  return { anchor, list: reading.list, left: reading.left };
}

/**
 * @param {List} list
 * @param {string} [anchor] The place on the page.
 * @returns {string} What an address ends with, from # on; nothing for an empty list.
 */
export function written({ title, edition, parts }, anchor = "") {
  const said = parts.flatMap(({ address, note }) => [
    `s=${encoded(address)}`,
    ...(note ? [`n=${encoded(cut(note))}`] : []),
  ]);
  if (edition && said.length > 0) said.unshift(`u=${edition}`);
  if (title) said.unshift(`t=${encoded(cut(title))}`);
  if (said.length === 0) return anchor ? `#${anchor}` : "";
  return `#${anchor}${MARK}${said.join("&")}`;
}

/**
 * @param {List} list
 * @param {string} address
 * @returns {List} The list with a page at its end, unless it is there or the list is full.
 */
export function withPage(list, address) {
  const there = list.parts.some((part) => part.address === address);
  if (there || list.parts.length >= MOST || !ADDRESS.test(address)) return list;
  return { ...list, parts: [...list.parts, { address, note: "" }] };
}

/**
 * @param {List} list
 * @param {number} from
 * @param {number} to
 * @returns {List} The list with one of its pages in another place.
 */
export function moved(list, from, to) {
  const parts = [...list.parts];
  const [part] = parts.splice(from, 1);
  if (part) parts.splice(Math.max(0, Math.min(to, parts.length)), 0, part);
  return { ...list, parts };
}
