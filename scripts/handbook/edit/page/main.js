/** The editing page: find a record, change it, see what is wrong and how the page becomes, save. */

import { beside } from "./beside.js";
import { call, goOnWith, Refused, whenStartedAnew } from "./calls.js";
import { settle } from "./conflict.js";
import { button, byId, dialog, el, say } from "./dom.js";
import { goToNext, showFaults } from "./faults.js";
import { drawn, idOf } from "./fields.js";
import { findable, kindOf, list, toDo } from "./finder.js";
import { pick } from "./picker.js";
import { showSending } from "./sending.js";
import { inOtherTabs, leave } from "./tabs.js";
import { at, put, rename as renamed } from "./values.js";

const PAUSE = 120;
/** Milliseconds without a key before what is typed is checked and kept. */
const LONGEST = 1000;
/** Milliseconds after which it is, although somebody types on. */

/** @type {import("./types.js").World} */
let world;
/**
 * The record that is current.
 * @type {{ ref: string, path: string, mark: string, base: any, values: any, form: import("./types.js").Form,
 *   called?: string } | null}
 */
let current = null;
const TWICE =
  "Posten är öppen i en annan flik också. Skriv och spara i den ena först, så går inget förlorat: sparar du sedan i den andra får du välja vad som ska gälla.";
const SINCE =
  "Posten har ändrats sedan du öppnade den, i en annan flik eller av någon annan. Tryck på Spara, så ser du vad.";
let timer = 0;
let since = 0;
/** When what is not yet checked was begun. */
let asked = 0;
/** How many checks are under way. */
let under = Promise.resolve();
/** Ends when the last check has been answered. */
let turn = Promise.resolve();
/** Ends when all that has been asked for is done. */
let opening = "";
/** The record that was asked for last. */
let unkept = false;
/** Whether what was typed last has not reached the program. */
let twice = false;
/** Whether another tab has the same record open. */
let round = 0;
/** The last check that was begun: answers to older ones are dropped. */
/** @type {import("./types.js").Fault[]} */
let known = [];
/** What was wrong with the record that is current when it was last checked. */

/**
 * Do something, and say why if the program refuses.
 * @param {() => Promise<void>} work
 * @returns {Promise<void>}
 */
function tried(work) {
  return work().catch((error) => {
    if (!(error instanceof Refused)) {
      throw error;
    }
    say(error.message, true);
  });
}

/**
 * Do something when all that was asked for before is done: what opens, saves, undoes, throws away or renames a record
 * never meets another such thing halfway.
 * @param {() => Promise<void>} work
 */
function inTurn(work) {
  turn = turn.catch(() => undefined).then(() => tried(work));
}

/**
 * Open a record when its turn comes, unless another one has been asked for by then.
 * @param {string} ref
 */
function ask(ref) {
  opening = ref;
  inTurn(async () => {
    if (opening === ref) {
      await show(ref);
    }
  });
}

/** Read anew what there is to choose among. */
async function refresh() {
  world = await call("borja");
  /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !world.undo;
  relist();
}

/** List the records that are asked for. */
const relist = () => world && list(world, ask);

/**
 * Open a record.
 * @param {string} ref
 */
async function show(ref) {
  await flush();
  say("Öppnar …");
  opening = ref;
  const told = await call("oppna", { ref }).catch((error) => {
    opening = current?.ref ?? "";
    throw error;
  });
  if (told.ref !== ref && opening === ref) {
    opening = told.ref; // it has been given another id
    await refresh();
    return show(told.ref);
  }
  await flush(); // what has been typed meanwhile is of the record that is still open
  const form = kindOf(world, ref);
  if (!form || opening !== ref) {
    return; // another one has been asked for since
  }
  const values = told.draft ? told.draft.values : structuredClone(told.values);
  const base = told.draft ? (told.draft.base ?? {}) : told.values;
  current = { ref, path: told.path, mark: told.draft ? told.draft.mark : told.mark, base, values, form };
  draw(told.named_by);
  watchTabs(ref);
  world.recent = [ref, ...world.recent.filter((it) => it !== ref)];
  relist();
  history.replaceState(null, "", `/?post=${encodeURIComponent(ref)}`);
  byId("form").focus();
  say(told.draft ? "Det du inte sparade förra gången är kvar." : "");
  await check();
}

/**
 * Say while another tab has the record open as well.
 * @param {string} ref
 */
function watchTabs(ref) {
  const told = (/** @type {boolean} */ open) => {
    twice = open;
    const place = document.getElementById("twice");
    if (place) {
      place.textContent = noticed();
    }
  };
  told(false);
  inOtherTabs(ref, told);
}

/** Return what is to be known of the record that is current, whatever is typed. */
const noticed = () => [current?.called, twice ? TWICE : ""].filter(Boolean).join(" ");

/**
 * Go on with the record that is open by the id that it has been given meanwhile, if it has.
 * @param {any} told
 */
function follow({ ref, path }) {
  if (!current || current.ref === ref) {
    return;
  }
  opening = opening === current.ref ? ref : opening;
  const called = `Posten har fått ett nytt id, ${ref}. Det du skriver följer med.`;
  current = { ...current, ref, path, called };
  watchTabs(ref);
  history.replaceState(null, "", `/?post=${encodeURIComponent(ref)}`);
  draw();
  inTurn(refresh);
}

/** @type {{ ref: string, title: string }[]} */
let namedBy = [];

/**
 * Draw the form for the record that is current; what was unfolded and where one was stay as they are. So does what is
 * wrong, until it has been checked again, but for what lies in a list whose items have come to stand elsewhere.
 * @param {{ ref: string, title: string }[]} [named]
 * @param {import("./values.js").Path} [moved] the list
 */
function draw(named, moved) {
  if (!current) {
    return;
  }
  namedBy = named ?? namedBy;
  const place = byId("form");
  const unfolded = new Set([...place.querySelectorAll("details[open]")].map((it) => it.getAttribute("data-path")));
  const had = place.contains(document.activeElement) ? document.activeElement : null;
  const focus = had?.id;
  const within = had?.closest("[data-path]")?.getAttribute("data-path");
  const { form, values, path, ref } = current;
  place.replaceChildren(
    el("h2", { id: "form-title" }, String(values.title ?? ref)),
    el("p", { class: "path" }, `${form.singular}, ${path}`),
    el("div", { id: "to-do" }, ...toDo(world, ref)),
    el("p", { id: "twice", role: "status" }, noticed()),
    outline(form),
    el("div", { class: "general" }),
    ...drawn({ values, world, changed, redraw: (shifted) => draw(undefined, shifted) }, form.fields, []),
    ...linking(),
    more(ref),
    el(
      "div",
      { class: "actions" },
      button("Spara", () => inTurn(save), { class: "main", id: "save" }),
      button("Kasta ändringarna", () => inTurn(discard)),
      button("Nästa fel", () => goToNext(byId("form")), { id: "next", hidden: true }),
      el("span", { id: "short", "aria-hidden": "true" }),
    ),
  );
  for (const box of place.querySelectorAll("details")) {
    if (!named && unfolded.has(box.getAttribute("data-path"))) {
      box.open = true;
    }
  }
  known = named ? [] : known.filter((it) => !moved?.every((step, index) => step === it.path[index]));
  point();
  if (focus) {
    document.getElementById(focus)?.focus();
  }
  if (had && document.activeElement === document.body) {
    nearest(JSON.parse(within ?? "[]")).focus(); // the button that was pressed is not there any longer
  }
  if (named === undefined) {
    changed();
  }
}

/**
 * Return what can have the focus at a path: the nearest above it if nothing can there, or the form.
 * @param {unknown} path
 * @returns {HTMLElement}
 */
function nearest(path) {
  const steps = Array.isArray(path) ? path : [];
  for (let length = steps.length; length > 0; length -= 1) {
    const found = document.getElementById(idOf(steps.slice(0, length)));
    if (found) {
      return found;
    }
  }
  return byId("form");
}

/**
 * Return the fields of a form by name, folded: a record may have fifty, and one of them is to be changed.
 * @param {import("./types.js").Form} form
 * @returns {HTMLElement}
 */
function outline(form) {
  const go = (/** @type {string} */ name) => () => {
    const place = document.getElementById(idOf([name]));
    place?.closest(".field")?.scrollIntoView({ block: "start" });
    place?.focus();
  };
  return el(
    "details",
    { "data-path": '"outline"', class: "outline", "aria-label": "Gå till ett fält" },
    el("summary", {}, `Gå till ett fält (${form.fields.length})`),
    ...form.fields.map((field) => button(field.label, go(field.key), { class: "quiet" })),
  );
}

/**
 * Return what is seldom done with a record, folded.
 * @param {string} ref
 * @returns {HTMLElement}
 */
function more(ref) {
  return el(
    "details",
    { "data-path": '"more"', "aria-label": "Kopiera, byt id eller avsluta posten" },
    el("summary", {}, "Kopiera, byt id eller avsluta posten"),
    button("Kopiera posten …", () => askNew(ref)),
    button("Byt id …", rename),
    button("Posten gäller inte längre …", retire),
  );
}

/** @returns {HTMLElement[]} */
function linking() {
  const items = namedBy.map((it) =>
    el(
      "li",
      {},
      button(it.title, () => ask(it.ref), { class: "quiet" }),
    ),
  );
  return items.length > 0
    ? [
        el(
          "details",
          { "aria-label": "Poster som länkar hit" },
          el("summary", {}, `Poster som länkar hit (${items.length})`),
          el("ul", {}, ...items),
        ),
      ]
    : [];
}

/** Note that something has been typed. */
function changed() {
  since ||= Date.now();
  clearTimeout(timer);
  timer = setTimeout(due, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
}

/** Check what has been typed, one check at a time: a slow one does not have the next ones wait in a row. */
function due() {
  if (asked > 0) {
    timer = setTimeout(due, PAUSE);
  } else {
    tried(check);
  }
}

/** Check and keep at once what is waiting to be, and wait for what is being kept. */
async function flush() {
  if (timer) {
    clearTimeout(timer);
    timer = 0;
    await check();
  }
  await under;
}

/** Ask the program what is wrong, and show it; what is typed is kept at the same time. */
async function check() {
  timer = 0;
  since = 0;
  if (!current) {
    return;
  }
  round += 1;
  asked += 1;
  const now = round;
  const answer = call("kontrollera", { ref: current.ref, values: current.values, mark: current.mark });
  const told = answer.finally(() => {
    asked -= 1;
  });
  under = Promise.all([under, told.catch(() => undefined)]).then(() => undefined);
  const found = await told.catch((error) => {
    unkept = true;
    throw error;
  });
  unkept = false;
  if (now === round) {
    tell(found);
    follow(found);
  }
}

/** Show what is wrong at its fields, and the way to it. */
function point() {
  showFaults(byId("form"), known, use, current?.form.fields ?? []);
  document.getElementById("next")?.toggleAttribute(
    "hidden",
    known.every((it) => it.warning),
  );
}

/** @param {any} told */
function tell(told) {
  known = told.faults;
  point();
  const errors = known.filter((it) => !it.warning).length;
  const wrong = errors === 1 ? "1 fel att rätta" : `${errors} fel att rätta`;
  say(
    told.elsewhere ? SINCE : errors > 0 ? wrong : told.changed ? "Inga fel. Inte sparat än." : "Inga fel.",
    errors > 0,
  );
  beside(current?.ref ?? "", told.address, told.stops, told.built);
}

/**
 * Write what the checker proposes: another name of the field, or what is to stand in it.
 * @param {import("./types.js").Fault} fault
 * @param {{ old: string, new: string }} proposal what gives way in the value (all of it if nothing is named), and to what
 */
function use(fault, { old, new: made }) {
  if (!current) {
    return;
  }
  const { path } = fault;
  if (!fault.of_key) {
    const value = at(current.values, path);
    put(current.values, path, old && typeof value === "string" ? value.replace(old, () => made) : made);
  } else if (!renamed(at(current.values, path.slice(0, -1)), String(path[path.length - 1]), made)) {
    say("Det fältet är redan ifyllt. Flytta över det du vill ha kvar och ta bort det andra fältet.", true);
    return;
  }
  draw();
}

/** Save the record, if nothing is wrong with it. */
async function save() {
  if (!current) {
    return;
  }
  clearTimeout(timer);
  timer = 0;
  round += 1;
  await under; // else what was typed a moment ago may be kept as a draft after it has been saved
  const { form, base } = current;
  const sent = structuredClone(current.values);
  say("Sparar …");
  asked += 1; // what is typed meanwhile is checked against what has been saved
  const told = await call("spara", { ref: current.ref, values: sent, mark: current.mark, base }).finally(() => {
    asked -= 1;
  });
  follow(told);
  const { ref } = current;
  if (!told.saved) {
    opening = ref; // it stays, although another record has been asked for meanwhile
  }
  if (told.conflict) {
    const theirs = told.conflict;
    settle(form, theirs, (merged) => {
      current = { ref, path: told.path, mark: theirs.mark, base: theirs.values, values: merged, form };
      draw();
      say("Kontrollera resultatet och spara igen.");
    });
    say("Inte sparat än.");
    return;
  }
  tell({ ...told, changed: told.changed && !told.saved });
  if (told.saved) {
    current.mark = told.mark;
    current.base = sent;
    say("Sparat.");
    await refresh();
    document.getElementById("to-do")?.replaceChildren(...toDo(world, ref));
  } else {
    goToNext(byId("form"));
    say("Inte sparat: rätta felen först. Det du har skrivit är kvar som utkast.", true);
  }
}

/** Forget what was typed. */
async function discard() {
  if (!current) {
    return;
  }
  const { ref, mark } = current;
  round += 1;
  asked += 1; // what is typed from now on is thrown away too
  await under;
  await call("kasta", { ref }).finally(() => {
    asked -= 1;
    clearTimeout(timer);
    timer = 0;
  });
  current = null;
  await refresh();
  if (opening !== ref) {
    return; // another one has been asked for since
  }
  if (mark) {
    await show(ref);
  } else {
    shut();
  }
  say("Ändringarna är kastade.");
}

/** Let no record be open. */
function shut() {
  current = null;
  opening = "";
  leave();
  byId("form").replaceChildren(el("h2", { id: "form-title" }, "Ingen post är öppen"));
  beside("", null, false);
  history.replaceState(null, "", "/");
  byId("form").focus();
}

/**
 * Ask what a new record is to be called, and of which kind it is.
 * @param {string} [like] the record to copy
 */
function askNew(like) {
  const title = /** @type {HTMLInputElement} */ (el("input", { id: "new-title", type: "text", autocomplete: "off" }));
  const kind = /** @type {HTMLSelectElement} */ (
    el("select", { id: "new-kind" }, ...world.forms.map((form) => el("option", { value: form.folder }, form.singular)))
  );
  const name = /** @type {HTMLInputElement} */ (
    el("input", { id: "new-name", type: "text", autocomplete: "off", "aria-describedby": "new-name-help" })
  );
  const help = el("p", { class: "help", id: "new-name-help" });
  const coded = el("div", {}, el("label", { for: "new-name" }, "Kod (krävs)"), help, name);
  const folder = () => (like ? (like.split("/")[0] ?? "") : kind.value);
  const chosen = () => {
    const advice = world.forms.find((form) => form.folder === folder())?.name_advice ?? "";
    help.textContent = advice && `${advice}.`;
    coded.hidden = !advice;
  };
  const make = () =>
    inTurn(async () => {
      if (!(title.isConnected && box.open)) {
        return; // pressed twice
      }
      await flush();
      const given = { kind: folder(), title: title.value, like, ...(coded.hidden ? {} : { name: name.value }) };
      const made = await call("ny", given);
      box.close();
      opening = made.ref;
      await refresh();
      await show(made.ref);
    });
  kind.addEventListener("change", chosen);
  chosen();
  const which = like ? [] : [el("label", { for: "new-kind" }, "Vilken sorts post?"), kind];
  const box = dialog(
    like ? "Kopiera posten" : "Ny post",
    ...which,
    el("label", { for: "new-title" }, "Titel"),
    title,
    coded,
    button("Skapa", make, { class: "main" }),
  );
}

/** Ask for another id, which links and the old address will lead to. */
function rename() {
  if (!current) {
    return;
  }
  const { ref } = current;
  const name = /** @type {HTMLInputElement} */ (el("input", { id: "new-id", type: "text", autocomplete: "off" }));
  name.value = ref.split("/")[1] ?? "";
  const go = () =>
    inTurn(async () => {
      if (!(name.isConnected && box.open)) {
        return; // pressed twice
      }
      await flush();
      const made = await call("byt-namn", { ref, name: name.value });
      box.close();
      current = null;
      opening = made.ref;
      await refresh();
      await show(made.ref);
      say(`Posten har nytt id. ${made.files.length} filer ändrades, och den gamla adressen leder till den nya.`);
    });
  const words = "Länkarna i andra poster följer med. Den gamla adressen leder till den nya.";
  const box = dialog(
    "Byt id",
    el("p", {}, words),
    el("label", { for: "new-id" }, "Nytt id: a–z, 0–9 och bindestreck"),
    name,
    button("Byt", go, { class: "main" }),
  );
}

/** Fill in that a record does not apply any longer: its address stays, and its page says what applies instead. */
function retire() {
  if (!current) {
    return;
  }
  const { ref, values, form } = current;
  const order = form.fields.map((field) => field.key);
  const set = (/** @type {string} */ status, /** @type {string} */ by) => {
    if (!values.today) {
      put(values, ["today"], {}, order);
    }
    const fields = form.fields.find((field) => field.key === "today")?.fields?.map((field) => field.key) ?? [];
    put(values, ["today", "status"], status, fields);
    put(values, ["today", "checked"], world.today, fields);
    if (by) {
      put(values, ["today", "replaced_by"], [by], fields);
    }
    box.close();
    draw();
    const text = byId(idOf(["today", "text"]));
    text.closest("details")?.setAttribute("open", "");
    text.focus();
    const words = "Skriv vad som har hänt under Läget i dag, med källa, och spara.";
    byId("form")
      .querySelector(".general")
      ?.append(el("p", { class: "help" }, words));
  };
  const chosen = (/** @type {string} */ status) => () =>
    pick(
      "Vad gäller i stället?",
      world.records.filter((it) => it.ref !== ref),
      (it) => set(status, it.ref),
    );
  const box = dialog(
    "Posten gäller inte längre",
    el("p", {}, "Adressen finns kvar. Sidan säger att posten inte gäller och leder till det som gäller i stället."),
    button("Ersatt av en annan post …", chosen("ersatt"), { class: "main" }),
    button("Sammanslagen med en annan …", chosen("sammanslagen")),
    button("Upphävd, inget har kommit i stället", () => set("upphävd", "")),
  );
}

/** Put back what the last save changed. What is typed and not saved is kept, also what is typed meanwhile. */
async function undo() {
  await flush();
  const made = await call("angra");
  await flush();
  const ref = current?.ref;
  await refresh();
  if (!ref || opening === ref) {
    current = null;
    if (ref && findable(world).some((it) => it.ref === ref)) {
      await show(ref);
    } else if (ref || !opening) {
      shut(); // it is not there any longer, or is called something else again
    }
  }
  const only = made.files.length === 1 && findable(world).find((it) => made.files[0] === `content/${it.ref}.yml`);
  say(
    made.files.length > 1
      ? `Ångrat: ${made.files.length} filer är som förut.`
      : `Ångrat: ${only ? only.title : made.files[0]}.`,
  );
}

byId("find").addEventListener("input", relist);
byId("among").addEventListener("change", relist);
byId("new").addEventListener("click", () => askNew());
byId("undo").addEventListener("click", () => inTurn(undo));
byId("send").addEventListener("click", () => inTurn(() => flush().then(showSending)));
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    inTurn(save);
  }
});
addEventListener("beforeunload", (event) => {
  if (timer) {
    tried(flush);
  }
  if (timer || unkept) {
    event.preventDefault();
  }
});
document.addEventListener("visibilitychange", () => tried(flush));

whenStartedAnew((key) =>
  inTurn(async () => {
    const told = await call("borja", {}, key);
    if (told.project !== world.project) {
      return; // another handbook, at the same address
    }
    goOnWith(key);
    await check();
    await refresh();
    say("Programmet är igång igen. Det du har skrivit finns kvar.");
  }),
);

inTurn(refresh);
const wanted = new URLSearchParams(location.search).get("post");
if (wanted) {
  ask(wanted);
}
