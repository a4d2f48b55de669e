/** What the tests ask of the search's modules besides answers. */

import { words } from "../../docs/assets/search/analysis.js";
import { cited, isSeries, withWider } from "../../docs/assets/search/citations.js";
import { Watch } from "../../docs/assets/search/danger.js";
import { open, search } from "../../docs/assets/search/engine.js";
import { dialled } from "../../docs/assets/search/help.js";
import { Index, PARTS } from "../../docs/assets/search/index.js";
import { understand } from "../../docs/assets/search/query.js";
import { likelyAnswers, likenesses } from "../../docs/assets/search/likely.js";
import { rank } from "../../docs/assets/search/rank.js";
import { PAGE } from "../../docs/assets/search/state.js";
import { Matcher } from "../../docs/assets/search/why.js";
import { differing, distance, lacksMany, lettersOf, nearness, sound } from "../../docs/assets/search/spelling.js";

/** The stem and the parts of each word. */
export async function terms(all) {
  const { rules } = await open();
  return all.map((word) => [rules.stem(word), ...rules.split(word)]);
}

/** Each number as a telephone dials it. */
export const numbers = (all) => all.map(dialled);

/** The words of each text, its citations, and what each of them answers to. */
export async function read(texts) {
  const { citations } = await open();
  return texts.map((text) => {
    const found = cited(text, citations);
    const wider = found.terms.map((term) => [isSeries(term, citations), ...withWider(term, citations)]);
    return [words(text), wider, words(found.rest)];
  });
}

/** Whether a text is danger, if these phrases tell of it, but not where the words are those of others. */
export async function alarmed(phrases, text, but = []) {
  const index = await open();
  const danger = { phrases: phrases.join("|"), but: but.join("|") };
  const watch = new Watch([danger], [], index.head.asking, index.rules);
  return Boolean(watch.read(text, index).urgent);
}

/** What look-alikes leave of a text for what is learned of words. */
export async function left(text, but) {
  const index = await open();
  const watch = new Watch([{ phrases: "zebra", but: but.join("|") }], [], index.head.asking, index.rules);
  return watch.read(text, index).left ?? null;
}

/** The records that are guessed where so much speaks for each of some classes, and these answer it. */
export function guessed(told, voices, answers, grownUp) {
  const weights = new Map(told.map((weight, at) => [at, weight]));
  const classes = { priors: voices.map(() => 0), voices, situations: [...voices.keys()], lacking: -20, sure: 150, first: 0 };
  const situations = answers.map((numbers, at) => ({ answers: { [voices[at]]: numbers } }));
  const index = { classes, situations };
  return likelyAnswers(likenesses([weights], index), index, (voice) => !grownUp || voice === "adult").map(([number]) => number);
}

/** The terms that a text asks for. */
export async function asked_for(text) {
  const { query } = await search(text);
  return query.groups.flatMap(({ alternatives }) => alternatives.flatMap(({ terms }) => terms));
}

/** Each word as it sounds. */
export function heard(words) {
  return words.map(sound);
}

/** How near a word is to another, how many letters only one of them has, and whether it lacks more than one. */
export function near(one, other, most) {
  const letters = [lettersOf(one), lettersOf(other)];
  return [nearness(one, other, most), differing(...letters), lacksMany(...letters)];
}

/** How many letters differ. */
export function slips(one, other, most) {
  return distance(one, other, most);
}

/** The terms of one part of the index, with their words, how much they tell, the weight of each record, and ordinary words. */
export async function lines(name) {
  const index = await open();
  await index.fetchAll();
  const part = index[name];
  const terms = part.starts.flatMap((_, number) => [...part.shard(number).keys()]);
  return terms.map((term) => {
    const { form, rarity, weights, words } = part.entry(term);
    return [term, form, rarity, [...weights], words];
  });
}

/** Status, topics and roles of every record. */
export async function columns() {
  const index = await open();
  return index.facets();
}

/** The numbers of the records that are superseded, that have contacts, and that are for children. */
export async function told_of_records() {
  const { superseded, contacts, children } = await open();
  return [superseded, contacts, children].map((numbers) => [...numbers]);
}

/** What a phrase means, in terms. */
export async function meanings(phrase) {
  const { synonyms } = await open();
  return synonyms.get(phrase) ?? [];
}

/** The index as its head makes it, once for all: what is read of a head is the same for everybody. */
let opened;

/** Forget all that was loaded but the head; return the index, and one that only finds cards, and has none. */
function forgotten(index) {
  const { head } = index;
  for (const name of PARTS.filter((it) => it !== "names" || !head.whole))
    index[name] = new index[name].constructor(name, head[name], head);
  return [index, new Index({ ...head, whole: "", parts: "", small: "", urgent: [], situations: [], synonyms: [], intents: [] })];
}

/** The data files that one who has loaded nothing needs to see the first hits for a text. */
export async function needed(text) {
  opened ??= Index.open();
  const [index, pack] = forgotten(await opened);
  const all = globalThis.handbookSearchData;
  const asked = new Set(["head.json"]);
  globalThis.handbookSearchData = new Proxy(all, { get: (files, name) => asked.add(name) && files[name] });
  let hits;
  do hits = rank(understand(text, index), index);
  while (await index.fetchWanted());
  await pack.cards(hits.slice(0, PAGE).map(([number]) => number));
  globalThis.handbookSearchData = all;
  return [...asked];
}

/** Who asks, for each text: a voice, and whether that is clear. */
export async function asking(texts) {
  const index = await open();
  await index.fetchAll();
  return texts.map((text) => understand(text, index)).map(({ voice, sure }) => [voice, sure]);
}

/** The question whose short answer a record's hit says to a text; none if it says none. */
export async function answered(text, ref) {
  const { index, query, hits } = await search(text);
  const cards = await index.cards(hits.map(([number]) => number));
  const card = cards.find((it) => it.ref === ref);
  return (card && new Matcher(query, index).answered(card)?.label.trim()) ?? "";
}

/** The words of a text that are marked for a query, in the first record that it finds. */
export async function marked(query, text) {
  const { index, query: read, hits } = await search(query);
  return new Matcher(read, index).parts(text, hits[0]?.[0]).map(([start, end]) => text.slice(start, end));
}

/** The label and the text of the line of each of the first hits. */
export async function lines_of(query, count) {
  const { index, query: read, hits } = await search(query);
  const matcher = new Matcher(read, index);
  const cards = await index.cards(hits.slice(0, count).map(([number]) => number));
  return cards.map((card) => matcher.line(card)).map(({ label, text }) => [label, text]);
}

/** What is marked in the titles of the first hits. */
export async function marked_titles(query, count) {
  const { index, query: read, hits } = await search(query);
  const matcher = new Matcher(read, index);
  const cards = await index.cards(hits.slice(0, count).map(([number]) => number));
  return cards.map(({ ref, title, number }) => [ref, matcher.parts(title, number).map(([start, end]) => title.slice(start, end))]);
}
