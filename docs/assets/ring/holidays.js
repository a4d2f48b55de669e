/**
 * Public holidays in Sweden, as the law on public holidays has them (lag 1989:253 om allmänna helgdagar, 1 §; its Sundays
 * are left out: hours tell of Sundays by name), and the days before them, when many close early.
 *
 * A day is its number from the first of January 1970, without hours and zones.
 */

const MONDAY_FIRST = 3; // 1970-01-01 was a Thursday
const SATURDAY = 5;
const MILLISECONDS = 86_400_000;

/**
 * @param {number} year
 * @param {number} month From 1.
 * @param {number} day
 */
export const dayOf = (year, month, day) => Date.UTC(year, month - 1, day) / MILLISECONDS;

/**
 * 0 is Monday.
 * @param {number} day
 */
export const weekday = (day) => (((day + MONDAY_FIRST) % 7) + 7) % 7;

/**
 * Easter Sunday, for any year of the Gregorian calendar: the rule of Butcher's Ecclesiastical Calendar (1876), as Jean
 * Meeus gives it in Astronomical Algorithms (2nd edition, 1998, chapter 8).
 * @param {number} year
 */
export function easter(year) {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const within = year % 100;
  const moonShift = century - Math.floor((century + 8) / 25) + 1;
  const epact = (19 * golden + century - Math.floor(century / 4) - Math.floor(moonShift / 3) + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(within / 4) - epact - (within % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const count = epact + toSunday - 7 * late + 114;
  return dayOf(year, Math.floor(count / 31), (count % 31) + 1);
}

/** @param {number} day */
const saturdayFrom = (day) => day + ((SATURDAY - weekday(day) + 7) % 7);

/** @param {number} day */
const yearOf = (day) => new Date(day * MILLISECONDS).getUTCFullYear();

/**
 * @param {number} year
 * @returns {number[]}
 */
function holidays(year) {
  const sunday = easter(year);
  return [
    ...[
      dayOf(year, 1, 1),
      dayOf(year, 1, 6),
      dayOf(year, 5, 1),
      dayOf(year, 6, 6),
      dayOf(year, 12, 25),
      dayOf(year, 12, 26),
    ],
    ...[sunday - 2, sunday, sunday + 1, sunday + 39, sunday + 49], // Good Friday, Easter, Ascension, Whit Sunday
    saturdayFrom(dayOf(year, 6, 20)), // Midsummer
    saturdayFrom(dayOf(year, 10, 31)), // All Saints
  ];
}

/** @param {number} day */
export const isHoliday = (day) => holidays(yearOf(day)).includes(day);

/**
 * The day before a public holiday. The eves of Midsummer, Christmas and New Year are among them: by this law they are no
 * holidays, and hardly anybody works.
 * @param {number} day
 */
export const isEve = (day) => !isHoliday(day) && isHoliday(day + 1);
