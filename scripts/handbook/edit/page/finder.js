/** Which records there are to open: by name, by what has to be done with them, and the latest. */

import { button, byId, el } from "./dom.js";
import { matching } from "./picker.js";

const LISTED = 40;
const ALL = "alla";
const DUE = ["försenad", "nu"];

/**
 * What can be listed: what it is called, and its records in order.
 * @type {[string, string, (world: import("./types.js").World) => string[]][]}
 */
const AMONG = [
  [ALL, "Alla poster", (world) => world.records.map((it) => it.ref)],
  ["utkast", "Osparade", (world) => world.drafts],
  ["senaste", "Senast ändrade", (world) => world.recent],
  ["fynd", "Med fynd", (world) => inState(world, ["fynd"])],
  ["kontrollera", "Att kontrollera nu", (world) => inState(world, DUE)],
  ["ej", "Ej verifierade", (world) => inState(world, ["ej verifierad"])],
];

/**
 * @param {import("./types.js").World} world
 * @param {string[]} states
 */
const inState = (world, states) => world.tasks.filter((it) => states.includes(it.state)).map((it) => it.ref);

/**
 * Offer what can be listed, each with how many records it has; what is chosen stays.
 * @param {import("./types.js").World} world
 */
export function offer(world) {
  const box = chosen();
  const now = box.value || ALL;
  box.replaceChildren(
    ...AMONG.map(([name, words, of]) =>
      el("option", { value: name, selected: name === now }, `${words} (${of(world).length})`),
    ),
  );
}

/**
 * List the records that the editor asks for. With nothing asked for those that are not saved stand first, then the latest.
 * @param {import("./types.js").World} world
 * @param {(ref: string) => void} open
 */
export function list(world, open) {
  const words = /** @type {HTMLInputElement} */ (byId("find")).value;
  const among = chosen().value || ALL;
  const known = new Map(world.records.map((it) => [it.ref, it]));
  const why = new Map(world.tasks.map((it) => [it.ref, it.words]));
  const of = AMONG.find(([name]) => name === among)?.[2] ?? (() => []);
  const idle = among === ALL && !words.trim();
  const refs = idle ? [...new Set([...world.drafts, ...world.recent])] : of(world);
  const named = refs.map((ref) => known.get(ref) ?? { ref, title: ref, names: [], lines: [] });
  const found = words.trim() ? matching(named, words) : named;
  byId("count").textContent = idle ? start(world) : counted(found.length);
  byId("found").replaceChildren(
    ...found.slice(0, LISTED).map((it) =>
      el(
        "li",
        {},
        button(it.title, () => open(it.ref)),
        el("small", {}, ` ${told(world, it.ref, among === ALL || among === "senaste" ? "" : why.get(it.ref))}`),
      ),
    ),
  );
}

const chosen = () => /** @type {HTMLSelectElement} */ (byId("among"));

/** @param {number} number */
const counted = (number) =>
  `${number} ${number === 1 ? "post" : "poster"}${number > LISTED ? `, de första ${LISTED} visas` : ""}`;

/** @param {import("./types.js").World} world */
function start(world) {
  if (world.drafts.length > 0) {
    return world.recent.length > 0 ? "Osparade poster, sedan de senast ändrade" : "Osparade poster";
  }
  return world.recent.length > 0 ? "Senast ändrade" : `${world.records.length} poster att söka bland`;
}

/**
 * Say of which kind a record is, whether it waits to be saved, and what there is to do.
 * @param {import("./types.js").World} world
 * @param {string} ref
 * @param {string} [why]
 */
function told(world, ref, why) {
  const kind = world.forms.find((form) => ref.startsWith(`${form.folder}/`))?.singular ?? "";
  const signs = [kind, world.drafts.includes(ref) ? "osparad" : "", why ?? ""];
  return signs.filter(Boolean).join(" · ");
}
