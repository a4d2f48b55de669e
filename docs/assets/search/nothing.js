/** No hits is never the end: the nearest topics, the glossary, the guides and the emergency numbers. */

import { fold, words } from "./analysis.js";
import { make } from "./dom.js";
import { href } from "./hits.js";

const TOPICS = 5;

const pairs = (text) =>
  words(text)
    .map(fold)
    .flatMap((word) => Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)));

/** The topics whose names look most like what was typed, then the first ones of the list. */
function nearest(text, topics) {
  const typed = new Set(pairs(text));
  const shared = ([, title]) => pairs(title).filter((pair) => typed.has(pair)).length / (1 + pairs(title).length);
  return topics
    .map((topic) => [shared(topic), topic])
    .sort((one, two) => two[0] - one[0])
    .slice(0, TOPICS)
    .map(([, topic]) => topic);
}

const link = (words, address) => make("a", { href: address.startsWith("tel:") ? address : href(address) }, words);

/** What to show instead of hits. */
export function nothing(text, index) {
  const address = (kind) => index.head.kinds.find(({ id }) => id === kind)?.address;
  const ways = [
    address("guides") && ["Vägledningarna: vad du gör, steg för steg", address("guides")],
    address("concepts") && ["Begreppen: orden och vad de betyder", address("concepts")],
    ["Allt från A till Ö", "a-o/"],
  ].filter(Boolean);
  return [
    make("h2", {}, "Gå vidare"),
    make("p", {}, "Pröva ett annat ord eller färre ord, eller börja här:"),
    make(
      "ul",
      {},
      ways.map(([words, to]) => make("li", {}, link(words, to))),
    ),
    make("h3", {}, "Teman som kan ligga nära"),
    make(
      "ul",
      {},
      nearest(text, index.head.topics).map(([, title, to]) => make("li", {}, link(title, to))),
    ),
    make(
      "p",
      {},
      "Är ett barn i fara nu? Ring ",
      link("112", "tel:112"),
      ". Polisen, inte akut: ",
      link("114 14", "tel:11414"),
      ".",
    ),
  ];
}
