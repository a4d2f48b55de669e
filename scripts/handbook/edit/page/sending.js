/** Sending in: what has changed, in words, and how it leaves this machine. */

import { call } from "./calls.js";
import { button, dialog, el, say } from "./dom.js";

/** Show what has changed, and let the editor send it. */
export async function showSending() {
  const told = await call("andringar");
  /** @type {{ path: string, words: string }[]} */
  const changes = told.changes;
  const list = el("ul", {}, ...changes.map((it) => el("li", {}, it.words)));
  if (changes.length === 0) {
    dialog("Skicka in", el("p", {}, "Inget är ändrat sedan du skickade in förra gången."));
    return;
  }
  const message = /** @type {HTMLTextAreaElement} */ (el("textarea", { id: "message", rows: 3 }));
  const words = [
    el("p", {}, "Det här har ändrats:"),
    list,
    el("label", { for: "message" }, "Säg varför, om det behövs (annars används listan)"),
    message,
  ];
  const mail = button("Spara en fil att mejla", mailed, { class: "quiet" });
  if (told.git) {
    dialog(
      "Skicka in",
      ...words,
      button("Skicka in", () => send(message.value), { class: "main" }),
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

/** @param {string} message */
async function send(message) {
  try {
    const sent = await call("skicka", { message });
    dialog("Inskickat", ...outcome(sent));
    say("Inskickat.");
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    const help = "Inget är inskickat. Du kan spara en fil och mejla den i stället.";
    dialog(
      "Det gick inte att skicka in",
      el("p", {}, help),
      el("p", { class: "said" }, why),
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
    ? [el("p", {}, "De kunde inte skickas till den gemensamma platsen:"), el("p", { class: "said" }, sent.why_not)]
    : [el("p", {}, "Projektet har ingen gemensam plats att skicka till. Säg till den som sköter handboken.")];
  return [saved, ...why];
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
