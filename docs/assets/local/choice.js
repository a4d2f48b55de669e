/**
 * The municipality that the reader has chosen. It stands in the address after #, which no browser sends, and goes along
 * with every link of the handbook; it is kept on the device only if the reader asks. What is known of it is fetched
 * from here when it is chosen, and nothing is told when it is too old.
 */

import { ageOn, today } from "./age.js";

/**
 * @typedef {{ function: string, label: string, phone?: string, by112?: true, url?: string, hours?: string, note?: string,
 *   known?: string, check?: true, ask: string, gone: string }} Contact
 * @typedef {{ title: string, contacts: Contact[] }} Place
 */

const ROOT = new URL("../../", import.meta.url).href;
const DATA = `${ROOT}assets/local/data/`;
const KEPT = "handboken-kommun";
/** The municipality whose own edition this is: it needs no place in the address. */
const OWN = document.querySelector("meta[name=kommun]")?.getAttribute("content");
const CODE = /^\d{4}$/;
const PART = /^kommun=(.*?)(kurs:.*)?$/;
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
  if (look) element.className = look;
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

/** @param {string} number */
const dialled = (number) => link(number, `tel:${number.replace(/[^\d+]/g, "")}`);

/**
 * @param {string} path
 * @returns {Promise<any>} What the file says; nothing at all if there is none.
 */
export async function fetched(path) {
  const answer = await fetch(DATA + path);
  if (answer.status === 404) return {};
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/**
 * The contact for a function that may still be told: the municipality's own, or else the county's.
 * @param {string} name
 */
function contactFor(name) {
  const day = today();
  const all = [...(chosen?.place.contacts ?? []), ...(chosen?.county.contacts ?? [])];
  return all.find((it) => it.function === name && ageOn(it, day) !== "gone");
}

/** @param {Contact} contact */
const doubtful = (contact) => contact.check || ageOn(contact, today()) === "ask";

/** @param {Contact} contact */
const from = ({ known }) => (known ? `från ${known}` : "odaterat");

/**
 * A contact as it is written on a line of paper.
 * @param {Contact} contact
 */
function onLine(contact) {
  const way = contact.phone ?? (contact.by112 ? `112, fråga efter ”${contact.label}”` : (contact.url ?? ""));
  if (!doubtful(contact)) return `${way} (kontrollerat ${contact.known})`;
  if (contact.by112 && !contact.phone) return way;
  const instead = contact.function === JOUR ? "112" : "kommunens växel";
  return `${way} (${from(contact)}: kontrollera ${contact.phone ? "numret" : "adressen"} först, annars ${instead})`;
}

/**
 * Say in a box of what to do at once what is known. A number that must be checked is no step: it comes last, and rings
 * nobody. On paper the rest goes on where the heading ends.
 * @param {Element} box
 */
function tellJour(box) {
  const title = chosen?.place.title ?? "";
  const heading = box.querySelector(".admonition-title");
  const contact = contactFor(JOUR);
  if (!contact) {
    const words = ` Handboken vet inget säkert nummer till socialjouren i ${title}. Gör så här: `;
    heading?.after(made("p", "local-told", words));
    return;
  }
  const { phone, label } = contact;
  const line = made("p", "local-told", " ", made("strong", "", `Socialjouren i ${title}: `));
  if (phone && doubtful(contact)) {
    line.append("ring ", dialled("112"), `, säg ${title} och fråga efter ”${label}”. Numret ${phone} är ${from(contact)}: `);
    line.append("kontrollera numret på kommunens webbplats innan du ringer det.");
    box.append(line);
    return;
  }
  if (phone) line.append(dialled(phone));
  if (contact.by112) line.append(phone ? ", eller " : "", dialled("112"), `, fråga efter ”${label}”`);
  line.append(". ", contact.note ?? contact.hours ?? "");
  heading?.after(line);
}

/** Fill what the page has room for; what was filled before goes. The page of a place tells of that one alone. */
function fill() {
  for (const old of document.querySelectorAll(".local-told")) old.remove();
  if (location.href.startsWith(`${ROOT}kommuner/`)) return;
  const boxes = contactFor(JOUR) ? ".admonition.jour, .admonition.nodlage" : ".admonition.jour";
  for (const box of chosen ? document.querySelectorAll(boxes) : []) tellJour(box);
  for (const line of document.querySelectorAll("[data-local]")) if (line instanceof HTMLElement) fillLine(line);
}

/**
 * A line of a sheet that asks for functions by name. What somebody has typed there stays.
 * @param {HTMLElement} line
 */
function fillLine(line) {
  const contacts = (line.dataset.local ?? "").split(" ").map(contactFor);
  const words = contacts.flatMap((contact) => (contact ? [onLine(contact)] : [])).join("; ");
  if (!(line instanceof HTMLInputElement)) {
    if (words) line.append(made("span", "local-told", `: ${words}`));
  } else if (!line.value || line.value === line.dataset.filled) {
    line.value = words;
    line.dataset.filled = words;
  }
}

/**
 * What an address says after #: which municipality, wherever it stands, and the rest: a place on the page, a list.
 * @param {string} hash
 */
function told(hash) {
  /** @type {string | undefined} */
  let code;
  const rest = hash
    .slice(1)
    .split("&")
    .flatMap((part) => {
      const [, given, list] = PART.exec(part) ?? [];
      if (given === undefined) return part || [];
      code ??= given;
      return list ?? [];
    });
  return { code, rest: rest.join("&") };
}

/** Let an address of the handbook carry the choice, and what else it says. @param {URL} url */
function carrying(url) {
  const { rest } = told(url.hash);
  url.hash = chosen && chosen.code !== OWN ? `kommun=${chosen.code}${rest && `&${rest}`}` : rest;
  return url.href;
}

/** A link takes the choice along as soon as a pointer or the focus is on it. @param {Event} event */
function carry({ target }) {
  const to = target instanceof Element ? target.closest("a") : null;
  if (!to?.href.startsWith(ROOT) || to.getAttribute("href")?.startsWith("#") || to.hash.startsWith("#q=")) return;
  if (chosen || told(to.hash).code) to.href = carrying(new URL(to.href));
}

/** Write the choice into the address that is shown, and keep what the way out notes there. */
function show() {
  const { navigation } = globalThis;
  const noted = navigation?.currentEntry?.getState();
  const href = carrying(new URL(location.href));
  if (href !== location.href) history.replaceState(history.state, "", href);
  if (noted) navigation.updateCurrentEntry({ state: noted });
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
  chosen = undefined;
  tell();
  focus(way);
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
  for (const way of document.querySelectorAll(".local-way"))
    way.before(made("p", "local-told way__old onscreen", words));
}

/** @param {string} code */
export async function choose(code) {
  const county = `lan-${code.slice(0, 2)}`;
  const places = CODE.test(code) ? await fetched(`${county}.json`) : {};
  if (!Object.hasOwn(places, code)) return fail(UNKNOWN);
  chosen = { code, place: places[code], county: places[county] };
  tell();
  const [within] = told(location.hash).rest.split("kurs:");
  if (within) document.getElementById(within)?.scrollIntoView();
}

/** The choice that the address tells goes before the one that is kept, and both before that of an edition. A move within the page keeps it. */
function read() {
  const code = told(location.hash).code ?? chosen?.code ?? remembering((memory) => memory.getItem(KEPT)) ?? OWN;
  if (code && code !== chosen?.code) choose(code).catch(() => fail(MISSING));
  else if (chosen) show();
}

for (const sign of ["pointerover", "focusin"]) addEventListener(sign, carry, { capture: true, passive: true });
addEventListener("hashchange", read);
addEventListener("pageshow", fill);
read();
