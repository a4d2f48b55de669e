/**
 * The way out of pages that somebody may have to leave at once, and what keeps a tab from showing them again.
 *
 * Loaded on every page, before it is shown: the way back from the weather may lead to any of them. A mark in the tab's
 * own history says that the handbook was left. A tab that knows its history (the Navigation API) goes to the first page
 * of the handbook in it and puts the weather there. Others can only put it in place of the page that is shown, so links
 * on pages with the way out make no history there.
 *
 * No page can see past another site in the tab's history. So the tab also keeps in its own memory (sessionStorage), until
 * it is closed, when the handbook was left: a page that was opened before that and is gone back to does not show itself.
 */

/**
 * Of an entry in the tab's history: when it was opened, and where the reader went if the handbook was left on it.
 * @typedef {{ opened?: number, left?: string }} Mark
 * @typedef {{ at: number, to: string }} Left When the handbook was left in this tab, and for what.
 */

const ROOT = new URL("../", import.meta.url).href;
const ENOUGH = 3;
const FORGOTTEN = 5000;
/** How long the way to the tab's first page of the handbook may take, in milliseconds: nobody may stand and wait. */
const PATIENCE = 700;
const KEPT = "handboken-left";
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
 * What an entry of the tab's history says.
 * @param {NavigationHistoryEntry | null | undefined} entry
 * @returns {Mark}
 */
const markOf = (entry) => entry?.getState() ?? {};

/** Whether the page was gone back or forward to. */
const cameBack = () => {
  const [how] = performance.getEntriesByType("navigation");
  return how instanceof PerformanceNavigationTiming && how.type === "back_forward";
};

/**
 * Do something with the tab's own memory, which a reader may have shut.
 * @template T
 * @param {(memory: Storage) => T} act
 * @returns {T | undefined}
 */
function remembering(act) {
  try {
    return act(sessionStorage);
  } catch {
    // Shut: then the tab's history alone tells.
  }
}

/**
 * When the handbook was left in this tab, if it was.
 * @returns {Left | undefined}
 */
const lastLeft = () => remembering((memory) => JSON.parse(memory.getItem(KEPT) ?? "null") ?? undefined);

/** Note when the entry was opened; a tab that cannot tell forgets that it was left when the handbook is opened anew. */
function opened() {
  const entry = navigation?.currentEntry;
  if (!entry) remembering((memory) => memory.removeItem(KEPT));
  else if (!markOf(entry).opened) navigation.updateCurrentEntry({ state: { ...markOf(entry), opened: Date.now() } });
}

/**
 * Where the reader went, if the handbook was left in this tab. Entries of one site that follow each other are known;
 * of a page that is gone back to past another site, whether it was opened before.
 * @param {boolean} again The page is gone back or forward to.
 * @returns {string | undefined}
 */
function left(again) {
  for (const entry of navigation?.entries() ?? []) {
    const address = markOf(entry).left;
    if (address) return address;
  }
  const last = again ? lastLeft() : undefined;
  if (last && (markOf(navigation?.currentEntry).opened ?? 0) <= last.at) return last.to;
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
  const now = { at: Date.now(), to: link.href };
  remembering((memory) => memory.setItem(KEPT, JSON.stringify(/** @satisfies {Left} */ (now))));
  if (navigation?.currentEntry) {
    // What the tab could go forward to goes, so that the mark stands last and every page before it meets it.
    if (navigation.canGoForward) history.pushState(null, "");
    navigation.updateCurrentEntry({ state: /** @satisfies {Mark} */ ({ left: link.href }) });
  }
  go(link.href);
}

/**
 * A page that comes back after the handbook was left does not show itself.
 * @param {boolean} again
 */
function stayAway(again) {
  clearTimeout(waiting);
  const address = left(again);
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

stayAway(cameBack());
if (!(leaving || cameBack())) opened();
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) {
    leaving = false;
    stayAway(true);
  }
});
addEventListener("popstate", () => stayAway(false));
navigation?.addEventListener("currententrychange", ({ navigationType }) => {
  if (navigationType && navigationType !== "traverse") opened();
});
addEventListener("pagehide", () => clearTimeout(waiting));
addEventListener("keydown", down, { capture: true });
addEventListener("keyup", up, { capture: true });
for (const sign of ["pointerdown", "wheel", "touchstart", "blur"]) {
  addEventListener(sign, forget, { capture: true, passive: true });
}
addEventListener("click", touched);
addEventListener("auxclick", touched);
