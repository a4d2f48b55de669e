/** What the tests ask of the modules that tell which lines are open. */

import { easter, isEve, isHoliday } from "../../docs/assets/ring/holidays.js";
import { inSweden, stateAt, weekOf } from "../../docs/assets/ring/opening.js";

const DAY = 86_400_000;

/** @param {number} day */
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** @param {number} year */
export const easterOf = (year) => iso(easter(year));

/** The days of a year that are holidays, and those before them. */
export function holidaysOf(year) {
  const first = Date.UTC(year, 0, 1) / DAY;
  const days = Array.from({ length: 366 }, (_, step) => first + step).filter((day) => iso(day).startsWith(String(year)));
  return [days.filter(isHoliday).map(iso), days.filter(isEve).map(iso)];
}

/** What opening hours say at a moment: what is now, and the day and minute of what comes. */
export function at(hours, time) {
  const week = weekOf(hours);
  const state = week && stateAt(week, inSweden(new Date(time)));
  return state ? { ...state, next: state.next && [iso(state.next.day), state.next.minute] } : null;
}

/** The day and the minute in Sweden. */
export function here(time) {
  const { day, minute } = inSweden(new Date(time));
  return [iso(day), minute];
}

/** What hours are read as. */
export const read = (hours) => [...(weekOf(hours) ?? [])].map(([day, spans]) => [day, spans.map((span) => [span.start, span.end])]);
