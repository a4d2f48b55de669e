/**
 * The search box in the header: results as one types, by the ARIA combobox pattern. handbook.js loads this when the box
 * is first used; on the search page the box belongs to page.js.
 */

/**
 * @import { Child } from "./dom.js"
 * @import { Card } from "./index.js"
 * @import { Query } from "./query.js"
 */

import { make } from "./dom.js";
import { loadRest, open, search } from "./engine.js";
import { helpAtOnce, saidFirst } from "./help.js";
import { about, counted, leadsTo, partly, title, why } from "./hits.js";
import { pageAt } from "./load.js";
import { Speech } from "./say.js";
import { BROUGHT } from "./state.js";
import { Matcher } from "./why.js";

const SHOWN = 6;
const PAUSE = 90;
/** The key that ends a composition: in Safari it comes when that is over already. */
const COMPOSED = 229;

/** One box with its list of suggestions. */
class Box {
  #turn = 0;
  /** @type {number | undefined} */
  #timer;
  #active = -1;
  /** The danger that was told last since the list was opened. */
  #danger = "";
  /** Whether hits are on their way, and what the keys have asked for meanwhile. */
  #coming = false;
  #steps = 0;
  #enter = false;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   * @param {number} number
   */
  constructor(form, input, number) {
    this.input = input;
    const id = `sok-forslag-${number}`;
    this.list = make("div", { class: "sok-list", id, role: "listbox", "aria-label": "Förslag", hidden: true });
    this.note = make("p", { class: "sok-note", "aria-hidden": "true" }); // the speech says the same
    this.speech = new Speech();
    this.first = make("div");
    this.panel = make("div", { class: "sok-panel", hidden: true }, this.first, this.list, this.note);
    form.classList.add("sok-form");
    form.append(this.panel, this.speech.place);
    this.#describe(id);
    this.#listen(form);
    if (document.activeElement === this.input) this.#wake();
  }

  /** @param {string} id */
  #describe(id) {
    const given = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": id,
      autocomplete: "off",
      autocapitalize: "none",
      spellcheck: "false",
    };
    for (const [name, value] of Object.entries(given)) this.input.setAttribute(name, value);
  }

  /** @param {HTMLFormElement} form */
  #listen(form) {
    this.input.addEventListener("focus", () => this.#wake(), { once: true });
    this.input.addEventListener("input", () => this.#later());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.input.focus(); // first: what is hidden with the focus in it loses it
      this.close();
    });
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && form.contains(relatedTarget))) this.close();
    });
  }

  /** Load the index when the box is reached, and answer what was typed while this module was on its way. */
  #wake() {
    open().catch(() => undefined);
    if (this.input.value) this.#later();
  }

  #later() {
    this.#turn++; // what is on its way answers other words, and the keys that follow are not for it
    clearTimeout(this.#timer);
    this.#await();
    this.#timer = setTimeout(() => this.#answer(), PAUSE);
  }

  async #answer() {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    this.#coming = true;
    const text = this.input.value.trim();
    if (!text) {
      this.close();
      return;
    }
    try {
      const { index, query, hits } = await search(text);
      const cards = await index.cards(hits.slice(0, SHOWN).map(([number]) => number));
      if (turn === this.#turn) this.#show(text, query, cards, hits.length, new Matcher(query, index));
      loadRest(index);
    } catch {
      if (turn === this.#turn) this.#fail();
    }
  }

  /**
   * @param {string} text
   * @param {Query} query
   * @param {Card[]} cards
   * @param {number} number
   * @param {Matcher} matcher
   */
  #show(text, { text: read, corrected, urgent, voice }, cards, number, matcher) {
    const options = cards.map((card, at) => {
      const line = matcher.line(card);
      return this.#option(at, leadsTo(card, line), [
        make("span", { class: "sok-option__title", lang: card.lang || undefined }, title(card, matcher)),
        make("span", { class: "sok-option__about" }, about(card)),
        make("span", { class: "sok-option__why" }, why(line)),
      ]);
    });
    const all = pageAt("sok/"); // without the words: an address ends in the browser's history, in another tab too
    const words = number ? `Visa alla träffar (${number})` : "Inga träffar. Visa förslag på vägar vidare";
    const last = this.#option(options.length, all, [make("span", { class: "sok-option__all" }, words)]);
    last.addEventListener("click", (event) => {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey || event.shiftKey) window.open(all, BROUGHT + text);
      else this.input.form?.requestSubmit();
    });
    last.addEventListener("auxclick", (event) => {
      if (event.button !== 1) return;
      event.preventDefault();
      window.open(all, BROUGHT + text);
    });
    options.push(last);
    this.list.replaceChildren(...options);
    this.first.replaceChildren(...(urgent ? [helpAtOnce(urgent, voice)] : []));
    const told = `${partly(text, read)}${corrected ? `Visar träffar för ”${corrected}”. ` : ""}${counted(number)}.`;
    this.note.textContent = `${told} Välj med piltangenterna.`;
    const danger = urgent?.id ?? this.#danger;
    this.speech.say(`${saidFirst(urgent)}${told}`, { now: danger !== this.#danger });
    this.#danger = danger;
    this.#open();
  }

  /**
   * @param {number} at
   * @param {string} address
   * @param {Child[]} children
   */
  #option(at, address, children) {
    return make(
      "a",
      {
        class: "sok-option",
        role: "option",
        id: `${this.list.id}-${at}`,
        href: address,
        tabindex: "-1",
        "aria-selected": "false",
      },
      children,
    );
  }

  get #options() {
    return [...this.list.querySelectorAll("a")];
  }

  #fail() {
    this.first.replaceChildren();
    this.list.replaceChildren();
    this.note.textContent = "Sökningen gick inte att ladda. Försök igen, eller slå upp ordet i A till Ö.";
    this.speech.say(this.note.textContent);
    this.#open();
  }

  #open() {
    this.#active = -1;
    this.panel.hidden = false;
    this.list.hidden = !this.list.children.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
    this.#arrive();
  }

  /** From now on hits are on their way, and no key has asked for any of them. */
  #await(coming = true) {
    this.#coming = coming;
    this.#steps = 0;
    this.#enter = false;
  }

  /** The hits have come: do what the keys asked for while they were on their way. */
  #arrive() {
    const [steps, enter] = [this.#steps, this.#enter];
    this.#await(false);
    for (let left = Math.abs(steps); left > 0; left--) this.#move(Math.sign(steps));
    if (enter && this.#active >= 0) this.#options[this.#active].click();
  }

  /** Hide the list. */
  close() {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#await(false);
    this.panel.hidden = true;
    this.speech.end();
    this.#danger = "";
    this.#active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || event.keyCode === COMPOSED) return;
    if (event.key === "Escape" && (this.#coming || !this.panel.hidden)) {
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.#step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.#choose()) {
      event.preventDefault();
    }
  }

  /** @param {number} step */
  #step(step) {
    if (this.panel.hidden && !this.#coming) this.#answer();
    if (this.#coming) this.#steps += step;
    else if (!this.panel.hidden) this.#move(step);
  }

  /** Open the hit that is chosen, or will be when it comes; return whether there is one, and not just what was typed. */
  #choose() {
    if (this.#coming) {
      this.#enter = this.#steps !== 0;
      return this.#enter;
    }
    if (this.#active < 0) return false;
    this.#options[this.#active].click();
    return true;
  }

  /** @param {number} step */
  #move(step) {
    const options = this.#options;
    if (!options.length) return;
    this.#active = this.#active < 0 && step < 0 ? options.length - 1 : this.#active + step;
    if (this.#active >= options.length || this.#active < 0) this.#active = -1;
    for (const [at, option] of options.entries()) option.setAttribute("aria-selected", String(at === this.#active));
    const chosen = options[this.#active];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
  }
}

if (!document.querySelector("[data-search]")) {
  for (const [number, form] of document.querySelectorAll("[data-search-box]").entries()) {
    const input = form.querySelector("input");
    if (form instanceof HTMLFormElement && input) new Box(form, input, number);
  }
}
