/**
 * The references of a page: the day they are read, buttons that copy them, and files for programs that keep them. What
 * is known of the page it says itself, in its head.
 */

import { bibtex, csl, ris } from "./formats.js";

/** @typedef {import("./formats.js").Cited} Cited */

const SHORT = { year: "numeric", month: "2-digit", day: "2-digit", timeZone: "Europe/Stockholm" };
const LONG = { dateStyle: "long", timeZone: "Europe/Stockholm" };
const LAST = /([^/]*)\/*$/;

/** @type {[string, string, string, (page: Cited) => string][]} */
const FILES = [
  ["RIS", "ris", "application/x-research-info-systems", ris],
  ["BibTeX", "bib", "application/x-bibtex", bibtex],
  ["CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl],
];

/** @param {string} name */
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? "";

/** Today in Sweden, as 2026-11-28. */
const today = () => new Date().toLocaleDateString("sv-SE", /** @type {Intl.DateTimeFormatOptions} */ (SHORT));

/**
 * @param {HTMLElement} details
 * @returns {Cited} What the page says of itself.
 */
const cited = (details) => ({
  title: meta("DC.title"),
  author: meta("DC.creator"),
  publisher: meta("DC.publisher"),
  day: meta("DC.date"),
  edition: details.dataset.edition ?? "",
  address: document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "",
  kept: details.dataset.kept ?? "",
  language: meta("DC.language"),
  read: today(),
});

/**
 * @param {string} words
 * @param {() => void} act
 */
function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "cite__button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

/**
 * Copy a reference with its italics, for programs that take them; the text alone for others.
 * @param {HTMLElement} reference
 */
function copy(reference) {
  const text = reference.textContent ?? "";
  if (!("ClipboardItem" in globalThis)) return navigator.clipboard.writeText(text);
  const blob = (/** @type {string} */ data, /** @type {string} */ type) => new Blob([data], { type });
  const item = new ClipboardItem({
    "text/plain": blob(text, "text/plain"),
    "text/html": blob(reference.innerHTML, "text/html"),
  });
  return navigator.clipboard.write([item]);
}

/**
 * Save a file that is made here: nothing is asked for.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * What stands in place of a page that cannot be shown within another site: its name, what it is about, and where it is.
 * @param {Cited} page
 */
function card(page) {
  const [term, words] = ["dt", "dd"].map((tag) => document.createElement(tag));
  const title = document.createElement("b");
  term.textContent = "Kort med länk";
  title.textContent = page.title;
  const link = document.createElement("a");
  link.href = page.address;
  link.textContent = page.address;
  words.append(title, ". ", meta("description"), " ", link);
  return [term, words];
}

/**
 * A code that leads to the page, when it is asked for.
 * @param {Cited} page
 */
function codeOf(page) {
  const holder = document.createElement("p");
  holder.append(
    button("Visa QR-kod", async () => {
      const { code } = await import("../course/elements.js");
      holder.replaceChildren(code(page.address, "QR-kod till sidan"));
    }),
  );
  return holder;
}

/**
 * Give the references what a script can add.
 * @param {HTMLElement} details
 */
export function dress(details) {
  const page = cited(details);
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  for (const span of details.querySelectorAll("[data-read]")) {
    const short = span.getAttribute("data-read") === "short";
    span.replaceWith(
      short ? page.read : new Date().toLocaleDateString("sv-SE", /** @type {Intl.DateTimeFormatOptions} */ (LONG)),
    );
  }
  details.querySelector("dl")?.append(...card(page));
  for (const term of details.querySelectorAll("dt")) {
    const reference = term.nextElementSibling;
    if (!(reference instanceof HTMLElement)) continue;
    reference.normalize();
    const made = button("Kopiera", async () => {
      try {
        await copy(reference);
        status.textContent = `${name} är kopierad.`;
      } catch {
        status.textContent = "Det gick inte att kopiera. Markera texten i stället.";
      }
    });
    const name = term.textContent ?? "";
    made.setAttribute("aria-label", `Kopiera ${name}`);
    term.append(" ", made);
  }
  const slug = LAST.exec(new URL(page.address).pathname)?.[1] || "barnskyddshandboken";
  const files = document.createElement("p");
  files.append("Hämta för program som samlar källor: ");
  for (const [name, ending, type, write] of FILES) {
    files.append(
      button(name, () => save(`${slug}.${ending}`, type, write(page))),
      " ",
    );
  }
  details.append(files, codeOf(page), status);
}
