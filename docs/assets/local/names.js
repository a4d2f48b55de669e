/** Which municipality a reader means: by name or part of it, with slips of spelling forgiven. */

/** @typedef {[code: string, name: string]} Named */

const MARKS = /[\u0300-\u036F]/g;
const TAIL = /(?:s? (?:kommun|stad)|, .*| \(.*)$/;
const MOST = 6;
const LONG = 5;

/**
 * A name without dots and signs, so that ”Malmo” and ”Malmö stad” are the same.
 * @param {string} name
 */
const folded = (name) =>
  name.trim().toLowerCase().normalize("NFD").replace(MARKS, "").replaceAll("-", " ").replace(TAIL, "");

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
  return typed.length > 2 && far <= most + 0.5 ? 2 + far : undefined;
}

/**
 * The municipalities that may be meant, the likeliest first.
 * @param {string} typed
 * @param {readonly Named[]} all
 * @returns {Named[]}
 */
export function matching(typed, all) {
  const wanted = folded(typed);
  if (!wanted) return [];
  return all
    .map((named) => ({ named, far: distance(wanted, folded(named[1])) }))
    .filter(({ far }) => far !== undefined)
    .sort((one, other) => Number(one.far) - Number(other.far))
    .slice(0, MOST)
    .map(({ named }) => named);
}
