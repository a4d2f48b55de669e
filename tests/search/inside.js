/** What the tests ask of the search's modules besides answers. */

import { words } from "../../docs/assets/search/analysis.js";
import { cited, isSeries, withWider } from "../../docs/assets/search/citations.js";
import { Watch } from "../../docs/assets/search/danger.js";
import { open } from "../../docs/assets/search/engine.js";
import { Index, PARTS } from "../../docs/assets/search/index.js";
import { understand } from "../../docs/assets/search/query.js";
import { likelyAnswers } from "../../docs/assets/search/likely.js";
import { rank } from "../../docs/assets/search/rank.js";
import { PAGE } from "../../docs/assets/search/state.js";
import { distance } from "../../docs/assets/search/spelling.js";

/** The stem and the parts of each word. */
export async function terms(all) {
  const { rules } = await open();
  return all.map((word) => [rules.stem(word), ...rules.split(word)]);
}

/** The words of each text, its citations, and what each of them answers to. */
export async function read(texts) {
  const { citations } = await open();
  return texts.map((text) => {
    const found = cited(text, citations);
    const wider = found.terms.map((term) => [isSeries(term, citations), ...withWider(term, citations)]);
    return [words(text), wider, words(found.rest)];
  });
}

/** Whether a text is danger, if these phrases tell of it. */
export async function alarmed(phrases, text) {
  const index = await open();
  const watch = new Watch([{ phrases: phrases.join("|") }], [], index.head.asking, index.rules);
  return Boolean(watch.read(text, index).urgent);
}

/** The records that are guessed where so much speaks for each of some classes, and these answer it. */
export function guessed(told, voices, answers, grownUp) {
  const weights = new Map(told.map((weight, at) => [at + 2, weight]));
  const classes = voices.map((voice, at) => [0, voice, at]);
  const situations = answers.map((numbers, at) => ({ answers: { [voices[at]]: numbers } }));
  return likelyAnswers([weights], { head: { classes, situations } }, (voice) => !grownUp || voice === "adult").map(([number]) => number);
}

/** How many letters differ. */
export function slips(one, other, most) {
  return distance(one, other, most);
}

/** The terms of one part of the index, with their words, how much they tell, and the weight of each record. */
export async function lines(name) {
  const index = await open();
  await index.fetchAll();
  const part = index[name];
  const terms = part.starts.flatMap((_, number) => [...part.shard(number).keys()]);
  return terms.map((term) => {
    const { form, rarity, weights } = part.entry(term);
    return [term, form, rarity, [...weights]];
  });
}

/** Status, topics and roles of every record. */
export async function columns() {
  const index = await open();
  return index.facets();
}

/** The index as its head makes it, once for all: what is read of a head is the same for everybody. */
let opened;

/** Forget all that was loaded but the head; return the index, and one that only finds cards, and has none. */
function forgotten(index) {
  const { head } = index;
  for (const name of PARTS.filter((it) => it !== "names" || !head.whole))
    index[name] = new index[name].constructor(name, head[name], head);
  return [index, new Index({ ...head, whole: "", parts: "", urgent: [], situations: [], synonyms: [], intents: [] })];
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
