/** What the tests ask of those of the search's modules that need no index. */

import { dutyIn, sameDuty } from "../../docs/assets/search/duties.js";
import { Facets } from "../../docs/assets/search/facets.js";
import { counted } from "../../docs/assets/search/hits.js";
import { soundsAlike } from "../../docs/assets/search/spelling.js";
import { chosenBy, linkTo } from "../../docs/assets/search/state.js";
import { voiceOf } from "../../docs/assets/search/voice.js";

const KINDS = [
  { id: "guides", place: 2, plural: "vägledningar" },
  { id: "laws", place: 1, plural: "lagar" },
];
const HEAD = { kinds: KINDS, roles: [["skola", "Skola"], ["vard", "Vård"]], topics: [["våld", "Våld"]] };

/** What some records are, each with its kind, roles, topics and status; and what is chosen in each group. */
function facetsOf(records, chosen) {
  const columns = {
    roles: records.map(({ roles }) => roles ?? []),
    topics: records.map(({ topics }) => topics ?? []),
    status: records.map(({ status }) => status ?? ""),
  };
  const index = { head: HEAD, kind: (number) => KINDS.find(({ id }) => id === records[number].kind) };
  const sets = Object.fromEntries(["kind", "role", "topic", "status"].map((name) => [name, new Set(chosen[name])]));
  return [new Facets(index, columns), [...records.keys()], sets];
}

/** The numbers of the records that pass what is chosen. */
export function passing(records, chosen) {
  const [facets, numbers, sets] = facetsOf(records, chosen);
  return facets.passing(numbers, sets);
}

/** The choices of a group: what each is called, how many it would show, and whether it is chosen. */
export function choices(records, chosen, group) {
  const [facets, numbers, sets] = facetsOf(records, chosen);
  return facets.counts(numbers, sets, group).map(({ label, count, chosen: is }) => [label, count, is]);
}

/** What one must or may by some words: how, who, whether not, and the rest; nothing if none. */
export const duty = (text) => dutyIn(text.split(" ")) ?? null;

/** Whether what is said to one question is true of another. */
export const holds = (told, says, asked) =>
  sameDuty(dutyIn(told.split(" ")), says, dutyIn(asked.split(" ")), asked.split(" "));

/** Whether two words that are written as they sound sound alike. */
export const alike = (one, other) => soundsAlike(one, other);

/** Who asks with some words, by lists of words: voice, whether it is sure, and whether of one's own. */
export function voice(text, lists, heard) {
  const tokens = text.split(" ").map((word) => ({ word }));
  const says = (name, token) => Boolean(token && lists[name]?.includes(token.word));
  const none = { mine: false, others: false, reported: false, english: false, asks: false, learned: 0 };
  const { voice: who, sure, own } = voiceOf(tokens, { says, ends: says, ...none, ...heard });
  return [who, sure, own];
}

/** How many hits, in words. */
export const hits = (number) => counted(number);

/** As much of the web's own class as a link to a search needs, where there is no web. */
class Given {
  constructor(given) {
    this.pairs = Object.entries(given);
  }
  set(name, value) {
    this.pairs = [...this.pairs.filter(([other]) => other !== name), [name, value]];
  }
  append(name, value) {
    this.pairs.push([name, value]);
  }
  toString() {
    return this.pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  }
}

/** The link to a search from a page, with what is chosen in each group. */
export function link(href, q, literal, chosen) {
  globalThis.URLSearchParams = Given;
  globalThis.location = { href };
  return linkTo({ q, literal, chosen: chosenBy((name) => chosen[name] ?? []) });
}
