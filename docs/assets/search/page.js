/** The search page: the hits for what is typed, and the filters over them. */

/**
 * @import { Answer } from "./engine.js"
 * @import { Choice, Group } from "./facets.js"
 * @import { Card, Index } from "./index.js"
 * @import { Query } from "./query.js"
 * @import { State } from "./state.js"
 */

import { make } from "./dom.js";
import { loadRest, open, search } from "./engine.js";
import { Facets, GROUPS } from "./facets.js";
import { beginnings, HelpSaid } from "./help.js";
import { counted, hit, href, partly } from "./hits.js";
import { lacking, mostLack, nothing } from "./nothing.js";
import { Speech } from "./say.js";
import { chosenBy, found, keep, linkTo, PAGE, told } from "./state.js";
import { Matcher } from "./why.js";

const PAUSE = 120;
/** What shows that the reader goes on, and when the rest of a small index is loaded anyway, in milliseconds. */
const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll"];
const SOON = 10_000;

/**
 * Whether hits can be put in a list for a course: whoever seeks help meets no buttons of trainers'.
 * @param {Query} query
 */
function collectable({ urgent, voice }) {
  return !urgent && voice === "adult";
}

/** The page's container and everything in it. */
class Page {
  #turn = 0;
  /** @type {number | undefined} */
  #timer;
  #goesOn = false;
  /** @type {Set<Group>} */
  #open = new Set();

  /**
   * @param {HTMLElement} container
   * @param {HTMLInputElement[]} inputs
   */
  constructor(container, inputs) {
    this.container = container;
    this.inputs = inputs;
    this.start = [...container.childNodes];
    this.told = make("p", { class: "sok-status", "aria-hidden": "true" }); // the speech says the same
    this.speech = new Speech();
    this.help = new HelpSaid();
    container.before(this.help.place, this.speech.place);
    this.filters = make("div", { class: "sok-filters", role: "group", "aria-label": "Filtrera träffarna" });
    this.results = make("div", { class: "sok-results" });
    this.body = make("div", { class: "sok-body" }, this.filters, this.results);
    this.state = found();
    if (matchMedia("(min-width: 60em)").matches) this.#openAtFirst();
    this.#listen();
    const typed = inputs.find((input) => input.value && input === document.activeElement);
    if (typed) keep(Object.assign(this.state, { q: typed.value.trim() }));
    else this.#fill();
    this.#answer();
  }

  #listen() {
    for (const input of this.inputs) {
      input.addEventListener("input", () => this.#typed(input.value));
      input.form?.addEventListener("submit", (event) => {
        event.preventDefault();
        this.#typed(input.value, 0);
      });
    }
    addEventListener("popstate", () => {
      const state = told();
      // A move within the page asks nothing of its own.
      if (!state) keep(this.state);
      else if (linkTo(state) !== linkTo(this.state)) {
        this.state = state;
        this.#fill();
        this.#answer();
      }
    });
  }

  /** Where there is room, the filters that most use and those that are chosen stand open. */
  #openAtFirst() {
    const chosen = GROUPS.map(({ name }) => name).filter((name) => this.state.chosen[name].size);
    this.#open = new Set(["kind", "role", ...chosen]);
  }

  #fill() {
    for (const input of this.inputs) input.value = this.state.q;
  }

  /** @param {string} text */
  #typed(text, pause = PAUSE) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const q = text.trim();
      if (q === this.state.q) this.#answer();
      else this.#go({ q, literal: false }, true);
    }, pause);
  }

  /** @param {Partial<State>} change */
  #go(change, replaced = false) {
    this.state = { ...this.state, shown: PAGE, ...change };
    keep(this.state, { anew: !replaced });
    return this.#answer();
  }

  async #answer() {
    const turn = ++this.#turn;
    const { q, literal } = this.state;
    if (!q) {
      this.#idle();
      return;
    }
    this.container.dataset.searchState = "loading";
    try {
      const [answer, columns] = await Promise.all([search(q, { literal }), open().then((index) => index.facets())]);
      const facets = new Facets(answer.index, columns);
      const numbers = answer.hits.map(([number]) => number);
      const passing = facets.passing(numbers, this.state.chosen);
      const cards = await answer.index.cards(passing.slice(0, this.state.shown));
      if (turn === this.#turn) this.#show(answer, facets, numbers, passing, cards);
      this.#restLater(answer.index);
    } catch {
      if (turn === this.#turn) this.#fail();
    }
  }

  /**
   * What this answer did not need is loaded once the reader goes on with the page: many only look, and leave.
   * @param {Index} index
   */
  #restLater(index) {
    if (this.#goesOn) {
      loadRest(index);
      return;
    }
    const waiting = new AbortController();
    const go = () => {
      if (waiting.signal.aborted) return;
      waiting.abort();
      this.#goesOn = true;
      loadRest(index);
    };
    for (const sign of SIGNS) addEventListener(sign, go, { signal: waiting.signal, passive: true });
    setTimeout(go, SOON);
  }

  async #idle() {
    const turn = this.#turn;
    this.speech.end();
    this.help.show(undefined);
    this.container.replaceChildren(...this.start);
    this.container.dataset.searchState = "idle";
    const index = await open().catch(() => undefined);
    if (index && turn === this.#turn) this.container.append(...beginnings(index.urgent));
  }

  #fail() {
    this.results.replaceChildren(
      make(
        "p",
        {},
        "Sökningen gick inte att ladda. Ladda om sidan, eller slå upp ordet i ",
        make("a", { href: href("a-o/") }, "A till Ö"),
        ".",
      ),
    );
    this.speech.say("Sökningen gick inte att ladda.");
    this.help.show(undefined);
    this.filters.hidden = true;
    this.container.replaceChildren(this.body);
    this.container.dataset.searchState = "empty";
  }

  /**
   * @param {Answer} answer
   * @param {Facets} facets
   * @param {number[]} numbers
   * @param {number[]} passing
   * @param {Card[]} cards
   */
  #show(answer, facets, numbers, passing, cards) {
    const matcher = new Matcher(answer.query, answer.index);
    const { text, corrected, urgent, voice } = answer.query;
    const notAll = partly(this.state.q, text);
    this.help.show(urgent, voice);
    this.told.textContent = `${this.#counted(numbers.length, passing.length)} för ”${text}”`;
    this.speech.say(`${notAll}${corrected ? `Menade du ”${corrected}”? ` : ""}${this.told.textContent}`);
    const focused = document.activeElement?.closest(".sok-filters input")?.id;
    this.#showFilters(facets, numbers);
    this.results.replaceChildren(
      ...(notAll ? [make("p", {}, notAll)] : []),
      ...this.#meant(answer.query),
      ...lacking(answer.query),
      ...(cards.length ? this.#list(answer.query, cards, matcher, passing.length) : this.#none(answer, numbers)),
      ...(cards.length && mostLack(answer.query) ? nothing(this.state.q, answer.index) : []),
    );
    this.filters.hidden = !numbers.length;
    this.container.replaceChildren(this.told, this.body, this.#share(cards.length > 0 && collectable(answer.query)));
    if (focused) document.getElementById(focused)?.focus();
    this.container.dataset.searchState = cards.length ? "done" : "empty";
  }

  /**
   * Say how many hits there are: none can be left though there are some, if filters keep them out.
   * @param {number} all
   * @param {number} passing
   */
  #counted(all, passing) {
    return all && !passing ? `Inga träffar med de här filtren, ${counted(all)} utan dem,` : counted(passing);
  }

  /** @param {string} words What the reader has asked for. */
  #tell(words) {
    this.told.textContent = words;
    this.speech.say(words, { now: true });
  }

  /**
   * Say how changed words were read, with the way back to the words as they were typed.
   * @param {Query} query
   * @returns {(Node | string)[]}
   */
  #meant({ corrected, text }) {
    if (this.state.literal) {
      const back = this.#link("Sök även på liknande ord", { literal: false });
      return [make("p", { class: "sok-meant" }, `Visar bara träffar på ”${text}” som du skrev det. `, back)];
    }
    if (!corrected) return [];
    const meant = make("strong", {}, corrected);
    const literally = this.#link(`Sök efter ”${text}” precis som du skrev`, { literal: true });
    return [make("p", { class: "sok-meant" }, "Menade du ”", meant, "”? Träffarna gäller det. ", literally)];
  }

  /**
   * @param {string} words
   * @param {Partial<State>} change
   */
  #link(words, change) {
    const made = make("a", { href: linkTo({ ...this.state, ...change }) }, words);
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#go(change);
    });
    return made;
  }

  /**
   * The way to get an address of the search: what was typed stands in none until somebody asks for it.
   * @param {boolean} some Whether there are hits to collect.
   */
  #share(some) {
    const button = make("button", { type: "button", class: "sok-more" }, "Kopiera länk till sökningen");
    const address = linkTo(this.state);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(address);
        this.#tell("Länken till sökningen är kopierad.");
      } catch {
        button.replaceWith(make("a", { href: address }, address));
        this.#tell("Kopiera länken som står under träffarna.");
      }
    });
    const words = "Lägg till träffar i en kurslista";
    const collect = make("button", { type: "button", class: "sok-more", "data-course-begin": "" }, words);
    return make("p", { class: "sok-share" }, button, some && collect);
  }

  /**
   * @param {Query} query
   * @param {Card[]} cards
   * @param {Matcher} matcher
   * @param {number} total
   */
  #list(query, cards, matcher, total) {
    const list = make(
      "ol",
      { class: "sok-hits", "aria-label": "Träffar" },
      cards.map((card) => hit(card, matcher, collectable(query))),
    );
    if (cards.length >= total) return [list];
    const more = make("button", { type: "button", class: "sok-more" }, `Visa fler (${total - cards.length} till)`);
    more.addEventListener("click", () => this.#more(list.children.length));
    return [list, more];
  }

  /** @param {number} before */
  async #more(before) {
    this.state = { ...this.state, shown: this.state.shown + PAGE };
    keep(this.state);
    await this.#answer();
    const first = this.results.querySelectorAll(".sok-hit__title")[before];
    if (first instanceof HTMLElement) first.focus();
  }

  /**
   * @param {Answer} answer
   * @param {number[]} numbers
   */
  #none(answer, numbers) {
    if (!numbers.length) return nothing(this.state.q, answer.index);
    const without = chosenBy(() => []);
    const clear = this.#link(`Ta bort filtren och visa ${counted(numbers.length)}`, { chosen: without });
    return [make("p", {}, "Inga träffar med de här filtren. ", clear, ".")];
  }

  /**
   * @param {Facets} facets
   * @param {number[]} numbers
   */
  #showFilters(facets, numbers) {
    const groups = GROUPS.map((group) => ({ group, choices: facets.counts(numbers, this.state.chosen, group.name) }));
    const useful = groups.filter(({ choices }) => choices.length);
    this.filters.replaceChildren(...useful.map(({ group, choices }) => this.#group(group, choices)));
  }

  /**
   * @param {{ name: Group, label: string }} group
   * @param {Choice[]} choices
   */
  #group({ name, label }, choices) {
    const number = this.state.chosen[name].size;
    const boxes = choices.map((choice) => this.#choice(name, choice));
    const made = make(
      "details",
      { class: "sok-facet", open: this.#open.has(name) },
      make("summary", {}, label, number > 0 && ` (${number} ${number === 1 ? "valt" : "valda"})`),
      make("div", { class: "sok-choices", role: "group", "aria-label": label }, boxes),
    );
    made.addEventListener("toggle", () => this.#open[made.open ? "add" : "delete"](name));
    return made;
  }

  /**
   * @param {Group} name
   * @param {Choice} choice
   */
  #choice(name, { value, label, count, chosen }) {
    const id = `sok-${name}-${value.replaceAll(" ", "-")}`;
    const box = make("input", { type: "checkbox", id, name, value, "data-count": count, checked: chosen });
    box.addEventListener("change", () => {
      const values = new Set(this.state.chosen[name]);
      values[box.checked ? "add" : "delete"](value);
      this.#go({ chosen: { ...this.state.chosen, [name]: values } });
    });
    return make(
      "label",
      { class: "sok-choice", for: id },
      box,
      ` ${label} `,
      make("span", { class: "sok-count" }, `(${count})`),
    );
  }
}

const place = document.querySelector("[data-search]");
const boxes = [...document.querySelectorAll("[data-search-box]")].flatMap((form) => [
  ...form.querySelectorAll("input"),
]);
if (place instanceof HTMLElement) new Page(place, boxes);
