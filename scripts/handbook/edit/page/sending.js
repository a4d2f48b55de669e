/** Sending in: what has changed, in words, and how it leaves this machine. */

import { call } from "./calls.js";
import { button, dialog, el, say } from "./dom.js";

/** Show what has changed, and let the editor send it. */
export async function showSending() {
  const told = await call("andringar");
  /** @type {{ path: string, words: string }[]} */
  const changes = told.changes;
  const list = el("ul", {}, ...changes.map((it) => el("li", {}, it.words)));
  /** @type {string[]} */
  const waiting = told.waiting ?? [];
  if (changes.length === 0 && waiting.length === 0) {
    dialog("Skicka in", el("p", {}, "Inget är ändrat sedan du skickade in förra gången."));
    return;
  }
  const message = /** @type {HTMLTextAreaElement} */ (el("textarea", { id: "message", rows: 3 }));
  const name = input("sender", "name");
  const email = input("sender-mail", "email");
  const words = [
    ...(changes.length > 0 ? [el("p", {}, "Det här har ändrats:"), list] : []),
    ...(waiting.length > 0
      ? [
          el("p", {}, "Det här är sparat i din egen gren men inte skickat:"),
          el("ul", {}, ...waiting.map((it) => el("li", {}, it))),
        ]
      : []),
    ...(changes.length > 0
      ? [el("label", { for: "message" }, "Säg varför, om det behövs (annars används listan)"), message]
      : []),
  ];
  const who = [
    el("p", {}, "Git vet inte vem du är. Namn och adress följer med ändringarna och syns för den som läser dem."),
    el("label", { for: "sender" }, "Ditt namn"),
    name,
    el("label", { for: "sender-mail" }, "Din e-postadress"),
    email,
  ];
  const mail = button("Spara en fil att mejla", mailed, { class: "quiet" });
  if (told.git) {
    const signs = !told.signed && changes.length > 0;
    /** @returns {Record<string, string>} */
    const given = () => (signs ? { name: name.value, email: email.value } : {});
    dialog(
      "Skicka in",
      ...words,
      ...(signs ? who : []),
      changes.length > 0 || told.shared
        ? button("Skicka in", () => send({ message: message.value, ...given() }), { class: "main" })
        : el("p", {}, "Projektet har ingen gemensam plats att skicka till."),
      mail,
    );
  } else {
    dialog(
      "Skicka in",
      el("p", {}, "Git finns inte här eller är inte inställt. Spara en fil och mejla den."),
      list,
      mail,
    );
  }
}

/**
 * @param {string} id
 * @param {string} filled what the browser may fill in
 */
const input = (id, filled) =>
  /** @type {HTMLInputElement} */ (el("input", { id, type: "text", autocomplete: filled, required: true }));

/** @param {Record<string, string>} given */
async function send(given) {
  try {
    const sent = await call("skicka", given);
    dialog("Inskickat", ...outcome(sent));
    say("Inskickat.");
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    const help = "Inget är inskickat. Försök igen, eller spara en fil och mejla den.";
    dialog(
      "Det gick inte att skicka in",
      el("p", {}, help),
      el("p", { class: "said" }, why),
      button("Försök igen", () => showSending(), { class: "main" }),
      button("Spara en fil att mejla", mailed),
    );
  }
}

/**
 * @param {{ branch: string, pushed: boolean, merge_at: string, why_not: string }} sent
 * @returns {HTMLElement[]}
 */
function outcome(sent) {
  const saved = el("p", {}, `Ändringarna är sparade i grenen ${sent.branch}.`);
  if (sent.merge_at) {
    const link = el("a", { href: sent.merge_at, target: "_blank", rel: "noreferrer" }, "Be någon läsa och föra in dem");
    return [saved, el("p", {}, link)];
  }
  if (sent.pushed) {
    return [saved, el("p", {}, "De är skickade. Be någon läsa och föra in dem.")];
  }
  const why = sent.why_not
    ? [
        el(
          "p",
          {},
          "De kunde inte skickas till den gemensamma platsen. Försök igen med Skicka in, eller mejla en fil.",
        ),
        el("p", { class: "said" }, sent.why_not),
      ]
    : [el("p", {}, "Projektet har ingen gemensam plats att skicka till. Mejla en fil till den som sköter handboken.")];
  return [saved, ...why, button("Spara en fil att mejla", mailed)];
}

/** Give the editor a file to mail. */
async function mailed() {
  const made = await call("till-post");
  const bytes = made.base64 ? Uint8Array.from(atob(made.base64), (sign) => sign.charCodeAt(0)) : made.text;
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = el("a", { href: address, download: made.name });
  link.click();
  URL.revokeObjectURL(address);
}
