// On the pages of municipalities: marks what is more than a year old, and takes away what is more than two. Without
// script each contact says its day, and the page says what to do with one that is older.

/** @typedef {"sure" | "ask" | "gone"} Age */

const SWEDEN = { timeZone: "Europe/Stockholm" };
const ASK =
  "Mer än ett år gammalt: kontrollera uppgiften på webbplatsen först. Går det inte: gör som i rutan Utanför kontorstid.";
const GONE = "Mer än två år gammalt och visas därför inte. Gör som i rutan Utanför kontorstid.";

/**
 * Whether something may be trusted, must be checked first, or is not to be told any more.
 * @param {{ ask: string, gone: string }} until The last days on which it may be told without and with a warning.
 * @param {string} day As 2026-11-28: text order is time order.
 * @returns {Age}
 */
function ageOn({ ask, gone }, day) {
  if (day > gone) return "gone";
  return day > ask ? "ask" : "sure";
}

/** @param {string} words */
function note(words) {
  const made = document.createElement("p");
  made.className = "way__old";
  made.textContent = words;
  return made;
}

/**
 * Say how old a contact is. A number that must be checked is no link: nobody rings it by a touch.
 * @param {HTMLElement} way
 * @param {string} day
 */
function tell(way, day) {
  const { ask = "", gone = "" } = way.dataset;
  const age = ageOn({ ask, gone }, day);
  way.querySelector(".way__old")?.remove();
  const told = way.querySelector(".way__told");
  told?.toggleAttribute("hidden", age === "gone");
  if (age === "sure") return;
  if (age === "gone" || !way.querySelector(".way__check")) told?.before(note(age === "ask" ? ASK : GONE));
  for (const number of way.querySelectorAll("a[href^='tel:']:not([href='tel:112'])"))
    number.replaceWith(number.textContent);
}

/** By the reader's own clock: which day it is in Sweden. */
function all() {
  const today = new Date().toLocaleDateString("sv-SE", SWEDEN);
  for (const way of document.querySelectorAll("[data-ask]")) if (way instanceof HTMLElement) tell(way, today);
}

all();
addEventListener("pageshow", all);
document.addEventListener("visibilitychange", all);
