/**
 * A list of pages in an order, as the part of an address after # says it: nothing is stored, and no browser sends it.
 * Pure, but for what is handed in.
 */

/** @typedef {{ address: string, note: string }} Part A page by its address from the site's root, and what is said of it. */
/** @typedef {{ title: string, parts: Part[] }} List */

export const MARK = "kurs:";
/** So many pages a list has at most, and so many signs a note. */
export const MOST = 40;
export const LONGEST = 500;
const ADDRESS = /^(?:[a-z0-9-]+\/)+$/;
const SLASHES = /%2F/g;

/**
 * @param {string} text
 * @returns {string} What is written so; nothing if it cannot be read.
 */
function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " ")).slice(0, LONGEST);
  } catch {
    return "";
  }
}

/** @param {string} text */
const encoded = (text) => encodeURIComponent(text).replace(SLASHES, "/");

/**
 * @param {string} hash The part of an address from # on.
 * @returns {{ anchor: string, list: List }} The place on the page that it names, and the list.
 */
export function read(hash) {
  const bare = hash.startsWith("#") ? hash.slice(1) : hash;
  const at = bare.indexOf(MARK);
  /** @type {List} */
  const list = { title: "", parts: [] };
  for (const pair of at < 0 ? [] : bare.slice(at + MARK.length).split("&")) {
    const [name, given = ""] = pair.split("=", 2);
    const value = decoded(given);
    const last = list.parts.at(-1);
    if (name === "t") list.title = value;
    else if (name === "s" && ADDRESS.test(value) && list.parts.length < MOST) {
      list.parts.push({ address: value, note: "" });
    } else if (name === "n" && last) last.note = value;
  }
  return { anchor: at < 0 ? bare : bare.slice(0, at), list };
}

/**
 * @param {List} list
 * @param {string} [anchor] The place on the page.
 * @returns {string} What an address ends with, from # on; nothing for an empty list.
 */
export function written({ title, parts }, anchor = "") {
  const pairs = parts.flatMap(({ address, note }) => [
    `s=${encoded(address)}`,
    ...(note ? [`n=${encoded(note.slice(0, LONGEST))}`] : []),
  ]);
  if (title) pairs.unshift(`t=${encoded(title.slice(0, LONGEST))}`);
  if (pairs.length === 0) return anchor ? `#${anchor}` : "";
  return `#${anchor}${MARK}${pairs.join("&")}`;
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
