/**
 * What words are likely to tell of, learned from questions as people ask them: scripts/handbook/search/asked.py weighs how
 * much each word speaks for each class of questions. Weights are hundredths of a natural logarithm.
 */

/**
 * @import { Danger, Index } from "./index.js"
 * @import { Voice } from "./voice.js"
 */

import { words } from "./analysis.js";

/**
 * @typedef {[number: number, share: number]} Guess A record, and how likely it answers.
 * @typedef {Map<number, number>} Weights How much a word speaks for each class.
 */

/** How much less each of the next answers of a class helps. */
const NEXT = 0.85;
/** How much a class still counts when one of its answers is taken: that one may be the wrong one. */
const ANSWERED = 0.2;
/** So much each voice has at least, beside the likeliest class. */
const LEAST_SHARE = 0.01;
/** So many records are guessed. */
const MOST = 6;
/** Shorter English words are small ones, that few but the young have asked with: they tell nothing of who asks or for what. */
const SHORTEST_ENGLISH = 3;
/** So many words at least tell something; fewer may be a name. */
const FEWEST = 3;
/** So much must speak for danger. */
const ALARMING = 380;
/** Where the kind of danger is unclear, this one says what holds for all. */
const ANY = "fara";
/** So much must speak for one danger more than for the next. */
const CLEARLY = 200;

/**
 * What the index says of the words; nothing of so few that they tell nothing.
 * @param {string} text
 * @param {Index} index
 * @returns {Weights[]}
 */
export function toldBy(text, index) {
  const typed = words(text);
  if (typed.length < FEWEST) return [];
  const least = index.watch.isEnglish(typed) ? SHORTEST_ENGLISH : 0;
  const stems = new Set(typed.filter((word) => word.length >= least).map((word) => index.rules.stem(word)));
  return [...stems].flatMap((stem) => index.told(stem) ?? []);
}

/**
 * How much speaks for each of some classes.
 * @param {Weights[]} entries
 * @param {number} first The number of the first class.
 * @param {number[]} priors What speaks for each before a word is read.
 * @param {number} lacking What a word says of a class that lacks it.
 */
const sums = (entries, first, priors, lacking) =>
  priors.map((prior, at) => entries.reduce((sum, weights) => sum + (weights.get(first + at) ?? lacking), prior));

/**
 * How likely each class is, the likeliest 1.
 * @param {Weights[]} entries What the index says of the words.
 * @param {Index} index
 */
export function likenesses(entries, { classes }) {
  const told = sums(entries, classes.first, classes.priors, classes.lacking);
  const best = Math.max(...told);
  return told.map((sum) => Math.exp((sum - best) / classes.sure));
}

/**
 * What other questions of the same words say of who asks: how much more of them are of somebody young.
 * @param {number[]} likely How likely each class is.
 * @param {Index} index
 */
export function youth(likely, { classes }) {
  let [young, grown] = [LEAST_SHARE, LEAST_SHARE];
  for (const [at, share] of likely.entries()) {
    if (classes.voices[at] === "adult") grown += share;
    else young += share;
  }
  return Math.round(100 * Math.log(young / grown));
}

/**
 * The records that are likely to answer, the likeliest first: of what each is as likely to ask as is told.
 * @param {number[]} likely How likely each class is.
 * @param {Index} index
 * @param {(voice: Voice) => number | boolean} asked
 * @returns {Guess[]}
 */
export function likelyAnswers(likely, index, asked) {
  const { classes } = index;
  const shares = likely.map((share, at) => share * Number(asked(classes.voices[at])));
  const total = shares.reduce((one, two) => one + two, Number.MIN_VALUE);
  const left = shares.map((share) => share / total);
  const answers = classes.situations.map((place, at) => index.situations[place].answers[classes.voices[at]] ?? []);
  /** @type {Guess[]} */
  const found = [];
  while (found.length < MOST) {
    const next = likeliest(left, answers, new Set(found.map(([number]) => number)));
    if (!next) break;
    found.push(next);
    for (const [at, numbers] of answers.entries()) if (numbers.includes(next[0])) left[at] *= ANSWERED;
  }
  return found;
}

/**
 * The record that answers most of what is not answered yet.
 * @param {number[]} shares How likely each class is, less where it is answered.
 * @param {number[][]} answers The records that answer each.
 * @param {Set<number>} taken Those that are among the answers already.
 * @returns {Guess | undefined}
 */
function likeliest(shares, answers, taken) {
  /** @type {Map<number, number>} */
  const answered = new Map();
  for (const [at, numbers] of answers.entries()) {
    for (const [place, number] of numbers.entries()) {
      if (!taken.has(number)) answered.set(number, (answered.get(number) ?? 0) + shares[at] * NEXT ** place);
    }
  }
  return [...answered].reduce(
    (best, it) => (best && (best[1] > it[1] || (best[1] === it[1] && best[0] < it[0])) ? best : it),
    /** @type {Guess | undefined} */ (undefined),
  );
}

/**
 * The danger that is told without a phrase that tells of one, if that is likely.
 * @param {Weights[]} entries What the index says of the words.
 * @param {Index} index
 * @returns {Danger | undefined}
 */
export function likelyDanger(entries, index) {
  const { classes, head } = index;
  /** @param {number} at */
  const sum = (at) => entries.reduce((all, weights) => all + (weights.get(at) ?? 0), 0);
  if (sum(classes.alarm) - sum(classes.calm) < ALARMING) return;
  const told = sums(
    entries,
    classes.first + classes.priors.length,
    head.dangers.map(() => 0),
    classes.lacking,
  ).map((value, at) => ({ value, danger: head.dangers[at] }));
  told.sort((one, two) => two.value - one.value);
  const clear = told.length > 1 && told[0].value - told[1].value >= CLEARLY;
  return clear ? index.urgent[told[0].danger] : index.urgent.find(({ id }) => id === ANY);
}
