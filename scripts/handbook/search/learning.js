/**
 * Weights in, weights out that tell classes of questions apart better: logistic regression of several classes. Run by
 * learning.py in the engine that answers too, where a round takes a tenth of a second.
 *
 * It begins with the weights of naive Bayes and is held to them, as to what is known beforehand (Bishop, *Pattern Recognition
 * and Machine Learning*, 2006, section 4.3). Half of the words are left out by lot whenever a question is read, so that no
 * word leans on those beside it: other people's questions have others (Srivastava et al., *Dropout: a simple way to prevent
 * neural networks from overfitting*, 2014). Steps are taken as by Adam (Kingma and Ba, *Adam: a method for stochastic
 * optimization*, 2015).
 */

/**
 * @typedef {object} Lesson
 * @property {number[][]} questions The terms of each question, by number.
 * @property {number[]} answers The class of each question.
 * @property {number[]} marks A number for each term, that of its letters alone.
 * @property {number[][]} classes The classes that each term speaks for: it never speaks for others.
 * @property {number[][]} weights How much it speaks for each of them, in natural logarithms.
 * @property {number} count How many classes there are.
 *
 * @typedef {object} Table The weights of all terms one after another, and then what speaks for each class before a word is read.
 * @property {number[]} starts The place of the first of each term, and the end.
 * @property {Uint16Array} about The class of each.
 * @property {Float64Array} weights
 */

/** How often each question is read. */
const ROUNDS = 30;
/** So many questions are read between two steps. */
const BATCH = 2000;
/** How far a weight goes in a step that is sure of its way. */
const STEP = 0.1;
/** What it costs to leave the first weights, beside what each question costs. */
const HELD = 1;
/** How much of what a weight was told before still counts: of where to go, and of how sure that is. */
const [WHERE, HOW_SURE] = [0.9, 0.99];
/** So that what has never been told anything stays. */
const STILL = 1e-6;
/** What all odds begin with, so that those of a text of two hundred words are still a number. */
const SMALL = 2 ** -900;
/** Any large factors, and the largest prime of 26 bits: products of what is left by it are whole and exact. */
const [FACTOR, SUMMAND, PRIME] = [1664525, 1013904223, 67108859];

/**
 * The weights of each term in the end, in the order of its classes; none is less than 0. What speaks for a class before a
 * word is read is learned beside them, so that no word has to tell of it, and left: more questions are written for some
 * classes than for others, which is no measure of need.
 * @param {Lesson} lesson
 */
function learned(lesson) {
  const table = tableOf(lesson);
  const signs = signsOf(lesson);
  const order = signs.map((_, at) => at).sort((one, other) => signs[one] - signs[other] || one - other);
  const step = stepsOf(table, ROUNDS * Math.ceil(order.length / BATCH));
  let mean = table.weights;
  for (let round = 0; round < ROUNDS; round += 1) {
    const read = halfOf(lesson, signs, round);
    for (let from = 0; from < order.length; from += BATCH) {
      const some = order.slice(from, from + BATCH);
      mean = step(slopes(table, lesson, some, read), (HELD * some.length) / order.length);
    }
  }
  return lesson.classes.map((_, term) => [...mean.subarray(table.starts[term], table.starts[term + 1])]);
}

/**
 * @param {Lesson} lesson
 * @returns {Table}
 */
function tableOf({ answers, classes, weights, count }) {
  const starts = [0];
  for (const some of classes) starts.push(starts[starts.length - 1] + some.length);
  const times = new Array(count).fill(0);
  for (const number of answers) times[number] += 1;
  const priors = times.map((some) => Math.log(some / answers.length));
  return {
    starts,
    about: Uint16Array.from(classes.flat()),
    weights: Float64Array.from([...weights.flat(), ...priors]),
  };
}

/**
 * What is left of a number that is whole and below the square of PRIME: as by %, which takes many times as long for large ones.
 * @param {number} number
 * @param {number} by
 */
const rest = (number, by) => number - Math.floor(number / by) * by;

/**
 * A number for each question, that of its words and of how many before it have the same.
 * @param {Lesson} lesson
 */
function signsOf({ questions, marks }) {
  /** @type {Map<number, number>} */
  const seen = new Map();
  return questions.map((terms) => {
    const sign = terms.reduce((sum, term) => (sum * FACTOR + marks[term]) % PRIME, 0);
    const before = seen.get(sign) ?? 0;
    seen.set(sign, before + 1);
    return (sign + before * SUMMAND) % PRIME;
  });
}

/**
 * Which words of a question are read in a round: half of them, and in every second round the other half. That falls by the
 * question and the word alone, so that a question more changes nothing for the others. What is left of a product by a prime
 * is even or odd as if by lot (Carter and Wegman, *Universal classes of hash functions*, 1979).
 * @param {Lesson} lesson
 * @param {number[]} signs
 * @param {number} round
 * @returns {(question: number) => number[]} Takes a question and returns what is read of it.
 */
function halfOf({ questions, marks }, signs, round) {
  const draw = (Math.floor(round / 2) + 1) * SUMMAND;
  const drawn = marks.map((mark) => rest(mark + draw, PRIME));
  return (question) => {
    const sign = rest(signs[question] + draw, PRIME);
    return questions[question].filter((term) => rest(rest(sign * drawn[term], PRIME), 2) === round % 2);
  };
}

/**
 * How much worse some questions are told apart for each weight that grows. Odds are multiplied where weights would be
 * added: there are fewer weights than sums, and to make odds of either takes longest of all.
 * @param {Table} table
 * @param {Lesson} lesson
 * @param {number[]} some
 * @param {(question: number) => number[]} read What is read of a question.
 */
function slopes(table, { answers, count }, some, read) {
  const { starts, about } = table;
  const odds = oddsOf(table);
  const found = new Float64Array(odds.length);
  const shares = new Float64Array(count);
  const words = about.length;
  for (const at of some) {
    const terms = read(at);
    shares.set(odds.subarray(words));
    for (const term of terms) {
      const end = starts[term + 1];
      for (let place = starts[term]; place < end; place += 1) shares[about[place]] *= odds[place];
    }
    toShares(shares);
    shares[answers[at]] -= 1;
    for (const term of terms) {
      const end = starts[term + 1];
      for (let place = starts[term]; place < end; place += 1) found[place] += shares[about[place]];
    }
    for (let number = 0; number < count; number += 1) found[words + number] += shares[number];
  }
  return found;
}

/**
 * The odds of each weight, with which those of a class begin too.
 * @param {Table} table
 */
function oddsOf({ about, weights }) {
  const odds = weights.slice();
  for (let place = 0; place < odds.length; place += 1) odds[place] = Math.exp(odds[place]);
  for (let place = about.length; place < odds.length; place += 1) odds[place] *= SMALL;
  return odds;
}

/**
 * Turn the odds of each class into how likely it is.
 * @param {Float64Array} odds
 */
function toShares(odds) {
  let total = 0;
  for (let at = 0; at < odds.length; at += 1) total += odds[at];
  const part = 1 / total;
  for (let at = 0; at < odds.length; at += 1) odds[at] *= part;
}

/**
 * What changes the weights by a step, and returns the mean of all those in the second half of the steps: what the
 * words that are left out do to one of them is evened out by others.
 * @param {Table} table
 * @param {number} steps How many are taken in all.
 */
function stepsOf({ weights, about }, steps) {
  const first = weights.slice();
  const [where, sure] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  const mean = new Float64Array(weights.length);
  const counted = Math.ceil(steps / 2);
  let taken = 0;
  /**
   * @param {Float64Array} slope
   * @param {number} held
   */
  return (slope, held) => {
    taken += 1;
    const [most, surest] = [1 - WHERE ** taken, 1 - HOW_SURE ** taken];
    for (let at = 0; at < weights.length; at += 1) {
      const told = slope[at] + held * (weights[at] - first[at]);
      where[at] = WHERE * where[at] + (1 - WHERE) * told;
      sure[at] = HOW_SURE * sure[at] + (1 - HOW_SURE) * told * told;
      const next = weights[at] - (STEP * (where[at] / most)) / (Math.sqrt(sure[at] / surest) + STILL);
      weights[at] = at < about.length ? Math.max(0, next) : next;
      if (taken > steps - counted) mean[at] += weights[at] / counted;
    }
    return mean;
  };
}

/** @type {any} */ (globalThis).learned = learned;
