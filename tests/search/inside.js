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
