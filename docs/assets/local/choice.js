/**
 * The municipality that the reader has chosen. It stands in the address after #, which no browser sends, and goes along
 * with every link of the handbook; it is kept on the device only if the reader asks. What is told of it is fetched
 * from here when it is chosen, and nothing is told when it is too old.
 *
 * Whoever has chosen waits for this and for what is told in the county, 3 kB in all: what only some then do stands in
 * modules of its own.
 */

/**
 * What is told up to a day of a contact in a municipality, or in all of them if it has no number, on a line of paper and
 * in a box: there every other part is a number to ring, and it comes last if it must be checked.
 * @typedef {[at: string, of: string, until: string, line: string, parts?: string[], last?: 1]} Telling
 * @typedef {{ code: string, title: string, told: Telling[] }} Choice Its own contacts come before those of its county.
 */

const { navigation } = globalThis;
const ROOT = new URL("../../", import.meta.url).href;
const KEPT = "handboken-kommun";
/** The municipality whose own edition this is: it needs no place in the address. */
const OWN = document.documentElement.dataset.kommun;
const KEPT_HERE = " (sparad på enheten)";
const CODE = /^\d{4}$/;
/** The choice in what stands after #, wherever it is; a list may follow without a sign between. */
const TOLD = /[#&]kommun=(.*?)(?=&|$|kurs:)/g;

const AFTER = /#.*|$/;
/** Links that no choice goes along with: within the page, or to a search for something. */
const ALONE = /^#|#q=/;

/** @type {Choice | undefined} */
let chosen;

/** The device's memory. If a reader has shut it the address alone tells. */
const memory = (() => {
  try {
    return localStorage;
  } catch {
    // Shut.
  }
})();

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Object} how Its properties.
 * @param {(Node | string)[]} inside
 */
export function made(tag, how, ...inside) {
  const element = Object.assign(document.createElement(tag), how);
  element.append(...inside);
  return element;
}

/**
 * @param {string} name
 * @returns {Promise<any>} The list that the file has; an empty one if there is none.
 */
export async function fetched(name) {
  const answer = await fetch(new URL(`data/${name}.json`, import.meta.url));
  return answer.status === 404 ? [] : answer.json();
}

/**
 * What is told of a function today in Sweden.
 * @param {string} name
 */
function toldOf(name) {
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Stockholm" });
  return chosen?.told.find(([, of, until]) => of === name && today <= until);
}

/** Fill what the page has room for; what was filled before goes. The page of a place tells of that one alone. */
function fill() {
  for (const old of document.querySelectorAll(".local-told")) old.remove();
  if (location.href.startsWith(`${ROOT}kommuner/`)) return;
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-local]"))) fillLine(line);
  const boxes = toldOf("socialjour") ? ".jour, .nodlage" : ".jour";
  if (chosen) for (const box of document.querySelectorAll(boxes)) fillBox(box, chosen.title);
}

/**
 * A line that asks for functions by name. What somebody has typed on a sheet stays.
 * @param {HTMLElement} line
 */
function fillLine(line) {
  const names = String(line.dataset.local).split(" ");
  const words = names.flatMap((name) => toldOf(name)?.[3] ?? []).join("; ");
  if ("defaultValue" in line) line.defaultValue = words;
  else if (words) line.append(made("span", { className: "local-told" }, `: ${words}`));
}

/**
 * Say what is known in a box of what to do at once: after what it says if that must be checked. On paper the rest goes
 * on where the heading ends. That nothing is known is only said in the box of the emergency service.
 * @param {Element} box
 * @param {string} title
 */
function fillBox(box, title) {
  const [, , , , parts = ["handboken vet inget säkert nummer. Gör så här: "], last] = toldOf("socialjour") ?? [];
  const said = parts.map((part, at) =>
    at % 2 ? made("a", { href: `tel:${part.replace(/[^\d+]/g, "")}` }, part) : part,
  );
  const told = made("p", { className: "local-told" }, made("strong", {}, ` Socialjouren i ${title}: `), ...said);
  if (last) box.append(told);
  else box.querySelector(".admonition-title")?.after(told);
}

/** Which municipality an address tells. @param {string} hash */
const codeIn = (hash) => hash.split(TOLD).at(1);

/** What else it says after #: a place on the page, a list. @param {string} hash */
const restOf = (hash) => hash.replace(TOLD, "").replace(/^[#&]/g, "");

/** An address of the handbook with the choice, and what else it says. @param {string} href */
const carrying = (href) =>
  href.replace(AFTER, (hash) => {
    const rest = restOf(hash);
    if (chosen && chosen.code !== OWN) return `#kommun=${chosen.code}${rest && `&${rest}`}`;
    return rest && `#${rest}`;
  });

/** A link takes the choice along as soon as a pointer or the focus is on it. @param {Event} event */
function carry({ target }) {
  const to = /** @type {Partial<Element>} */ (target).closest?.("a");
  if (to?.href.startsWith(ROOT) && !ALONE.test(String(to.getAttribute("href")))) to.href = carrying(to.href);
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
  const href = carrying(location.href);
  if (href !== location.href) history.replaceState(history.state, "", href);
  note(mark);
  for (const form of document.forms) form.action = carrying(form.action);
}

/** What is chosen, and what the reader may do with it, in place of each way to choose. */
function slots() {
  for (const old of document.querySelectorAll(".local-bar")) old.remove();
  for (const way of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".local-way"))) {
    way.hidden = Boolean(chosen);
    if (chosen) way.after(bar(way, chosen));
  }
}

/**
 * @param {Element} way The way to choose that it stands at.
 * @param {Choice} choice
 */
function bar(way, { code, title }) {
  const kept = memory?.getItem(KEPT) === code;
  const change = async () => (await import("./choose.js")).open(way);
  const forget = () => {
    memory?.removeItem(KEPT);
    drop();
    focus(way);
  };
  const keep = () => {
    memory?.setItem(KEPT, code);
    slots();
    focus(way);
  };
  return made(
    "div",
    { className: "local-bar onscreen" },
    made("span", {}, "Din kommun: ", made("a", { href: `${ROOT}kommuner/${code}/` }, title), kept ? KEPT_HERE : ""),
    made("button", { onclick: change }, "Byt"),
    made("button", { onclick: forget }, kept ? "Glöm och ta bort" : "Glöm"),
    kept ? "" : made("button", { onclick: keep }, "Kom ihåg på den här enheten"),
  );
}

/** Choose none, here and on the pages that the reader may go back to. */
function drop() {
  chosen = undefined;
  tell();
  note({ forgot: Date.now() });
}

/**
 * What a reader stood at is gone: go on at what has taken its place.
 * @param {Element} way
 */
export function focus(way) {
  const at = chosen ? way.nextElementSibling : way;
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
    way.before(made("p", { className: "local-told way__old onscreen" }, words));
}

/** @param {string} code */
export async function choose(code) {
  /** @type {[string, Telling[]] | []} */
  const [names = "", tellings = []] = CODE.test(code) ? await fetched(`lan-${code.slice(0, 2)}`) : [];
  const number = code.slice(2);
  const [, title] = names.match(`${number}(\\D+)`) ?? [];
  if (!title) return fail("Kommunen i länken finns inte. Välj kommun här.");
  chosen = { code, title, told: tellings.filter(([at]) => !at || at === number) };
  tell();
}

/** The choice that the address tells goes before the one that is kept, and both before that of an edition. A move within the page keeps it. */
function read() {
  if (codeIn(location.hash) && forgotten()) drop();
  const code = codeIn(location.hash) ?? chosen?.code ?? memory?.getItem(KEPT) ?? OWN;
  if (code && code !== chosen?.code)
    choose(code).catch(() => fail("Numren i kommunen gick inte att hämta. Läs in sidan igen."));
  else if (chosen) tell();
}

addEventListener("pointerover", carry);
addEventListener("focusin", carry);
addEventListener("hashchange", read);
addEventListener("pageshow", ({ persisted }) => persisted && read());
read();
