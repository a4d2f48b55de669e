// Says which lines are open now and puts them first. Without it the hours stand in words, round the clock first.

/** @import { Moment, State } from "./opening.js" */

import { weekday } from "./holidays.js";
import { inSweden, stateAt, weekOf } from "./opening.js";

const MINUTE = 60_000;
const DAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];
/** Open first, then what nobody can be sure of, and closed last. */
const ORDER = ["open", "holiday", "eve", "unknown", "closed"];

/** @typedef {{ hours: HTMLElement, words: HTMLElement }} Told Opening hours, and where it is said what they mean now. */

/** @param {number} minutes */
const clock = (minutes) => `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, "0")}`;

/**
 * @param {Moment} next
 * @param {Moment} now
 */
function opens({ day, minute }, now) {
  const days = day - now.day;
  if (days === 0) return `öppnar ${clock(minute)}`;
  if (days === 1) return `öppnar i morgon ${clock(minute)}`;
  return days < DAYS.length ? `öppnar på ${DAYS[weekday(day)]} ${clock(minute)}` : "";
}

/**
 * @param {State} state
 * @param {Moment} now
 */
function said(state, now) {
  if (state.now === "open") return state.until ? `Öppet nu, till ${clock(state.until)}` : "Öppet nu";
  if (state.now === "holiday") return "Helgdag: tiderna kan vara andra";
  if (state.now === "eve") return "Dag före helgdag: kan stänga tidigare";
  return ["Stängt nu", state.next ? opens(state.next, now) : ""].filter(Boolean).join(", ");
}

/**
 * @param {HTMLElement} hours
 * @param {Moment} now
 */
function stateOf(hours, now) {
  const week = weekOf(hours.dataset.opening ?? "");
  return week && stateAt(week, now);
}

/**
 * @param {HTMLElement} hours
 * @returns {Told}
 */
function told(hours) {
  const words = document.createElement("strong");
  hours.before(words, " ");
  return { hours, words };
}

/**
 * @param {Told[]} lines
 * @param {HTMLElement} note
 */
function say(lines, note) {
  const now = inSweden(new Date());
  for (const { hours, words } of lines) {
    const state = stateOf(hours, now);
    words.className = `now now-${state?.now ?? "unknown"}`;
    words.textContent = state ? said(state, now) : "";
  }
  note.textContent = `Klockan är ${clock(now.minute)} i Sverige, ${DAYS[weekday(now.day)]}. Det som är öppet nu enligt källans tider står först.`;
}

/**
 * @param {Element} item
 * @param {Moment} now
 */
function rank(item, now) {
  const states = [...item.querySelectorAll("[data-opening]")].map((it) =>
    it instanceof HTMLElement ? (stateOf(it, now)?.now ?? "unknown") : "unknown",
  );
  return Math.min(...(states.length ? states : ["unknown"]).map((state) => ORDER.indexOf(state)));
}

/** What is open comes first in each list, and keeps its order among its likes. */
function arrange() {
  const now = inSweden(new Date());
  for (const list of document.querySelectorAll(".lines > ul")) {
    const items = [...list.children].map((item) => ({ item, rank: rank(item, now) }));
    list.append(...items.sort((one, other) => one.rank - other.rank).map(({ item }) => item));
  }
}

const all = [...document.querySelectorAll("[data-opening]")].filter((it) => it instanceof HTMLElement).map(told);
const time = document.createElement("p");
time.className = "now-time";
document.querySelector(".lines-first")?.before(time);
arrange();
say(all, time);
setInterval(() => say(all, time), MINUTE);
addEventListener("pageshow", () => say(all, time));
document.addEventListener("visibilitychange", () => say(all, time));
