/**
 * The page of a reader's own list: its order, notes and what is made of it. All of it is in the address; titles and days
 * are asked of the pages themselves.
 */

/**
 * @import { List, Part } from "./address.js"
 * @import { Course } from "./texts.js"
 */

import { moved, read, written } from "./address.js";
import { inWords, pageAt, told } from "./ask.js";
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

class OwnList {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.status = made("p", "");
    this.status.setAttribute("role", "status");
    addEventListener("hashchange", () => this.draw());
    this.draw();
  }

  get list() {
    return read(location.hash).list;
  }

  /**
   * Let the address say the list.
   * @param {List} next
   */
  keep(next) {
    history.replaceState(history.state, "", `${location.pathname}${written(next)}`);
  }

  /**
   * Let the address say a list in another order, and show it.
   * @param {List} next
   * @param {string} words
   */
  change(next, words) {
    this.keep(next);
    this.draw();
    this.status.textContent = words;
  }

  draw() {
    const { title, parts } = this.list;
    if (parts.length === 0) return;
    const more = made("a", "Sök fler sidor", "onscreen");
    more.href = `${pageAt("sok/")}${written(this.list)}`;
    const keep = (/** @type {string} */ typed) => this.keep({ ...this.list, title: typed });
    const name = field("Kursens namn", document.createElement("input"), title, keep);
    const rows = made("ol", "", "course-list");
    rows.append(...parts.map((part, at) => this.row(part, at, parts.length - 1)));
    this.place.replaceChildren(...name, rows, more, ...this.out(), this.status);
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
    const move = (/** @type {number} */ to) => this.change(moved(this.list, at, to), "Flyttad.");
    const without = () => {
      const { title, parts } = this.list;
      this.change({ title, parts: parts.filter((_, place) => place !== at) }, "Borttagen.");
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

  /** @returns {Promise<Course>} The list with what its pages say of themselves. */
  async course() {
    const { title, parts } = this.list;
    const shown = parts.map(async ({ address, note }) => {
      const page = await told(address);
      const checked = page.day ? [`Kontrollerad ${inWords(page.day)}.`] : [];
      return { title: page.title, address: pageAt(address), lines: [...(note ? [note] : []), ...checked] };
    });
    const licence = document.querySelector("[data-licence]")?.textContent;
    const terms = licence
      ? `Licens: ${licence}. Ange Barnskyddshandboken, sidans adress och dagen då du hämtade den.`
      : "";
    return { title: title || UNTITLED, address: location.href, lines: [], parts: await Promise.all(shown), terms };
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
    line.append(button("Visa QR-kod", show), ...files);
    return [line, holder];
  }
}

const given = document.querySelector("[data-course]");
if (given instanceof HTMLElement) new OwnList(given);
