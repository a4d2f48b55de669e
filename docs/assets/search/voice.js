/**
 * Who asks: somebody young, or a grown-up. Everything that tells of it counts, and so does how likely questions of the same
 * words are a young person's (likely.js). What each cue counts was found by logistic regression over asked.yml, which says
 * who asks: hundredths of a natural logarithm, more than none for somebody young.
 */

/**
 * @import { Token } from "./typed.js"
 * @typedef {"self" | "friend" | "adult"} Voice Who asks.
 * @typedef {{ says: (name: string, token: Token | undefined) => boolean, ends: (name: string, token: Token) => boolean, mine: boolean, others: boolean, reported: boolean, english: boolean, asks: boolean, learned: number }} Heard
 * What is known of the words: whether one is of a list, whether a phrase tells of one's own, of somebody else's friend or of
 * what a child has said, whether it is English or asks for knowledge, and what questions of the same words speak for.
 */

const NO_CUE = -125;
const [ME, I, MY, KIN, FRIEND, ONE, NO_SUBJECT, ENGLISH] = [190, 110, 200, 180, 205, 50, 65, 200];
const [GROWN_UP, SOMEBODY, AGED, WORKING, KNOWLEDGE, STAFF] = [-190, -115, -150, -250, -100, -191];
const [MINE, REPORTED, KIN_AND_I, KIN_AND_KIN] = [200, -500, 100, 100];
/** So much at most speak other questions for it. */
const MOST_LEARNED = 300;
/** So much where somebody is told of and nothing is in the first person: such words are used of others too. */
const MOST_LEARNED_OF_OTHERS = 100;
/** Closer to the middle it may be either. */
const UNSURE = 80;
/** How much less likely it is of a friend where none is told of. */
const NO_FRIEND = 0.3;
const FIRST = new Set([ME, I, MY, KIN, FRIEND, ENGLISH]);
const OTHERS = new Set([GROWN_UP, SOMEBODY, AGED, REPORTED, STAFF]);
const OF_AGE = /(?:åring|klassare)(?:en|ens|n|ns|s|ar|arna)?$/;
/** What stands before a word of what one is. */
const BEING = new Set(["är", "som", "jobbar", "arbetar", "am"]);

/**
 * Who asks, and whether that is clear.
 * @param {Token[]} tokens
 * @param {Heard} heard
 * @returns {{ voice: Voice, sure: boolean, own: boolean, first: boolean, shares: Record<Voice, number> }} `first` is whether it is told in the
 * first person and of nobody else, `own` whether it is so or of what is one's own, and `shares` how likely each is to ask, whatever other questions say.
 */
export function voiceOf(tokens, heard) {
  const told = cues(tokens, heard);
  const cued = told.reduce((sum, [cue]) => sum + cue, NO_CUE);
  /** @param {string} name */
  const has = (name) => tokens.some((token) => heard.says(name, token));
  // Of whom one is together with, "I" tells of oneself.
  const friend = !(heard.mine || heard.others) && (has("friend") || (has("partner") && !has("i")));
  const young = told.some(([cue]) => FIRST.has(cue));
  const ofOthers = told.some(([cue]) => OTHERS.has(cue));
  const first = young && !ofOthers && cued > NO_CUE;
  const most = ofOthers && !young ? MOST_LEARNED_OF_OTHERS : MOST_LEARNED;
  const points = cued + Math.max(-MOST_LEARNED, Math.min(most, heard.learned));
  const self = 1 / (1 + Math.exp(-cued / 100));
  return {
    voice: points > 0 ? (friend ? "friend" : "self") : "adult",
    sure: Math.abs(points) >= UNSURE,
    own: heard.mine || first,
    first,
    shares: { self, friend: friend ? self : self * NO_FRIEND, adult: 1 - self },
  };
}

/**
 * What speaks for somebody young or against it, each once.
 * @param {Token[]} tokens
 * @param {Heard} heard
 */
function cues(tokens, { says, ends, mine, others, reported, english, asks }) {
  /** @type {(test: (token: Token, at: number) => boolean) => boolean} */
  const any = (test) => tokens.some(test);
  /** @param {string} name */
  const has = (name) => any((token) => says(name, token));
  const ofGrownUp = (/** @type {Token | undefined} */ token) =>
    !token ||
    says("adult", token) ||
    says("staff", token) ||
    says("somebody", token) ||
    token.word === "man" ||
    OF_AGE.test(token.word);
  const my = any((token, at) => says("my", token) && tokens[at + 1]?.word !== "i" && !ofGrownUp(tokens[at + 1]));
  /** @type {[cue: number, told: boolean][]} */
  const all = [
    [ME, has("me")],
    [I, has("i")],
    [MY, my],
    [KIN, has("kin")],
    [KIN_AND_I, has("kin") && (has("i") || has("me")) && !any(ofGrownUp)],
    // "Styvpappa slår mamma": a grown-up does not call two others so.
    [KIN_AND_KIN, tokens.filter((token) => says("kin", token)).length > 1],
    [FRIEND, (has("friend") || has("partner")) && !others],
    [ONE, any(({ word }, at) => word === "man" && !says("my", tokens[at - 1]))],
    [NO_SUBJECT, says("no_subject", tokens[0])],
    [
      ENGLISH,
      english &&
        any((token, at) => says("self_in_english", token) && !(token.word === "my" && ofGrownUp(tokens[at + 1]))),
    ],
    [GROWN_UP, has("adult")],
    // Whom staff do something to is no colleague of theirs.
    [STAFF, has("staff") && !(has("me") || my)],
    [SOMEBODY, has("somebody")],
    [AGED, any(({ word }, at) => OF_AGE.test(word) && tokens[at - 1]?.word !== "som")],
    [WORKING, any((token, at) => ends("work", token) && [1, 2].some((back) => BEING.has(tokens[at - back]?.word)))],
    [KNOWLEDGE, asks],
    [MINE, mine],
    [REPORTED, reported],
  ];
  return all.filter(([, told]) => told);
}
