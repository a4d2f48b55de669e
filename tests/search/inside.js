/** What the tests ask of the search's modules besides answers. */

import { words } from "../../docs/assets/search/analysis.js";
import { cited, isSeries, withWider } from "../../docs/assets/search/citations.js";
import { open } from "../../docs/assets/search/engine.js";
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
