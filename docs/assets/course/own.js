/**
 * The page of a reader's own list: its order, notes and what is made of it. All of it is in the address; titles and days
 * are asked of the pages themselves.
 */

/**
 * @import { List, Part } from "./address.js"
 * @import { Course } from "./texts.js"
 */

import { MOST, moved, read, written } from "./address.js";
import { editionHere, editions, inWords, pageAt, told } from "./ask.js";
import { cartridge } from "./cartridge.js";
import { button, code, field, made, save } from "./elements.js";
import { html, markdown, text } from "./texts.js";

const UNTITLED = "Min kurs";
const SYSTEMS = "Moodle, Canvas, itslearning";
/** @type {[string, string, string, string, (course: Course) => string | number[]][]} */
const FILES = [
  ["Text", "Hämta som text", "kurs.txt", "text/plain;charset=utf-8", text],
  ["Markdown", "Hämta som Markdown", "kurs.md", "text/markdown;charset=utf-8", markdown],
  ["HTML", "Hämta som HTML", "kurs.html", "text/html;charset=utf-8", html],
  [SYSTEMS, `Hämta för ${SYSTEMS}`, "kurs.imscc", "application/zip", cartridge],
];

/** The numbers that stand at the top of every page. */
const urgent = () => [...document.querySelectorAll("[data-urgent-numbers]")].map((line) => line.textContent ?? "");

class OwnList {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.place.tabIndex = -1;
    this.help = [...place.childNodes];
    this.status = made("p", "");
    this.status.setAttribute("role", "status");
    /** @type {string[]} The days of the editions, newest first. */
    this.days = [];
    addEventListener("hashchange", () => this.draw());
    this.draw();
    if (editionHere()) {
      editions().then((days) => {
        this.days = days;
        this.tellChanges();
      });
    }
  }

  get list() {
    return read(location.hash).list;
  }

  /**
   * Let the address say the list.
   * @param {List} next
   */
  keep(next) {
    history.replaceState(history.state, "", `${location.pathname}${written(next, read(location.hash).anchor)}`);
  }

  /**
   * Let the address say a list in another order, and show it. The focus stays where it was, or as near as can be.
   * @param {List} next
   * @param {string} words
   * @param {number} [at] The page that the reader is at.
   */
  change(next, words, at = 0) {
    const held = document.activeElement?.textContent ?? "";
    this.keep(next);
    this.draw();
    this.status.textContent = words;
    const row = this.place.querySelectorAll(".course-list > li")[Math.min(at, next.parts.length - 1)];
    const buttons = [...(row?.querySelectorAll("button") ?? [])];
    (buttons.find((it) => it.textContent === held) ?? buttons[0] ?? this.place).focus();
  }

  draw() {
    const { list, left } = read(location.hash);
    if (list.parts.length === 0) {
      this.place.replaceChildren(...this.help, this.status);
      return;
    }
    const more = made("a", "Sök fler sidor", "onscreen");
    more.href = `${pageAt("sok/")}${written(list)}`;
    const keep = (/** @type {string} */ typed) => this.keep({ ...this.list, title: typed });
    const name = field("Kursens namn", document.createElement("input"), list.title, keep);
    const rows = made("ol", "", "course-list");
    rows.append(...list.parts.map((part, at) => this.row(part, at, list.parts.length - 1)));
    this.news = made("div", "", "course-news");
    const full = `En lista har plats för ${MOST} sidor ur handboken. ${left} till i adressen är inte med.`;
    this.place.replaceChildren(...name, ...(left ? [made("p", full)] : []), this.news, rows, more, ...this.out());
    this.place.append(this.status);
    this.tellChanges();
  }

  /** Say which pages have changed since the edition that the address names, and let the reader choose another. */
  async tellChanges() {
    const { list, news, days } = this;
    if (!news || list.parts.length === 0 || days.length === 0) return;
    const choice = document.createElement("select");
    const label = made("label", "Visa vad som har ändrats sedan utgåvan ", "onscreen");
    choice.append(new Option("välj utgåva", ""), ...days.map((day) => new Option(inWords(day), day)));
    choice.value = days.includes(list.edition) ? list.edition : "";
    choice.addEventListener("change", () => {
      this.keep({ ...this.list, edition: choice.value });
      this.tellChanges();
    });
    label.append(choice);
    const since = choice.value;
    const rows = [...this.place.querySelectorAll(".course-list > li")];
    const pages = await Promise.all(list.parts.map(({ address }) => told(address)));
    const changed = pages.map(({ changes }) => changes.filter(({ day }) => since && (!day || day > since)));
    for (const [at, found] of changed.entries()) {
      rows[at]?.querySelector(".course-changed")?.remove();
      const words = found.map((it) => it.words).join("; ");
      if (words) rows[at]?.querySelector("a")?.after(made("p", `Ändrad: ${words}.`, "course-changed"));
    }
    const number = changed.filter(({ length }) => length > 0).length;
    const said = `Sedan utgåvan ${inWords(since)} har ${number} av ${pages.length} sidor ändrats.`;
    news.replaceChildren(label, ...(since ? [made("p", said)] : []));
  }

  /**
   * @param {Part} part
   * @param {number} at
   * @param {number} last
   */
  row(part, at, last) {
    const item = document.createElement("li");
    const link = made("a", part.address);
    const day = made("p", "", "checked");
    link.href = pageAt(part.address);
    told(part.address).then((page) => {
      link.textContent = page.title;
      if (page.day) day.textContent = `Kontrollerad ${inWords(page.day)}.`;
      else if (!page.there) day.textContent = "Sidan finns inte i handboken.";
    });
    const note = field("Din anteckning", document.createElement("textarea"), part.note, (typed) => {
      const now = this.list;
      now.parts[at].note = typed;
      this.keep(now);
    });
    item.append(link, day, ...note, this.buttons(at, last));
    return item;
  }

  /**
   * @param {number} at
   * @param {number} last
   */
  buttons(at, last) {
    const line = made("p", "", "onscreen");
    const page = `sida ${at + 1}`;
    const move = (/** @type {number} */ to) => this.change(moved(this.list, at, to), "Flyttad.", to);
    const without = () => {
      const parts = this.list.parts.filter((_, place) => place !== at);
      this.change({ ...this.list, parts }, "Borttagen.", at);
    };
    if (at > 0)
      line.append(
        button("Upp", () => move(at - 1), `Flytta upp ${page}`),
        " ",
      );
    if (at < last)
      line.append(
        button("Ner", () => move(at + 1), `Flytta ner ${page}`),
        " ",
      );
    line.append(button("Ta bort", without, `Ta bort ${page}`));
    return line;
  }

  /** @returns {Promise<Course>} The list with what its pages say of themselves; pages that are not there are left out. */
  async course() {
    const { title, edition, parts } = this.list;
    const pages = await Promise.all(parts.map(async (part) => ({ ...part, page: await told(part.address) })));
    const there = pages.filter(({ page }) => page.there);
    const missing = pages.length - there.length;
    this.status.textContent = missing ? `${missing} av sidorna finns inte i handboken och är inte med i filen.` : "";
    const licence = document.querySelector("[data-licence]")?.textContent;
    const terms = licence
      ? `Licens: ${licence}. Ange Barnskyddshandboken, sidans adress och dagen då du hämtade den.`
      : "";
    return {
      title: title || UNTITLED,
      address: location.href,
      terms,
      lines: [...(edition ? [`Utgåva ${edition}.`] : []), ...urgent()],
      parts: there.map(({ address, note, page }) => {
        const checked = page.day ? [`Kontrollerad ${inWords(page.day)}.`] : [];
        return { title: page.title, address: pageAt(address), lines: [...(note ? [note] : []), ...checked] };
      }),
    };
  }

  /** Show the name of the course and its code alone, as they are printed. */
  poster() {
    const sheet = made("div", "", "course-poster");
    const line = made("p", "", "onscreen course-out");
    const back = () => {
      this.draw();
      this.place.querySelector("input")?.focus();
    };
    const printed = button("Skriv ut", () => print());
    line.append(printed, button("Tillbaka till listan", back));
    sheet.append(made("h2", this.list.title || UNTITLED), code(location.href));
    this.place.replaceChildren(line, sheet);
    printed.focus();
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.status.textContent = "Länken är kopierad.";
    } catch {
      this.status.textContent = "Länken står i adressfältet.";
    }
  }

  /** What can be made of the list. */
  out() {
    const holder = made("div", "");
    const line = made("p", "", "onscreen course-out");
    const show = () => holder.replaceChildren(code(location.href));
    const files = FILES.map(([words, name, file, type, write]) =>
      button(words, async () => save(file, type, write(await this.course())), name),
    );
    line.append(
      button("Kopiera länken", () => this.copy()),
      button("Skriv ut", () => print()),
    );
    line.append(
      button("Visa QR-kod", show),
      button("Affisch", () => this.poster(), "Affisch med QR-kod"),
    );
    const taken = made("p", "Hämta som: ", "onscreen course-out");
    taken.append(...files);
    return [line, taken, holder];
  }
}

const given = document.querySelector("[data-course]");
if (given instanceof HTMLElement) new OwnList(given);
