/** The form: one control for each field, made from what the program tells of the kinds. */

import { button, el } from "./dom.js";
import { helping } from "./labels.js";
import { pick } from "./picker.js";
import { at, move, put } from "./values.js";

/**
 * What a form is drawn for, and what it tells of.
 * @typedef {object} Sheet
 * @property {import("./values.js").Part} values
 * @property {import("./types.js").World} world
 * @property {() => void} changed
 * @property {(moved?: import("./values.js").Path) => void} redraw draws anew; `moved` is a list whose items have moved
 * @property {string} [within] the part that is drawn, in the words that tell it from others: nothing for the record
 */

const BLANKS = /\s+/g;
const NO_NAMES = new Set(["choice", "day", "term"]);
/** Ways to give a value that does not tell one part from another. */

/**
 * Return the id of the element for a path.
 * @param {import("./values.js").Path} path
 * @returns {string}
 */
export const idOf = (path) => `f-${path.join("-")}`;

/**
 * Return what a button is called to those who do not see where it stands: parts have buttons of the same words.
 * @param {Sheet} sheet
 * @param {string} words
 * @returns {string}
 */
const told = (sheet, words) => (sheet.within ? `${words} (${sheet.within})` : words);

/**
 * Draw the fields of a record or part.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField[]} fields
 * @param {import("./values.js").Path} above
 * @returns {HTMLElement[]}
 */
export function drawn(sheet, fields, above) {
  const order = fields.map((field) => field.key);
  const rows = fields.map((field) => {
    const path = [...above, field.key];
    const draw =
      field.type === "part" ? partField : field.many ? (field.type === "term" ? termsField : listField) : oneField;
    const shown = { ...field, help: helping(field.help, fields) };
    return el("div", { class: "field", "data-path": JSON.stringify(path) }, ...draw(sheet, shown, path, order));
  });
  return [...rows, ...unknown(sheet, order, above)];
}

/**
 * Draw what the file has beside the fields of a record or part: it stays until somebody takes it away.
 * @param {Sheet} sheet
 * @param {string[]} known
 * @param {import("./values.js").Path} above
 * @returns {HTMLElement[]}
 */
function unknown(sheet, known, above) {
  const held = at(sheet.values, above) ?? {};
  const names = typeof held === "object" && !Array.isArray(held) ? Object.keys(held) : [];
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const path = [...above, name];
      const gone = () => {
        put(sheet.values, path, undefined);
        sheet.redraw();
      };
      return el(
        "div",
        { class: "field", "data-path": JSON.stringify(path) },
        el(
          "fieldset",
          { id: idOf(path), tabindex: "-1" },
          el("legend", {}, name),
          el("p", { class: "help" }, "Formuläret känner inte fältet. Det blir kvar i filen tills du tar bort det."),
          el("p", { class: "said" }, said(held[name])),
          button("Ta bort", gone, { "aria-label": told(sheet, `Ta bort: ${name}`) }),
        ),
      );
    });
}

/**
 * Return any value in words to look at: a list as a list, a part by what the form calls its fields.
 * @param {unknown} value
 * @param {import("./types.js").FormField[]} [fields] those of the part, or of each part of the list
 * @returns {string}
 */
export const said = (value, fields = []) => rowsOf(value, fields).join("\n") || "(inget)";

/**
 * @param {unknown} value
 * @param {import("./types.js").FormField[]} fields
 * @returns {string[]}
 */
function rowsOf(value, fields) {
  if (Array.isArray(value)) {
    return value.flatMap((item) => rowsOf(item, fields).map((row, index) => `${index === 0 ? "•" : " "} ${row}`));
  }
  if (!value || typeof value !== "object") {
    return value ? String(value).trimEnd().split("\n") : [];
  }
  return Object.entries(value).flatMap(([key, held]) => {
    const field = fields.find((it) => it.key === key);
    const rows = rowsOf(held, field?.fields ?? []);
    const name = `${field?.label ?? key}:`;
    return typeof held === "string" ? [`${name} ${rows[0] ?? ""}`, ...rows.slice(1)] : [name, ...rows];
  });
}

/**
 * Return what a field is called: required ones say so.
 * @param {import("./types.js").FormField} field
 * @returns {string}
 */
const named = (field) => (field.required ? `${field.label} (krävs)` : field.label);

/**
 * @param {import("./types.js").FormField} field
 * @param {string} id
 * @returns {HTMLElement | null}
 */
const helpOf = (field, id) => (field.help ? el("p", { class: "help", id: `${id}-help` }, field.help) : null);

/**
 * Draw a field with one value.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @param {string[]} order
 * @returns {(HTMLElement | null)[]}
 */
function oneField(sheet, field, path, order) {
  const id = idOf(path);
  return [
    el("label", { for: id }, named(field)),
    helpOf(field, id),
    control(sheet, field, path, order, id),
    ...aids(sheet, field, path, order),
  ];
}

/**
 * Return the control for one value.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @param {string[]} order
 * @param {string} id
 * @returns {HTMLElement}
 */
function control(sheet, field, path, order, id) {
  const value = at(sheet.values, path) ?? "";
  const set = (/** @type {Event} */ event) => {
    const given = /** @type {HTMLInputElement} */ (event.target).value;
    const made = field.type === "prose" || field.type === "line" ? whole(given, value) : given.trim();
    const last = path[path.length - 1];
    if (typeof last === "number") {
      at(sheet.values, path.slice(0, -1))[last] = made; // an item that is empty for a moment keeps its place
    } else {
      put(sheet.values, path, made, order);
    }
    sheet.changed();
  };
  const common = {
    id,
    "aria-describedby": field.help ? `${id}-help` : null,
    "aria-required": field.required ? "true" : null,
  };
  if (field.type === "choice") {
    return selected(field.choices ?? [], value, {
      ...common,
      onchange: set,
    });
  }
  if (field.type === "term") {
    return selected(sheet.world.terms[field.vocabulary ?? ""] ?? [], value, { ...common, onchange: set });
  }
  if (field.type === "link") {
    return linkControl(sheet, field, path, order, common);
  }
  if (field.type === "prose" || field.type === "line" || String(value).includes("\n")) {
    const rows = Math.min(
      18,
      Math.max(field.type === "prose" ? 4 : 2, Math.ceil(String(value).length / 70) + lines(value)),
    );
    const area = /** @type {HTMLTextAreaElement} */ (el("textarea", { ...common, rows, oninput: set }));
    area.value = String(value);
    return area;
  }
  const day = field.type === "day" ? { placeholder: "ÅÅÅÅ-MM-DD", inputmode: "numeric", class: "day" } : {};
  const box = /** @type {HTMLInputElement} */ (el("input", { type: "text", ...common, ...day, oninput: set }));
  box.value = String(value);
  return box;
}

/** @param {unknown} value */
const lines = (value) => String(value).split("\n").length - 1;

/**
 * Return a text as the file has it: one of several lines ends with a line break, if it did or has become so. The blank
 * after the last word that somebody types is no part of it.
 * @param {string} given
 * @param {unknown} before
 * @returns {string}
 */
function whole(given, before) {
  const bare = given.trimEnd();
  return bare.includes("\n") || (String(before).endsWith("\n") && bare) ? `${bare}\n` : bare;
}

/**
 * @param {import("./types.js").Term[]} terms
 * @param {unknown} value
 * @param {Record<string, unknown>} given
 * @returns {HTMLElement}
 */
function selected(terms, value, given) {
  const known =
    terms.some((term) => term.id === value) || value === ""
      ? terms
      : [...terms, { id: String(value), title: String(value) }];
  const options = [{ id: "", title: "Inget valt" }, ...known].map((term) =>
    el("option", { value: term.id, selected: term.id === value }, term.title),
  );
  return el("select", given, ...options);
}

/**
 * Draw the choice of a record: its title, and a button to choose another.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @param {string[]} order
 * @param {Record<string, unknown>} common
 * @returns {HTMLElement}
 */
function linkControl(sheet, field, path, order, common) {
  const value = at(sheet.values, path);
  const set = (/** @type {string | undefined} */ given) => {
    put(sheet.values, path, given, order);
    sheet.redraw();
  };
  const words = value ? titleOf(sheet, field, value) : "Välj en post …";
  const choose = () => pick(field.label, choices(sheet, field), (chosen) => set(nameOf(field, chosen.ref)));
  const place = path[path.length - 1];
  const label = typeof place === "number" ? `${field.label}, ${place + 1}` : named(field);
  return el(
    "div",
    { class: "link" },
    // Its label alone would be its name, and nobody who listens would know which record is chosen.
    button(words, choose, { ...common, class: "chosen", "aria-label": told(sheet, `${label}: ${words}`) }),
    value && typeof place === "string"
      ? button("Ta bort", () => set(undefined), { "aria-label": told(sheet, `Ta bort: ${field.label}, ${words}`) })
      : null,
  );
}

/**
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @returns {import("./types.js").Named[]}
 */
const choices = (sheet, field) => sheet.world.records.filter((it) => !field.to || it.ref.startsWith(`${field.to}/`));

/**
 * @param {import("./types.js").FormField} field
 * @param {string} ref
 */
const nameOf = (field, ref) => (field.to ? ref.slice(field.to.length + 1) : ref);

/**
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {string} value
 * @returns {string}
 */
function titleOf(sheet, field, value) {
  const ref = field.to ? `${field.to}/${value}` : value;
  return sheet.world.records.find((it) => it.ref === ref)?.title ?? `${value} (finns inte)`;
}

/**
 * Return the buttons that help with a value: today's date, a link or a telephone number in a text.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @param {string[]} order
 * @returns {HTMLElement[]}
 */
function aids(sheet, field, path, order) {
  if (field.type === "day" && field.lived) {
    const today = () => {
      put(sheet.values, path, sheet.world.today, order);
      sheet.redraw();
    };
    return [button("I dag", today, { class: "aid", "aria-label": told(sheet, `${field.label}: i dag`) })];
  }
  if (field.type !== "prose" && field.type !== "line") {
    return [];
  }
  const put_in = (/** @type {string} */ words) => {
    const area = /** @type {HTMLTextAreaElement} */ (document.getElementById(idOf(path)));
    area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
    area.focus();
  };
  const chosenWords = () => {
    const area = /** @type {HTMLTextAreaElement} */ (document.getElementById(idOf(path)));
    return area.value.slice(area.selectionStart, area.selectionEnd);
  };
  const dialled = sheet.world.records.filter((it) => it.lines.includes("nummer"));
  const link = () => {
    const words = chosenWords();
    pick("Länka till en post", sheet.world.records, (it) => put_in(`[[${it.ref}${words ? `|${words}` : ""}]]`));
  };
  return [
    button("Länk …", link, { class: "aid", "aria-label": told(sheet, `Länk i ${field.label}`) }),
    button("Telefonnummer …", () => pick("Nummer ur en post", dialled, (it) => put_in(`[[nummer:${it.ref}]]`)), {
      class: "aid",
      "aria-label": told(sheet, `Telefonnummer i ${field.label}`),
    }),
  ];
}

/**
 * Draw a choice of several terms as boxes to tick.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @param {string[]} order
 * @returns {(HTMLElement | null)[]}
 */
function termsField(sheet, field, path, order) {
  const id = idOf(path);
  const chosen = /** @type {string[]} */ (at(sheet.values, path) ?? []);
  const terms = sheet.world.terms[field.vocabulary ?? ""] ?? [];
  const set = (/** @type {string} */ term, /** @type {boolean} */ on) => {
    const now = /** @type {string[]} */ (at(sheet.values, path) ?? []);
    put(sheet.values, path, on ? [...now, term] : now.filter((it) => it !== term), order);
    sheet.changed();
  };
  const boxes = terms.map((term) =>
    el(
      "label",
      { class: "tick" },
      el("input", {
        type: "checkbox",
        checked: chosen.includes(term.id),
        onchange: (/** @type {Event} */ event) => set(term.id, /** @type {HTMLInputElement} */ (event.target).checked),
      }),
      ` ${term.title}`,
    ),
  );
  const group = el(
    "fieldset",
    { id, tabindex: "-1" },
    el("legend", {}, named(field)),
    helpOf(field, id),
    el("div", { class: "ticks" }, ...boxes),
  );
  return [group];
}

/**
 * Draw a list of texts, days or links, each with buttons to move it and take it away.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @param {string[]} order
 * @returns {(HTMLElement | null)[]}
 */
function listField(sheet, field, path, order) {
  const id = idOf(path);
  const items = /** @type {unknown[]} */ (at(sheet.values, path) ?? []);
  const rows = items.map((_, index) =>
    el(
      "li",
      { "data-path": JSON.stringify([...path, index]) },
      el("label", { for: idOf([...path, index]), class: "unseen" }, `${field.label}, ${index + 1}`),
      control(sheet, { ...field, many: false, help: "" }, [...path, index], [], idOf([...path, index])),
      tools(sheet, field, path, index),
    ),
  );
  const add = () => {
    const adding = (/** @type {string} */ value) => {
      const now = /** @type {unknown[] | undefined} */ (at(sheet.values, path));
      const place = now?.length ?? 0;
      if (now) {
        now.push(value);
      } else {
        put(sheet.values, path, [value], order);
      }
      sheet.redraw();
      document.getElementById(idOf([...path, place]))?.focus();
    };
    if (field.type === "link") {
      pick(field.label, choices(sheet, field), (it) => adding(nameOf(field, it.ref)));
    } else {
      adding("");
    }
  };
  const group = el(
    "fieldset",
    { id, tabindex: "-1" },
    el("legend", {}, named(field)),
    helpOf(field, id),
    rows.length > 0 ? el("ul", { class: "items" }, ...rows) : null,
    button("Lägg till", add, { class: "add", "aria-label": told(sheet, `Lägg till: ${field.label}`) }),
  );
  return [group];
}

/**
 * Return the id of the button that moves an item up or down.
 * @param {import("./values.js").Path} path
 * @param {string} way
 */
const moverOf = (path, way) => `${way}-${idOf(path)}`;

/**
 * Return the buttons that move an item and take it away.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @param {number} index
 * @returns {HTMLElement}
 */
function tools(sheet, field, path, index) {
  const list = /** @type {unknown[]} */ (at(sheet.values, path));
  const to = (/** @type {number} */ place) => () => {
    move(list, index, place);
    sheet.redraw(path);
    const moves = [place < index ? "up" : "down", place < index ? "down" : "up"];
    const again = moves.map(
      (way) => /** @type {HTMLButtonElement | null} */ (document.getElementById(moverOf([...path, place], way))),
    );
    again.find((it) => it && !it.disabled)?.focus(); // the same button of the same item, or the other where that is spent
  };
  const gone = () => {
    put(sheet.values, [...path, index], undefined);
    sheet.redraw(path);
    document.getElementById(idOf(path))?.focus();
  };
  const about = told(sheet, `${field.label}, ${index + 1}`);
  const mover = (/** @type {string} */ words, /** @type {string} */ way, /** @type {number} */ place) =>
    button(words, to(place), {
      id: moverOf([...path, index], way),
      disabled: place < 0 || place >= list.length,
      "aria-label": `Flytta ${words.toLowerCase()}: ${about}`,
    });
  return el(
    "span",
    { class: "tools" },
    mover("Upp", "up", index - 1),
    mover("Ner", "down", index + 1),
    button("Ta bort", gone, { "aria-label": `Ta bort: ${about}` }),
  );
}

/**
 * Draw a part or a list of parts, each folded unless it is new.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @param {string[]} order
 * @returns {(HTMLElement | null)[]}
 */
function partField(sheet, field, path, order) {
  const id = idOf(path);
  const value = at(sheet.values, path);
  const several = field.many ? /** @type {unknown[]} */ (value ?? []) : [];
  const add = () => {
    if (!field.many) {
      put(sheet.values, path, {}, order);
    } else if (value) {
      several.push({});
    } else {
      put(sheet.values, path, [{}], order);
    }
    sheet.redraw();
    const made = document.getElementById(field.many ? idOf([...path, several.length - (value ? 1 : 0)]) : id);
    made?.closest("details")?.setAttribute("open", "");
    made?.focus();
  };
  const body = field.many
    ? several.map((_, index) =>
        folded(sheet, field, [...path, index], `${field.label} ${index + 1}`, tools(sheet, field, path, index)),
      )
    : value
      ? [folded(sheet, field, path, field.label, field.required ? null : removal(sheet, field, path))]
      : [];
  const adds =
    field.many || !value
      ? button("Lägg till", add, { class: "add", "aria-label": told(sheet, `Lägg till: ${field.label}`) })
      : null;
  return [
    el(
      "fieldset",
      { id: field.many || !value ? id : null, tabindex: "-1" },
      el("legend", {}, named(field)),
      helpOf(field, id),
      ...body,
      adds,
    ),
  ];
}

/**
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @returns {HTMLElement}
 */
function removal(sheet, field, path) {
  const gone = () => {
    put(sheet.values, path, undefined);
    sheet.redraw();
  };
  return el(
    "span",
    { class: "tools" },
    button("Ta bort", gone, { "aria-label": told(sheet, `Ta bort: ${field.label}`) }),
  );
}

/**
 * Draw a part that can be folded; it says in short what it holds.
 * @param {Sheet} sheet
 * @param {import("./types.js").FormField} field
 * @param {import("./values.js").Path} path
 * @param {string} title
 * @param {HTMLElement | null} extra
 * @returns {HTMLElement}
 */
function folded(sheet, field, path, title, extra) {
  const inner = field.fields ?? [];
  const held = /** @type {Record<string, unknown>} */ (at(sheet.values, path) ?? {});
  const filled = inner.filter((it) => typeof held[it.key] === "string" && held[it.key] !== "");
  // What it says, before what sort it is of: a step by what is to be done, a source by its name.
  const telling =
    filled.find((it) => it.required && (it.type === "line" || it.type === "prose")) ??
    filled.find((it) => !NO_NAMES.has(it.type)) ??
    filled[0];
  const short = telling ? `: ${String(held[telling.key]).replace(BLANKS, " ").slice(0, 60)}` : "";
  return el(
    "details",
    { open: !field.many || short === "", "data-path": JSON.stringify(path), "aria-labelledby": idOf(path) },
    el("summary", { id: idOf(path), "aria-label": sheet.within ? told(sheet, title + short) : null }, title + short),
    ...drawn({ ...sheet, within: [title, sheet.within].filter(Boolean).join(" i ") }, inner, path),
    extra,
  );
}
