/**
 * Whether a line is open, as far as its hours tell. They are written as OpenStreetMap writes them, by
 * scripts/handbook/content/kinds/hours.py: ``Mo-Fr 09:00-12:00; PH off``. What may be otherwise is never called open.
 */

import { dayOf, isEve, isHoliday, weekday } from "./holidays.js";

/** @typedef {{ start: number, end: number }} Span Minutes after midnight. */
/** @typedef {Map<number, Span[]>} Week Day of the week, 0 is Monday and 7 a public holiday, and when it is open. */
/** @typedef {{ day: number, minute: number }} Moment */
/** @typedef {{ now: "open" | "holiday" | "eve" | "closed", until?: number, next?: Moment }} State */

const NAMES = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"];
const HOLIDAY = 7;
const MIDNIGHT = 24 * 60;
const FORTNIGHT = 14;
const RULE = /^((?:[A-Z][a-z]|PH)(?:[-,](?:[A-Z][a-z]|PH))*) (off|\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)$/;
const CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  hourCycle: "h23",
});

/**
 * The day and the minute that it is in Sweden, wherever the device is.
 * @param {Date} date
 * @returns {Moment}
 */
export function inSweden(date) {
  const part = Object.fromEntries(CLOCK.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return { day: dayOf(part.year, part.month, part.day), minute: part.hour * 60 + part.minute };
}

/** @param {string} clock */
function minutes(clock) {
  const [hour, minute] = clock.split(":").map(Number);
  return hour * 60 + minute;
}

/** @param {string} written */
function daysOf(written) {
  return written.split(",").flatMap((run) => {
    const [first, last = first] = run.split("-").map((name) => NAMES.indexOf(name));
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  });
}

/** @param {string} written */
const spansOf = (written) =>
  written === "off"
    ? []
    : written.split(",").map((span) => {
        const [start, end] = span.split("-").map(minutes);
        return { start, end };
      });

/**
 * Return what opening hours say, and nothing if they are not written as ours are.
 * @param {string} written
 * @returns {Week | undefined}
 */
export function weekOf(written) {
  if (written === "24/7") return weekOf("Mo-Su,PH 00:00-24:00");
  /** @type {Week} */
  const week = new Map();
  for (const rule of written.split("; ")) {
    const found = RULE.exec(rule);
    if (!found) return;
    for (const day of daysOf(found[1])) week.set(day, spansOf(found[2]));
  }
  return week;
}

/**
 * When a day is open, and whether that is sure: on a public holiday only if the hours tell of it, on the day before one
 * only if they are the same on every day.
 * @param {Week} week
 * @param {number} day
 */
function onDay(week, day) {
  const usual = week.get(weekday(day)) ?? [];
  const told = week.get(HOLIDAY);
  if (isHoliday(day)) return { spans: told ?? usual, sure: told !== undefined };
  return { spans: usual, sure: !isEve(day) || Boolean(told?.length) };
}

/**
 * @param {Week} week
 * @param {Moment} moment
 * @returns {State}
 */
export function stateAt(week, { day, minute }) {
  const { spans, sure } = onDay(week, day);
  const within = spans.find(({ start, end }) => start <= minute && minute < end);
  if (within && !sure) return { now: isHoliday(day) ? "holiday" : "eve" };
  if (within) return { now: "open", until: within.end === MIDNIGHT ? undefined : within.end };
  return { now: "closed", next: nextAfter(week, { day, minute }) };
}

/**
 * When it opens the next time, unless a day comes before that nobody can be sure of.
 * @param {Week} week
 * @param {Moment} moment
 * @returns {Moment | undefined}
 */
function nextAfter(week, { day, minute }) {
  for (let later = 0; later <= FORTNIGHT; later += 1) {
    const { spans, sure } = onDay(week, day + later);
    const next = spans.find(({ start }) => later > 0 || start > minute);
    if (next) return sure ? { day: day + later, minute: next.start } : undefined;
  }
}
