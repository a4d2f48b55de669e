/** Sending in: what has changed, in words, and how it leaves this machine. */

import { call, Refused } from "./calls.js";
import { button, dialog, el, say } from "./dom.js";

/** Show what has changed, and let the editor send it. */
export async function showSending() {
  const told = await call("andringar");
  /** @type {{ words: string }[]} */
  const changes = told.changes;
  /** @type {string[]} */
  const waiting = told.waiting ?? [];
  const mail = button("Spara en fil att mejla", mailed, { class: "quiet" });
  if (changes.length === 0 && waiting.length === 0) {
    dialog("Skicka in", el("p", {}, "Inget är ändrat sedan du skickade in förra gången."));
    return;
  }
  const list = [
    ...listed(
      "Det här har ändrats:",
      changes.map((it) => it.words),
    ),
    ...listed("Det här är sparat i din egen gren men inte skickat:", waiting),
  ];
  if (!told.git) {
    dialog(
      "Skicka in",
      el("p", {}, "Git finns inte här eller är inte inställt. Spara en fil och mejla den."),
      ...list,
      mail,
    );
    return;
  }
  const { asked, given } = questions(changes.length > 0, told.signed);
  const going = { now: false };
  const sends =
    changes.length > 0 || told.shared
      ? button("Skicka in", () => send(given(), going), { class: "main" })
      : el("p", {}, "Projektet har ingen gemensam plats att skicka till.");
  dialog("Skicka in", ...list, ...asked, sends, mail);
}

/**
 * @param {string} words
 * @param {string[]} items
 * @returns {HTMLElement[]}
 */
const listed = (words, items) =>
  items.length > 0 ? [el("p", {}, words), el("ul", {}, ...items.map((it) => el("li", {}, it)))] : [];

/**
 * Ask why something is changed, and who the editor is if git does not know.
 * @param {boolean} changed whether there is anything to tell of
 * @param {boolean} signed
 * @returns {{ asked: HTMLElement[], given: () => Record<string, string> }}
 */
function questions(changed, signed) {
  if (!changed) {
    return { asked: [], given: () => ({}) };
  }
  const message = /** @type {HTMLTextAreaElement} */ (el("textarea", { id: "message", rows: 3 }));
  const why = [el("label", { for: "message" }, "Säg varför, om det behövs (annars används listan)"), message];
  if (signed) {
    return { asked: why, given: () => ({ message: message.value }) };
  }
  const name = input("sender", "name");
  const email = input("sender-mail", "email");
  const who = [
    el("p", {}, "Git vet inte vem du är. Namn och adress följer med ändringarna och syns för den som läser dem."),
    el("label", { for: "sender" }, "Ditt namn (krävs)"),
    name,
    el("label", { for: "sender-mail" }, "Din e-postadress (krävs)"),
    email,
  ];
  return { asked: [...why, ...who], given: () => ({ message: message.value, name: name.value, email: email.value }) };
}

/**
 * @param {string} id
 * @param {string} filled what the browser may fill in
 */
const input = (id, filled) =>
  /** @type {HTMLInputElement} */ (el("input", { id, type: "text", autocomplete: filled, required: true }));

/**
 * Send, and tell what became of it. What goes wrong is told in the dialog that asked: all that was written stays there.
 * @param {Record<string, string>} given
 * @param {{ now: boolean }} going whether it is being sent already
 */
async function send(given, going) {
  if (going.now) {
    return; // pressed twice
  }
  going.now = true;
  try {
    say("Skickar …");
    const sent = await call("skicka", given);
    const title = sent.pushed ? "Inskickat" : "Sparat i en egen gren, men inte skickat";
    dialog(title, ...outcome(sent));
    say(`${title}.`);
  } catch (error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    say(`${error.message}\nInget är inskickat. Försök igen, eller spara en fil och mejla den.`, true);
  } finally {
    going.now = false;
  }
}

/**
 * @param {{ branch: string, pushed: boolean, merge_at: string, why_not: string, said: string }} sent
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
  const why =
    sent.why_not || sent.said
      ? [
          el("p", {}, `De kunde inte skickas till den gemensamma platsen. ${sent.why_not}`),
          el("p", {}, "Försök igen med Skicka in, eller mejla en fil."),
          ...(sent.said ? [answered(sent.said)] : []),
        ]
      : [
          el(
            "p",
            {},
            "Projektet har ingen gemensam plats att skicka till. Mejla en fil till den som sköter handboken.",
          ),
        ];
  return [saved, ...why, button("Spara en fil att mejla", mailed)];
}

/**
 * What git itself says, for somebody who knows git.
 * @param {string} said
 */
const answered = (said) =>
  el("details", {}, el("summary", {}, "Vad git svarade, på engelska"), el("p", { class: "said", lang: "en" }, said));

/** Give the editor a file to mail. */
async function mailed() {
  const made = await call("till-post");
  const bytes = made.base64 ? Uint8Array.from(atob(made.base64), (sign) => sign.charCodeAt(0)) : made.text;
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = el("a", { href: address, download: made.name });
  link.click();
  URL.revokeObjectURL(address);
}
