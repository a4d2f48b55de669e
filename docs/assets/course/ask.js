/** What a page says of itself: its title and the day it was checked. Asked of the page, so that no list can tell it wrong. */

export const ROOT = new URL("../../", import.meta.url);
const SAID = /<meta name="(DC\.title|DC\.date)" content="([^"]*)"/g;
const SIGN = /&(?:amp|lt|gt|quot|#34|#39|#x27);/g;
/** @type {Record<string, string>} */
const SIGNS = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'", "&#x27;": "'" };

const CHANGED = /<li data-changed>(.*?): (.*?)\.<\/li>/gs;
const EDITION = /id="utgava-(\d{4}-\d\d-\d\d)"/g;
const TAGS = /<[^>]*>/g;
const A_DAY = /\d{4}-\d\d-\d\d/;
const WHOLE_DAY = /^\d{4}-\d\d-\d\d$/;

/** @typedef {{ day: string, words: string }} Change A change of a page; the day is that of its edition, if it is in one. */
/** @typedef {{ title: string, day: string, there: boolean, changes: Change[] }} Told */

/** @type {Map<string, Promise<Told>>} */
const asked = new Map();

/**
 * Where a page is: a copy on a disk has no server that finds the page of a folder.
 * @param {string} address
 */
export const pageAt = (address) => new URL(location.protocol === "file:" ? `${address}index.html` : address, ROOT).href;

/** @param {string} html */
const plain = (html) => html.replace(TAGS, "").replace(SIGN, (sign) => SIGNS[sign]);

/**
 * @param {string} html A page.
 * @returns {Change[]} What it says has changed in it.
 */
const changesIn = (html) =>
  [...html.matchAll(CHANGED)].map(([, name, words]) => ({
    day: A_DAY.exec(plain(name))?.[0] ?? "",
    words: plain(words),
  }));

/**
 * @param {string} address
 * @returns {Promise<Told>}
 */
async function ask(address) {
  try {
    const answer = await fetch(pageAt(address));
    if (!answer.ok) return { title: address, day: "", there: false, changes: [] };
    const html = await answer.text();
    const said = Object.fromEntries([...html.matchAll(SAID)].map(([, name, value]) => [name, value]));
    return {
      title: plain(said["DC.title"] ?? address),
      day: said["DC.date"] ?? "",
      there: true,
      changes: changesIn(html),
    };
  } catch {
    return { title: address, day: "", there: true, changes: [] }; // no network, or a copy on a disk: the address is its name
  }
}

/**
 * @param {string} address
 * @returns {Promise<Told>} What the page says of itself, asked once.
 */
export function told(address) {
  const found = asked.get(address) ?? ask(address);
  asked.set(address, found);
  return found;
}

/** @returns {Promise<string[]>} The days of the editions there are, newest first; none if they cannot be asked for. */
export async function editions() {
  try {
    const answer = await fetch(pageAt("andringar/"));
    return answer.ok ? [...(await answer.text()).matchAll(EDITION)].map(([, day]) => day) : [];
  } catch {
    return [];
  }
}

/** The day of the edition that the page at hand belongs to, if there is any. */
export const editionHere = () => {
  const line = document.querySelector(".md-footer [data-edition]");
  return line instanceof HTMLElement ? (line.dataset.edition ?? "") : "";
};

/**
 * A day in words; a year or a month stays as it is written.
 * @param {string} day
 */
export const inWords = (day) =>
  WHOLE_DAY.test(day) ? new Date(`${day}T12:00:00`).toLocaleDateString("sv-SE", { dateStyle: "long" }) : day;
