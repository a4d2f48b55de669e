/** Finding a record: by its name, or among those that were opened, are not saved, or wait for somebody to read them. */

import { button, byId, el } from "./dom.js";
import { holding, matching } from "./picker.js";

const LISTED = 40;
const FAULTY = "fel";
const FOUND = "fynd";

/**
 * What can be listed: a word for it, and what the count of its records is called when nothing is searched for.
 * @typedef {{ words: string, none: string, of: (world: import("./types.js").World) => Row[] }} Among
 * @typedef {{ named: import("./types.js").Named, why: string }} Row
 */

/** @type {Record<string, Among>} */
const AMONG = {
  all: { words: "Alla poster", none: "", of: (world) => findable(world).map((named) => ({ named, why: "" })) },
  recent: {
    words: "Senast öppnade eller sparade",
    none: "Du har inte öppnat någon post än",
    of: (it) => rows(it, it.recent),
  },
  unsaved: { words: "Osparade", none: "Allt är sparat", of: (it) => rows(it, it.drafts) },
  found: {
    words: "Med fynd eller fel",
    none: "Inga fynd. Bevakningen, make watch, ser efter om lagar och källor har ändrats",
    of: (it) => waiting(it, (task) => task.state === FOUND || task.state === FAULTY),
  },
  due: {
    words: "Att kontrollera",
    none: "Inget att kontrollera de närmaste månaderna",
    of: (it) => waiting(it, (task) => task.state !== FOUND && task.state !== FAULTY),
  },
};

/**
 * Return every record that can be opened: also one whose file is wrong, by its id.
 * @param {import("./types.js").World} world
 * @returns {import("./types.js").Named[]}
 */
export const findable = (world) => [...world.records, ...world.broken.map(byItsId)];

/**
 * @param {string} ref
 * @returns {import("./types.js").Named}
 */
const byItsId = (ref) => ({ ref, title: ref, names: [], lines: [] });

/**
 * @param {import("./types.js").World} world
 * @param {string[]} refs
 * @returns {Row[]}
 */
const rows = (world, refs) =>
  refs.map((ref) => ({ named: world.records.find((it) => it.ref === ref) ?? byItsId(ref), why: "" }));

/**
 * @param {import("./types.js").World} world
 * @param {(task: import("./types.js").Task) => boolean} wanted
 * @returns {Row[]}
 */
function waiting(world, wanted) {
  const named = new Map(findable(world).map((it) => [it.ref, it]));
  return world.to_do
    .filter(wanted)
    .map((task) => ({ named: named.get(task.ref) ?? byItsId(task.ref), why: whyOf(task) }));
}

/**
 * Say in short why a record waits for somebody.
 * @param {import("./types.js").Task} task
 * @returns {string}
 */
function whyOf(task) {
  const state =
    { fel: "fel eller varning", fynd: "fynd", nu: "kontrollera nu", kommande: "senare" }[task.state] ?? task.state;
  const until = task.last ? `, senast ${task.last}` : "";
  const first = task.why[0] ? `. ${task.why[0]}` : "";
  return `${state}${until}${first}`;
}

/** @param {import("./types.js").World} world */
function begins(world) {
  return world.drafts.length > 0 ? "unsaved" : world.recent.length > 0 ? "recent" : "";
}

/**
 * List the records that box and choice ask for. Without either: what is not saved, or what was opened last.
 * @param {import("./types.js").World} world
 * @param {(ref: string) => void} open
 */
export function list(world, open) {
  const words = /** @type {HTMLInputElement} */ (byId("find")).value.trim();
  const box = /** @type {HTMLSelectElement} */ (byId("among"));
  offer(box, world);
  const chosen = box.value === "all" && !words ? begins(world) : box.value;
  const among = AMONG[chosen];
  const every = among?.of(world) ?? [];
  const named = every.map((it) => it.named);
  const ordered = chosen === "all" ? matching(named, words) : holding(named, words);
  const whys = new Map(every.map((it) => [it.named.ref, it.why]));
  byId("count").textContent = counted(world, among, ordered.length, box.value === "all" && !words);
  byId("found").replaceChildren(
    ...ordered.slice(0, LISTED).map((it) =>
      el(
        "li",
        {},
        button(it.title, () => open(it.ref)),
        el("small", {}, ` ${kindOf(world, it.ref)?.singular ?? ""}`),
        whys.get(it.ref) ? el("small", { class: "why" }, `: ${whys.get(it.ref)}`) : null,
      ),
    ),
  );
}

/**
 * @param {import("./types.js").World} world
 * @param {Among | undefined} among
 * @param {number} count
 * @param {boolean} first
 * @returns {string}
 */
function counted(world, among, count, first) {
  if (!among) {
    return `${findable(world).length} poster att söka bland`;
  }
  if (count === 0) {
    return first ? "" : among.none && !byIdValue() ? `${among.none}.` : "0 poster";
  }
  const some = `${count} poster${count > LISTED ? `, de första ${LISTED} visas` : ""}`;
  return first ? `${among.words}: ${count === 1 ? "1 post" : some}` : count === 1 ? "1 post" : some;
}

const byIdValue = () => /** @type {HTMLInputElement} */ (byId("find")).value.trim();

/**
 * Fill the choice of what to list, with how many there are of each.
 * @param {HTMLSelectElement} box
 * @param {import("./types.js").World} world
 */
function offer(box, world) {
  const chosen = box.value || "all";
  box.replaceChildren(
    ...Object.entries(AMONG).map(([name, among]) =>
      el("option", { value: name, selected: name === chosen }, `${among.words} (${among.of(world).length})`),
    ),
  );
  box.value = chosen;
}

/**
 * Return the form of the kind that a record is of.
 * @param {import("./types.js").World} world
 * @param {string} ref
 */
export const kindOf = (world, ref) => world.forms.find((form) => ref.startsWith(`${form.folder}/`));

/**
 * Tell what there is to do with the record that is open: what was found, by when it is to be read, and where.
 * @param {import("./types.js").World} world
 * @param {string} ref
 * @returns {HTMLElement[]}
 */
export function toDo(world, ref) {
  return world.to_do
    .filter((task) => task.ref === ref && task.state !== FAULTY)
    .map((task) =>
      el(
        "div",
        { class: "to-do" },
        el(
          "p",
          {},
          task.state === FOUND
            ? "Bevakningen har funnit:"
            : `Ska kontrolleras${task.last ? ` senast ${task.last}` : ""}, av ${task.by.toLowerCase()}.`,
        ),
        ...task.why.map((why) => el("p", {}, why)),
        ...(task.read.length > 0
          ? [el("p", {}, "Läs (öppnas i en ny flik):"), el("ul", {}, ...task.read.map(place))]
          : []),
      ),
    );
}

/** @param {{ name: string, url: string }} it */
const place = (it) => el("li", {}, el("a", { href: it.url, target: "_blank", rel: "noreferrer" }, it.name));
