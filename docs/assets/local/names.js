/** Which municipality a reader means: by name or part of it, with slips of spelling forgiven. */

/** @typedef {[code: string, name: string]} Named */

const MARKS = /[\u0300-\u036F]/g;
const AROUND = /^region |(?:s? (?:ko\w*|kn|stad)\b.*|,.*| \(.*|[.!?]+)$/g;
const CODE = /^\d{4}$/;
const SHORT = new Map([
  ["gbg", "goteborg"],
  ["sthlm", "stockholm"],
  ["ovik", "ornskoldsvik"],
]);
const MOST = 6;
const LONG = 5;
const SURE = 3;
/** From here on a name is only like what is typed. */
const LIKE = 2.5;

/**
 * A name without dots and signs, so that ”Malmo” and ”Malmö stad” are the same.
 * @param {string} name
 */
const folded = (name) =>
  name.trim().toLowerCase().normalize("NFD").replace(MARKS, "").replaceAll("-", " ").replace(AROUND, "");

/**
 * How many letters must be put in, left out or changed to make one of the other, or two change places.
 * @param {string} one
 * @param {string} other
 */
function slips(one, other) {
  /** @type {number[][]} */
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const turned = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      rows[row][column] = Math.min(
        rows[row - 1][column] + 1,
        rows[row][column - 1] + 1,
        rows[row - 1][column - 1] + Number(!same),
        turned ? rows[row - 2][column - 2] + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return rows[one.length][other.length];
}

/**
 * How far a name is from what is typed; nothing if it is another.
 * @param {string} typed
 * @param {string} name
 */
function distance(typed, name) {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (name.includes(` ${typed}`)) return 2;
  const most = typed.length > LONG ? 2 : 1;
  const far = Math.min(slips(typed, name), slips(typed, name.slice(0, typed.length)) + 0.5);
  return typed.length > SURE && far <= most + 0.5 ? 2 + far : undefined;
}

/**
 * Whether a name is what is typed, dots and all.
 * @param {{ named: Named }} one
 * @param {string} typed
 */
const isNamed = ({ named: [, name] }, typed) => name.toLowerCase().startsWith(typed);

/**
 * The municipalities that may be meant, the likeliest first.
 * @param {string} typed
 * @param {readonly Named[]} all
 * @returns {Named[]}
 */
export function matching(typed, all) {
  const bare = folded(typed);
  const wanted = SHORT.get(bare) ?? bare;
  if (!wanted) return [];
  if (CODE.test(wanted)) return all.filter(([code]) => code === wanted);
  const exact = typed.trim().toLowerCase();
  const found = all
    .map((named) => ({ named, far: distance(wanted, folded(named[1])) ?? Number.POSITIVE_INFINITY }))
    .sort((one, other) => one.far - other.far || Number(isNamed(other, exact)) - Number(isNamed(one, exact)));
  // Slips are only forgiven if there were some.
  const most = found.some(({ far }) => far < LIKE) ? LIKE : Number.POSITIVE_INFINITY;
  return found
    .filter(({ far }) => far < most)
    .slice(0, MOST)
    .map(({ named }) => named);
}
