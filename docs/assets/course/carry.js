/**
 * "Lägg till i kurslista": the list is in the address of the page, after #, and goes along in the links that a reader
 * follows, within the tab. Nothing is stored, and what stands after # is sent to nobody.
 */

import { collects, MARK, read, withPage, written } from "./address.js";
import { editionHere, pageAt, ROOT } from "./ask.js";

/** What the address of the search ends with for who begins a list there. */
const BEGUN = `#${MARK}`;
const INDEX = /index\.html$/;
const REST = /[?#].*$/;

const held = () => read(location.hash);

/** @param {number} number */
const counted = (number) => (number === 1 ? "1 sida" : `${number} sidor`);

const tray = document.createElement("aside");
tray.className = "course-tray onscreen";
tray.setAttribute("aria-label", "Kurslista");
const said = document.createElement("p");
said.setAttribute("role", "status");
const open = document.createElement("a");
open.textContent = "Öppna listan";
tray.append(said, open);

/**
 * Say how long the list is, if there is one.
 * @param {string} [first]
 */
function show(first = "Kurslistan följer med dig.") {
  if (document.querySelector("[data-course]")) return; // the page of the list itself
  const { list } = held();
  tray.hidden = list.parts.length === 0;
  said.textContent = `${first} ${counted(list.parts.length)}.`;
  open.href = `${pageAt("kurser/egen/")}${written(list)}`;
  if (!tray.isConnected) document.body.append(tray);
}

/**
 * @param {string} address A page's address from the site's root.
 */
export function add(address) {
  const { anchor, list } = held();
  const made = list.parts.length > 0 ? list : { ...list, edition: editionHere() };
  const longer = withPage(made, address);
  history.replaceState(history.state, "", `${location.pathname}${location.search}${written(longer, anchor)}`);
  show(longer === made ? "Sidan finns redan i listan, eller så är listan full." : "Tillagd i kurslistan.");
}

/**
 * The address of a page of the handbook, from its root.
 * @param {URL} url
 * @returns {string | undefined}
 */
function addressOf(url) {
  if (!url.href.startsWith(ROOT.href)) return;
  return url.href.slice(ROOT.href.length).replace(REST, "").replace(INDEX, "");
}

/** Add the page at hand. */
export function addHere() {
  const address = addressOf(new URL(location.href));
  if (address) add(address);
}

/**
 * A link that is followed takes the list along.
 * @param {MouseEvent} event
 */
function follow({ target }) {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement && link.href.startsWith(ROOT.href))) return;
  const { list } = held();
  if (list.parts.length === 0 || link.hasAttribute("download") || link.hash.includes(MARK)) return;
  const within = link.hash !== "" && link.href.split("#", 1)[0] === location.href.split("#", 1)[0];
  link.hash = written(list, link.hash.slice(1));
  if (within) requestAnimationFrame(() => place());
}

/** Go to the place on the page that the address names beside the list. */
function place() {
  const { anchor, list } = held();
  if (anchor && list.parts.length > 0) document.getElementById(anchor)?.scrollIntoView();
}

/** Each hit can be added, as long as there is a list or the reader has asked to begin one. */
function hits() {
  for (const hit of document.querySelectorAll("[data-hit]:not(:has(.course-hit))")) {
    const link = hit.querySelector("a[href]");
    const address = link instanceof HTMLAnchorElement ? addressOf(new URL(link.href)) : undefined;
    if (!(link && address)) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "course-hit";
    button.textContent = "Lägg till i kurslista";
    button.setAttribute("aria-label", `Lägg till i kurslista: ${link.textContent}`);
    button.addEventListener("click", () => add(address));
    hit.append(button);
  }
}

/** Give every hit a button, those that come later too. */
export function collect() {
  const found = document.querySelector("[data-search]");
  if (!(found instanceof HTMLElement) || "collecting" in found.dataset) return;
  found.dataset.collecting = "";
  hits();
  new MutationObserver(hits).observe(found, { childList: true, subtree: true });
}

/** Begin to collect: the reader has asked for it. */
export function begin() {
  collect();
  const first = document.querySelector(".course-hit");
  if (first instanceof HTMLElement) first.focus();
}

/** @param {SubmitEvent} event The search box takes the list along to the page of the search. */
function searching({ target }) {
  if (target instanceof HTMLFormElement && "searchBox" in target.dataset)
    target.action = `${target.action.split("#", 1)[0]}${written(held().list) || BEGUN}`;
}

document.addEventListener("click", follow, { capture: true });
document.addEventListener("submit", searching, { capture: true });
if (held().list.parts.length > 0) {
  show();
  place();
}
if (collects(location.hash)) collect();
