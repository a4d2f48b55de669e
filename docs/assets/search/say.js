/**
 * What is said to those who do not see the list. It stands in the page before there is anything to say, or the first words
 * would be lost; it waits until the reader stops typing, and says nothing twice.
 */

import { make } from "./dom.js";

/** Longer than between two keys, in milliseconds. */
const STILL = 700;

/** One place that is read aloud when it changes. */
export class Speech {
  #said = "";
  /** @type {number | undefined} */
  #timer;

  constructor() {
    this.place = make("p", { class: "hidden-text", role: "status" });
  }

  /**
   * @param {string} words
   * @param {{ now?: boolean }} how Whether it may not wait: what is urgent, and what the reader has asked for.
   */
  say(words, { now = false } = {}) {
    clearTimeout(this.#timer);
    if (words === this.#said) return;
    const speak = () => {
      this.#said = words;
      this.place.textContent = words;
    };
    if (now) speak();
    else this.#timer = setTimeout(speak, STILL);
  }

  /** Nothing is there any longer: the next words are said even if they are the same. */
  end() {
    clearTimeout(this.#timer);
    this.#said = "";
    this.place.textContent = "";
  }
}
