/**
 * What words are likely to tell of, learned from questions as people ask them: scripts/handbook/search/asked.py weighs how
 * much each word speaks for each class of questions. Weights are hundredths of a natural logarithm.
 */

/** @import { Danger, Entry, Index } from "./index.js" */

import { words } from "./analysis.js";

/** @typedef {[number: number, share: number]} Guess A record, and how likely it answers. */

/** The numbers of the classes: all that is asked in danger, what is not, and of the first situation; the dangers come last. */
const [ALARM, CALM, SITUATIONS] = [0, 1, 2];
/** A word that a class lacks speaks against it, but little: it may well be asked with other words. */
const LACKING = -20;
/** Words are not independent, so that sums say more than is true: they are divided by this. */
const SURE = 150;
/** How much less each of the next answers of a class helps. */
const NEXT = 0.5;
/** So many records are guessed. */
const MOST = 4;
/** So many words at least tell something; fewer may be a name. */
const FEWEST = 3;
/** So much must speak for danger. */
const ALARMING = 700;
/** Where the kind of danger is unclear, this one says what holds for all. */
const ANY = "fara";
/** So much must speak for one danger more than for the next. */
const CLEARLY = 200;

/**
 * What the index says of the words; nothing of so few that they tell nothing.
 * @param {string} text
 * @param {Index} index
 * @returns {Entry[]}
 */
export function toldBy(text, index) {
  const typed = words(text);
  if (typed.length < FEWEST) return [];
  const stems = new Set(typed.map((word) => index.rules.stem(word)));
  return [...stems].flatMap((stem) => index.asked.entry(stem) ?? []);
}

/**
 * How much speaks for each of some classes.
 * @param {Entry[]} entries
 * @param {number} first The number of the first class.
 * @param {number[]} priors What speaks for each before a word is read.
 */
const sums = (entries, first, priors) =>
  priors.map((prior, at) => entries.reduce((sum, { weights }) => sum + (weights.get(first + at) ?? LACKING), prior));

/**
 * The records that are likely to answer, the likeliest first. What children ask is left out where a grown-up says that it
 * is about somebody else.
 * @param {Entry[]} entries What the index says of the words.
 * @param {Index} index
 * @param {boolean} ofOthers
 * @returns {Guess[]}
 */
export function likelyAnswers(entries, index, ofOthers) {
  const { classes, situations } = index.head;
  const told = sums(
    entries,
    SITUATIONS,
    classes.map(([prior]) => prior),
  );
  const best = Math.max(...told);
  const shares = told.map((sum, at) => (ofOthers && classes[at][1] !== "adult" ? 0 : Math.exp((sum - best) / SURE)));
  const total = shares.reduce((one, two) => one + two, Number.MIN_VALUE);
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [at, [, voice, situation]] of classes.entries()) {
    for (const [place, number] of (situations[situation].answers[voice] ?? []).entries()) {
      found.set(number, (found.get(number) ?? 0) + (shares[at] / total) * NEXT ** place);
    }
  }
  return [...found].sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, MOST);
}

/**
 * The danger that is told without a phrase that tells of one, if that is likely.
 * @param {Entry[]} entries What the index says of the words.
 * @param {Index} index
 * @returns {Danger | undefined}
 */
export function likelyDanger(entries, index) {
  const { classes, dangers } = index.head;
  if (entries.length < FEWEST) return;
  /** @param {number} at */
  const sum = (at) => entries.reduce((all, { weights }) => all + (weights.get(at) ?? 0), 0);
  if (sum(ALARM) - sum(CALM) < ALARMING) return;
  const told = sums(
    entries,
    SITUATIONS + classes.length,
    dangers.map(() => 0),
  ).map((value, at) => ({ value, danger: dangers[at] }));
  told.sort((one, two) => two.value - one.value);
  const clear = told.length > 1 && told[0].value - told[1].value >= CLEARLY;
  return clear ? index.urgent[told[0].danger] : index.urgent.find(({ id }) => id === ANY);
}
