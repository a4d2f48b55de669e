// On the pages of municipalities: marks what is more than a year old, and takes away what is more than two.

import { ageOn, today } from "./age.js";

const ASK = "Mer än ett år gammalt: kontrollera numret på webbplatsen innan du litar på det.";
const GONE = "Mer än två år gammalt och visas därför inte. Gör som i rutan Utanför kontorstid.";

/** @param {string} words */
function note(words) {
  const made = document.createElement("p");
  made.className = "way__old";
  made.textContent = words;
  return made;
}

/**
 * @param {HTMLElement} way
 * @param {string} day
 */
function tell(way, day) {
  const { ask = "", gone = "" } = way.dataset;
  const age = ageOn({ ask, gone }, day);
  way.querySelector(".way__old")?.remove();
  const told = way.querySelector(".way__told");
  told?.toggleAttribute("hidden", age === "gone");
  if (age !== "sure") told?.before(note(age === "ask" ? ASK : GONE));
}

function all() {
  for (const way of document.querySelectorAll("[data-ask]")) if (way instanceof HTMLElement) tell(way, today());
}

all();
addEventListener("pageshow", all);
document.addEventListener("visibilitychange", all);
