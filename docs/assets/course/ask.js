/** What a page says of itself: its title and the day it was checked. Asked of the page, so that no list can tell it wrong. */

export const ROOT = new URL("../../", import.meta.url);
const SAID = /<meta name="(DC\.title|DC\.date)" content="([^"]*)"/g;
const SIGN = /&(?:amp|lt|gt|quot|#34|#39|#x27);/g;
/** @type {Record<string, string>} */
const SIGNS = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#34;": '"', "&#39;": "'", "&#x27;": "'" };

/** @typedef {{ title: string, day: string, there: boolean }} Told */

/** @type {Map<string, Promise<Told>>} */
const asked = new Map();

/**
 * Where a page is: a copy on a disk has no server that finds the page of a folder.
 * @param {string} address
 */
export const pageAt = (address) => new URL(location.protocol === "file:" ? `${address}index.html` : address, ROOT).href;

/**
 * @param {string} address
 * @returns {Promise<Told>}
 */
async function ask(address) {
  try {
    const answer = await fetch(pageAt(address));
    if (!answer.ok) return { title: address, day: "", there: false };
    const said = Object.fromEntries([...(await answer.text()).matchAll(SAID)].map(([, name, value]) => [name, value]));
    const title = (said["DC.title"] ?? address).replace(SIGN, (sign) => SIGNS[sign]);
    return { title, day: said["DC.date"] ?? "", there: true };
  } catch {
    return { title: address, day: "", there: true }; // no network, or a copy on a disk: the address is its name
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

/** @param {string} day */
export const inWords = (day) => new Date(`${day}T12:00:00`).toLocaleDateString("sv-SE", { dateStyle: "long" });
