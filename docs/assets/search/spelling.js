/** Words that are nearly the same: how many letters differ, and a quick way to see that too many do. */

/** @typedef {{ term: string, form: string, of: number[] }} Spelling */

const LONG_STEM = 7;
/** Shorter words are never near another. */
const SHORT_WORD = 5;
/** Two wrong letters among fewer than these make another word: "hedersmord" is no "hedersnorm". Two may be missing, or wrong in a very long word. */
const WIDE = 5;
const VERY_LONG = 12;

/**
 * @param {string} term
 * @param {string} form
 */
export const spelling = (term, form) => ({
  term,
  form,
  of: term === form ? [lettersOf(term)] : [lettersOf(term), lettersOf(form)],
});

/**
 * The letters of a word as bits: a quick way to see that two words cannot be near.
 * @param {string} word
 */
export function lettersOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/**
 * How many letters only one of two words has.
 * @param {number} one
 * @param {number} other
 */
export function differing(one, other) {
  let count = 0;
  for (let bits = one ^ other; bits; bits &= bits - 1) count++;
  return count;
}

/**
 * Whether a word lacks more than one letter of another: more than one slip can take.
 * @param {number} one
 * @param {number} other
 */
export function lacksMany(one, other) {
  const lost = other & ~one;
  return (lost & (lost - 1)) !== 0;
}

/**
 * The distance of two words, or more than `most` if one of them is too short for that many slips.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function nearness(one, other, most) {
  const allowed = Math.min(most, Math.min(one.length, other.length) >= LONG_STEM ? 2 : 1);
  const lengths = Math.abs(one.length - other.length);
  if (Math.min(one.length, other.length) < SHORT_WORD || lengths > allowed || !beginAlike(one, other)) return most + 1;
  const steps = distance(one, other, allowed);
  const narrow = steps > 1 && lengths < 2 && one.length < VERY_LONG && between(one, other) < WIDE;
  return steps <= (narrow ? 1 : allowed) ? steps : most + 1;
}

/**
 * Whether one of two words may be meant for the other by how they begin: a short one with another letter is another.
 * @param {string} one
 * @param {string} other
 */
function beginAlike(one, other) {
  return one.length > LONG_STEM || one[0] === other[0] || one[0] === other[1] || one[1] === other[0];
}

/**
 * How many letters there are from the first to the last that differs, in the longer of two words that are not the same.
 * @param {string} one
 * @param {string} other
 */
function between(one, other) {
  let [start, end] = [0, 0];
  while (one[start] === other[start]) start++;
  while (one.at(-1 - end) === other.at(-1 - end)) end++;
  return Math.max(one.length, other.length) - start - end;
}

/**
 * How many letters are wrong, missing, extra or swapped; more than `most` is just `most + 1`.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = line;
  }
  return Math.min(last[other.length], most + 1);
}

/** What sounds alike, and is therefore confused: each as it is written in the end. */
/** @type {[sound: RegExp, letters: string][]} */
const SOUNDS = [
  [/stj|skj|sch/g, "sj"],
  [/å/g, "o"],
  [/ä/g, "e"],
  [/ö/g, "o"],
  [/c(?=[eiy])/g, "s"],
  [/ck|c|q/g, "k"],
  [/[hgl]j/g, "j"],
  [/ph/g, "f"],
  [/w/g, "v"],
  [/x/g, "ks"],
  [/z/g, "s"],
  [/dt/g, "t"],
  [/(.)\1/g, "$1"],
];

/**
 * A word as it sounds: those who write by ear write the same.
 * @param {string} word
 */
export function sound(word) {
  return SOUNDS.reduce((heard, [letters, one]) => heard.replace(letters, one), word);
}

/** Shorter words that sound almost alike are others. */
const SHORTEST_HEARD = 6;
/** All vowels but the first, which is stressed and heard. */
const VOWELS = /(?<=[aeiouy].*)[aeiouy]/g;

/**
 * Whether two words sound alike, each given as it sounds: but for a letter that one of them lacks, and in a longer word for
 * one more vowel, which is what is misheard the most.
 * @param {string} one
 * @param {string} other
 */
export function soundsAlike(one, other) {
  const least = Math.min(one.length, other.length);
  if (least < SHORTEST_HEARD || one === other) return one === other;
  if (one.length === other.length) return false;
  if (distance(one, other, 1) <= 1) return true;
  return least > SHORTEST_HEARD + 1 && distance(one.replace(VOWELS, "a"), other.replace(VOWELS, "a"), 1) <= 1;
}
