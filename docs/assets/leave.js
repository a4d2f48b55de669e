/**
 * The way out of pages that somebody may have to leave at once, and what keeps a tab from showing them again.
 *
 * Loaded on every page, before it is shown: the way back from the weather may lead to any of them. A mark in the tab's
 * own history says that the handbook was left; nothing is stored on the device. A tab that knows its history
 * (the Navigation API) goes to the first page of the handbook in it and puts the weather there. Others can only put it
 * in place of the page that is shown, so links on pages with the way out make no history there.
 */

/** @typedef {{ left: string }} Mark Where the reader went when the handbook was left in this tab. */

const ROOT = new URL("../", import.meta.url).href;
const ENOUGH = 3;
const FORGOTTEN = 5000;
/** How long the way to the tab's first page of the handbook may take, in milliseconds: nobody may stand and wait. */
const PATIENCE = 700;
const LATER = "Tryck Skift en gång till för att lämna sidan.";
const { navigation } = globalThis;

let leaving = false;
let presses = 0;
let bare = false;
/** @type {number | undefined} */
let forgetting;
/** @type {number | undefined} */
let waiting;

/** The link of the way out, if the page has one. */
const wayOut = () => {
  const link = document.querySelector("[data-exit]");
  return link instanceof HTMLAnchorElement ? link : undefined;
};

/**
 * Where the reader went, if the handbook was left in this tab. Entries of one site that follow each other are known.
 * @returns {string | undefined}
 */
function left() {
  for (const entry of navigation?.entries() ?? []) {
    const mark = /** @type {Mark | undefined} */ (entry.getState());
    if (mark?.left) return mark.left;
  }
}

/** Where the tab's unbroken way through the handbook began. An address that is not told is of a page that tells none. */
function first() {
  const here = navigation.currentEntry?.index ?? 0;
  const before = navigation.entries().slice(0, here);
  return before.findLastIndex(({ url }) => url !== null && !url.startsWith(ROOT)) + 1;
}

/**
 * Show nothing, and put the weather where the tab's way through the handbook began.
 * @param {string} address
 */
function go(address) {
  leaving = true;
  document.documentElement.hidden = true;
  document.title = "Väder";
  const here = navigation?.currentEntry?.index ?? 0;
  const began = navigation?.currentEntry ? first() : here;
  if (began === here) {
    location.replace(address);
    return;
  }
  clearTimeout(waiting);
  // Gone forward to, the weather leaves the mark behind it: the way back leads to what does not show itself.
  waiting = setTimeout(() => location.assign(address), PATIENCE);
  history.go(began - here);
}

/** Leave at once. */
function leave() {
  const link = wayOut();
  if (!link || leaving) return;
  window.name = ""; // what was typed on the way to a search that never came
  if (navigation?.currentEntry) {
    // What the tab could go forward to goes, so that the mark stands last and every page before it meets it.
    if (navigation.canGoForward) history.pushState(null, "");
    navigation.updateCurrentEntry({ state: /** @satisfies {Mark} */ ({ left: link.href }) });
  }
  go(link.href);
}

/** A page that comes back after the handbook was left does not show itself. */
function stayAway() {
  clearTimeout(waiting);
  const address = left();
  if (address) go(address);
}

/** Another key, a click or a scroll: what Shift was held for, or a sign that the reader goes on. */
function forget() {
  bare = false;
  presses = 0;
  say("");
}

/** @param {string} words */
function say(words) {
  const status = document.querySelector("[data-exit-status]");
  if (status && status.textContent !== words) status.textContent = words;
}

/** @param {KeyboardEvent} event */
function down(event) {
  const modified = event.ctrlKey || event.altKey || event.metaKey;
  if (event.key !== "Shift" || modified) forget();
  else if (!event.repeat) bare = true;
}

/** @param {KeyboardEvent} event */
function up({ key }) {
  if (key !== "Shift" || !bare) return;
  bare = false;
  presses += 1;
  clearTimeout(forgetting);
  forgetting = setTimeout(forget, FORGOTTEN);
  if (presses === ENOUGH) leave();
  else say(presses === ENOUGH - 1 ? LATER : "");
}

/**
 * Whatever button and key the way out is touched with, it leads away in this tab. Links within a page with a way out
 * make no history; nor do links to other pages, where the tab cannot go back to its first page.
 * @param {MouseEvent} event
 */
function touched(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || event.button === 2) return;
  if (link === wayOut()) {
    event.preventDefault();
    leave();
    return;
  }
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!plain || event.defaultPrevented || !wayOut() || link.hasAttribute("download")) return;
  const within = link.hash !== "" && link.href.split("#", 1)[0] === location.href.split("#", 1)[0];
  if (!within && (navigation?.currentEntry || !link.href.startsWith(ROOT))) return;
  event.preventDefault();
  location.replace(link.href);
}

stayAway();
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) {
    leaving = false;
    stayAway();
  }
});
addEventListener("popstate", stayAway);
addEventListener("pagehide", () => clearTimeout(waiting));
addEventListener("keydown", down, { capture: true });
addEventListener("keyup", up, { capture: true });
for (const sign of ["pointerdown", "wheel", "touchstart", "blur"]) {
  addEventListener(sign, forget, { capture: true, passive: true });
}
addEventListener("click", touched);
addEventListener("auxclick", touched);
