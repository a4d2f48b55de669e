/**
 * The municipality that the reader has chosen. It stands in the address after #, which no browser sends, and goes along
 * with every link of the handbook; it is kept on the device only if the reader asks. What is told of it is fetched
 * from here when it is chosen, and nothing is told when it is too old.
 */

/**
 * What is told of a contact up to a day, on a line of paper and in a box: there every other part is a number to ring,
 * and what the line says comes last if it must be checked.
 * @typedef {{ until: string, line: string, way?: string[], last?: true }} Telling
 * @typedef {{ title: string, told: Record<string, Telling[] | undefined> }} Place
 */

const { navigation } = globalThis;
const ROOT = new URL("../../", import.meta.url).href;
const KEPT = "handboken-kommun";
/** The municipality whose own edition this is: it needs no place in the address. */
const OWN = document.querySelector("meta[name=kommun]")?.getAttribute("content");
const CODE = /^\d{4}$/;
/** The choice in what stands after #, wherever it is; a list may follow without a sign between. */
const TOLD = /(?<=[#&])kommun=([^&]*?)(?:&|$|(?=kurs:))/g;
const JOUR = "socialjour";
const UNKNOWN = "Kommunen i länken finns inte. Välj kommun här.";
const MISSING = "Numren i kommunen gick inte att hämta. Läs in sidan igen.";

/** @type {{ code: string, place: Place, county: Place } | undefined} */
let chosen;

/**
 * Do something with the device's memory, which a reader may have shut.
 * @template T
 * @param {(memory: Storage) => T} act
 * @returns {T | undefined}
 */
function remembering(act) {
  try {
    return act(localStorage);
  } catch {
    // Shut: then the address alone tells.
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} look
 * @param {(Node | string)[]} inside
 */
export function made(tag, look, ...inside) {
  const element = document.createElement(tag);
  element.className = look;
  element.append(...inside);
  return element;
}

/**
 * @param {string} words
 * @param {(way: Element | null | undefined) => void} act It gets the way to choose that the button stands at.
 */
export function button(words, act) {
  const element = made("button", "local-button", words);
  element.type = "button";
  element.addEventListener("click", () => act(element.closest(".local-bar")?.previousElementSibling));
  return element;
}

/**
 * @param {string} words
 * @param {string} href
 */
function link(words, href) {
  const element = made("a", "", words);
  element.href = href;
  return element;
}

/**
 * @param {string} name
 * @returns {Promise<any>} What the file says; nothing at all if there is none.
 */
export async function fetched(name) {
  const answer = await fetch(`${ROOT}assets/local/data/${name}.json`);
  if (answer.status === 404) return {};
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/**
 * What is told of a function today in Sweden: of the municipality's own contact, or else of the county's.
 * @param {string} name
 */
function toldOf(name) {
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Stockholm" });
  return [chosen?.place, chosen?.county].flatMap((it) => it?.told[name] ?? []).find(({ until }) => today <= until);
}

/**
 * Say what is known in a box of what to do at once: after what it says if that must be checked. On paper the rest goes
 * on where the heading ends.
 * @param {Element} box
 * @param {string} title
 */
function tellJour(box, title) {
  const { way, line, last } = toldOf(JOUR) ?? {};
  const parts = way?.map((part, at) => (at % 2 ? link(part, `tel:${part.replace(/[^\d+]/g, "")}`) : part));
  const told = parts
    ? made("p", "local-told", " ", made("strong", "", `Socialjouren i ${title}: `), ...parts, last ? `${line}.` : "")
    : made("p", "local-told", ` Handboken vet inget säkert nummer till socialjouren i ${title}. Gör så här: `);
  if (last) box.append(told);
  else box.querySelector(".admonition-title")?.after(told);
}

/** Fill what the page has room for; what was filled before goes. The page of a place tells of that one alone. */
function fill() {
  for (const old of document.querySelectorAll(".local-told")) old.remove();
  if (location.href.startsWith(`${ROOT}kommuner/`)) return;
  const boxes = toldOf(JOUR) ? ".admonition.jour, .admonition.nodlage" : ".admonition.jour";
  const title = chosen?.place.title;
  if (title) for (const box of document.querySelectorAll(boxes)) tellJour(box, title);
  for (const line of document.querySelectorAll("[data-local]")) fillLine(line);
}

/**
 * A line of a sheet that asks for functions by name. What somebody has typed there stays.
 * @param {Element} line
 */
function fillLine(line) {
  const names = line.getAttribute("data-local")?.split(" ") ?? [];
  const words = names.flatMap((name) => toldOf(name)?.line ?? []).join("; ");
  if (line instanceof HTMLInputElement) line.defaultValue = words;
  else if (words) line.append(made("span", "local-told", `: ${words}`));
}

/** Which municipality an address tells. @param {string} hash */
const codeIn = (hash) => [...hash.matchAll(TOLD)][0]?.[1];

/** What else it says after #: a place on the page, a list. @param {string} hash */
const restOf = (hash) => hash.replace(TOLD, "").replace(/^#|&$/g, "");

/** Let an address of the handbook carry the choice, and what else it says. @param {URL} url */
function carrying(url) {
  const rest = restOf(url.hash);
  url.hash = chosen && chosen.code !== OWN ? `kommun=${chosen.code}${rest && `&${rest}`}` : rest;
  return url.href;
}

/** A link takes the choice along as soon as a pointer or the focus is on it. @param {Event} event */
function carry({ target }) {
  const to = target instanceof Element ? target.closest("a") : null;
  if (!to?.href.startsWith(ROOT) || to.getAttribute("href")?.startsWith("#") || to.hash.startsWith("#q=")) return;
  if (chosen || codeIn(to.hash)) to.href = carrying(new URL(to.href));
}

/** What is noted at an entry of the tab's history. */
const noted = (entry = navigation?.currentEntry) => entry?.getState() ?? {};

/** Note something at the page's own, beside what stands there. @param {Object} mark */
export const note = (mark) => navigation?.updateCurrentEntry({ state: { ...noted(), ...mark } });

/** Whether a municipality in the address has been forgotten since: in this tab, on the page or one that came after it. */
const forgotten = () =>
  navigation
    ?.entries()
    .slice(navigation.currentEntry?.index)
    .some((entry) => noted(entry).forgot > (noted().chose ?? 0));

/** Write the choice into the address that is shown, and keep what the way out notes there. */
function show() {
  const mark = noted();
  const href = carrying(new URL(location.href));
  if (href !== location.href) history.replaceState(history.state, "", href);
  note(mark);
  const form = document.querySelector("[data-search-box]");
  if (form instanceof HTMLFormElement) form.action = carrying(new URL(form.action));
}

/** What is chosen, and what the reader may do with it, in place of each way to choose. */
function slots() {
  for (const bar of document.querySelectorAll(".local-bar")) bar.remove();
  for (const way of document.querySelectorAll(".local-way")) {
    way.toggleAttribute("hidden", Boolean(chosen));
    if (chosen) way.after(choice(chosen.code, chosen.place.title));
  }
}

/**
 * @param {string} code
 * @param {string} title
 */
function choice(code, title) {
  const remembered = remembering((memory) => memory.getItem(KEPT)) === code;
  const keeping = button("Kom ihåg på den här enheten", (way) => {
    remembering((memory) => memory.setItem(KEPT, code));
    slots();
    focus(way);
  });
  return made(
    "div",
    "local-bar onscreen",
    made("span", "", "Din kommun: ", link(title, `${ROOT}kommuner/${code}/`), remembered ? " (sparad på enheten)" : ""),
    button("Byt", change),
    button(remembered ? "Glöm och ta bort" : "Glöm", forget),
    ...(remembered ? [] : [keeping]),
  );
}

/** @param {Element | null | undefined} way */
function forget(way) {
  remembering((memory) => memory.removeItem(KEPT));
  drop();
  focus(way);
}

/** Choose none, here and on the pages that the reader may go back to. */
function drop() {
  chosen = undefined;
  tell();
  note({ forgot: Date.now() });
}

/** @param {Element | null | undefined} way */
async function change(way) {
  if (way) await (await import("./choose.js")).open(way);
}

/**
 * What a reader stood at is gone: go on at what has taken its place.
 * @param {Element | null | undefined} way
 */
export function focus(way) {
  const at = chosen ? way?.nextElementSibling : way;
  at?.querySelector("a")?.focus();
}

function tell() {
  show();
  fill();
  slots();
}

/** Say at each way to choose why nothing is told. @param {string} words */
function fail(words) {
  fill();
  for (const way of document.querySelectorAll(".local-way"))
    way.before(made("p", "local-told way__old onscreen", words));
}

/** @param {string} code */
export async function choose(code) {
  const name = `lan-${code.slice(0, 2)}`;
  const places = CODE.test(code) ? await fetched(name) : {};
  if (!Object.hasOwn(places, code)) return fail(UNKNOWN);
  chosen = { code, place: places[code], county: places[name] };
  tell();
  const [within] = restOf(location.hash).split("kurs:");
  if (within) document.getElementById(within)?.scrollIntoView();
}

/** The choice that the address tells goes before the one that is kept, and both before that of an edition. A move within the page keeps it. */
function read() {
  if (codeIn(location.hash) && forgotten()) drop();
  const code = codeIn(location.hash) ?? chosen?.code ?? remembering((memory) => memory.getItem(KEPT)) ?? OWN;
  if (code && code !== chosen?.code) choose(code).catch(() => fail(MISSING));
  else if (chosen) show();
}

for (const sign of ["pointerover", "focusin"]) addEventListener(sign, carry, { capture: true, passive: true });
addEventListener("hashchange", read);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) read();
  if (chosen) fill(); // else it says why not, if there is anything to say
});
read();
