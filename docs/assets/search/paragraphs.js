/** Paragraphs and articles that are typed beside an act: whose they are, and which of them the handbook lacks. */

/**
 * @import { Index } from "./index.js"
 * @import { Alternative, Group } from "./query.js"
 */

import { words } from "./analysis.js";
import { isSeries } from "./citations.js";

/**
 * @typedef {object} Named
 * @property {Set<number>} called The records in whose names are the words beside a paragraph.
 * @property {Set<number>} acts The acts in whose names are the words beside a paragraph: it is one of theirs.
 * @property {Set<number>} own Those of them that are the act itself, and not one of its paragraphs.
 * @property {boolean} namesAct Whether a word names an act, be it one that the handbook lacks.
 * @property {string[]} lacked The paragraphs and numbers that the handbook does not have, as they are written.
 */

/** So well answers at least what is the word itself or means the same, and so the name of a record that is meant. */
const [ITSELF, SAME, NAMED] = [90, 75, 32];
/** A chapter with its paragraph if any, a paragraph of its own, and an article. */
const CITED = /^#(?:([0-9]{1,2})([a-c]?):|(§)|(art))([0-9]*)([a-j]?)$/;
const WORD = /\p{L}\S*/gu;
const DIGIT = /[0-9]/;
/** What stands before the number of any act, or before what it is about, and names none. */
export const ANY_ACT = /^(?:lag|förordning)(?:en)?$/;
/** An act that is told by several words: "lagen om god man", "BBS-lagen", "hälso- och sjukvårdslagen". */
const ABOUT =
  /(?<!\p{L})(?:(?:lag|förordning)(?:en)? (?:om|med|mot|för) .+|\p{L}+-(?:(?: och \p{L}+)?lag|förordning)en)/u;

/**
 * Whose the paragraphs of a query are.
 * @param {{ groups: Group[], unknown: string[] }} settled The words, and those of them that the handbook lacks.
 * @param {Index} index
 * @param {{ asked: string[], text: string, rest: string, whole: string[], absent: string[] }} typed The paragraphs, the text,
 *   what of it is no citation, the keys of the records that this may be the whole name of, and numbers that no record has.
 * @returns {Named & { unknown: string[] }}
 */
export function paragraphsOf({ groups, unknown }, index, { asked, text, rest, whole, absent }) {
  const [about = ""] = ABOUT.exec(rest) ?? [];
  const called = recordsNamed(groups, index, about);
  const acts = new Set([...called].filter((number) => index.kind(number).act));
  const tokens = words(rest).filter((word) => !index.rules.stop.has(word));
  const allLacking = asked.length > 0 && tokens.length > 0 && tokens.every((word) => unknown.includes(word));
  const ofAct = allLacking ? tokens : tokens.filter((word) => index.citations.act.test(word));
  const namesAct = Boolean(about || ofAct.length);
  const keyed = whole.flatMap((key) => index.entries(key)).flatMap(({ weights }) => [...weights.keys()]);
  const own = new Set(keyed.filter((number) => acts.has(number)));
  const named = ofAct.length ? ofAct : tokens.filter((word) => isAct(word, index));
  const name = about || (named.length === tokens.length ? rest : named.join(" "));
  const numbers = groups.map(({ number, alternatives }) => number && alternatives.length && asNumber(number));
  const act = [asTyped(name, text), ...numbers].filter(Boolean).join(" ");
  const gone = acts.size || namesAct ? asked.filter((term) => !isThere(term, called, own, index)) : [];
  const lacked = [...gone.map((term) => `${written(term)} ${act}`.trim()), ...absent];
  const told = new Set(lacked.flatMap(words));
  return { called, acts, own, namesAct, lacked, unknown: [...unknown.filter((word) => !told.has(word)), ...lacked] };
}

/**
 * The records in whose names are the words beside a paragraph. A number says better than words which act is meant, and the
 * name of an act better than others; an act that is told by what it is about has all the words of that in its names.
 * @param {Group[]} groups
 * @param {Index} index
 * @param {string} about An act that is told by what it is about, if one is.
 */
function recordsNamed(groups, index, about) {
  const beside = groups.filter(({ within }) => !within);
  /** @param {Alternative[]} some */
  const named = (some) => new Set(some.flatMap(({ terms }) => inAll(terms.map((it) => index.names.records(it)))));
  const numbers = beside.flatMap(({ word, alternatives: [exact] }) =>
    !word && exact && isSeries(exact.terms[0], index.citations) ? [exact] : [],
  );
  const byNumber = named(numbers);
  if (byNumber.size) return byNumber;
  const acts = beside.filter(({ word }) => index.citations.act.test(word));
  if (acts.length) return named(acts.flatMap(meant));
  const told = words(about);
  const telling = beside.filter(({ word }) => !word || told.includes(word));
  if (about) return new Set(inAll(telling.map((group) => [...named(asWritten(group))])));
  const spoken = beside.filter(({ word }) => word && !ANY_ACT.test(word));
  const whole = spoken.filter(({ word }) => isAct(word, index));
  return named((whole.length ? whole : spoken).flatMap(meant));
}

/**
 * The alternatives that are the word of a group, or mean the same.
 * @param {Group} group
 */
const meant = ({ alternatives }) => alternatives.filter(({ weight }) => weight >= SAME || weight === NAMED);

/**
 * Those that are the word itself, if there are any: what means the same is in the names of other acts too.
 * @param {Group} group
 */
function asWritten(group) {
  const own = group.alternatives.filter(({ weight }) => weight >= ITSELF);
  return own.length ? own : meant(group);
}

/**
 * What is in all of some lists.
 * @param {number[][]} lists
 */
const inAll = ([first = [], ...others]) => first.filter((it) => others.every((list) => list.includes(it)));

/**
 * Whether a word is the whole name of an act.
 * @param {string} word
 * @param {Index} index
 */
const isAct = (word, index) =>
  index.names.records(`=${index.rules.stem(word)}`).some((number) => index.kind(number).act);

/**
 * Whether a record of the act goes by the paragraph, or the act's own page says something of it.
 * @param {string} term
 * @param {Set<number>} named
 * @param {Set<number>} own
 * @param {Index} index
 */
function isThere(term, named, own, index) {
  if (index.names.records(term).some((it) => named.has(it))) return true;
  return [...own].some((it) => index.body.entry(term)?.weights.has(it));
}

/**
 * A paragraph as it is written: "6 kap. 4 §".
 * @param {string} term
 */
function written(term) {
  const [, chapter, more = "", , article, number, letter] = CITED.exec(term) ?? [];
  if (article) return `artikel ${number}`;
  const paragraph = number ? [number, letter, "§"].filter(Boolean).join(" ") : "";
  const within = chapter ? [chapter, more, "kap."].filter(Boolean).join(" ") : "";
  return [within, paragraph].filter(Boolean).join(" ");
}

/**
 * The number of a document as it is written: "2016:7".
 * @param {string} term
 */
export const asNumber = (term) => term.slice(term.search(DIGIT));

/**
 * The name of an act with the capitals that it was typed with.
 * @param {string} given
 * @param {string} text
 */
function asTyped(given, text) {
  const name = (given.match(WORD) ?? []).join(" ");
  const at = text.toLowerCase().indexOf(name);
  return at < 0 ? name : text.slice(at, at + name.length);
}
