/** The page offline/: save a copy for reading without a network, see how it stands, remove it. See ../sw.js. */

const ROOT = new URL("../", import.meta.url);
const words = document.createElement("p");
words.setAttribute("role", "status");
const progress = document.createElement("progress");
progress.setAttribute("aria-label", "Sparat hittills");
const buttons = document.createElement("p");

/**
 * What the worker tells: how far it has come, or how it stands.
 * @typedef {{ done: number, total: number, saved: string, bytes: number, full: boolean }} Told
 * @typedef {[words: string, action: () => void]} Choice
 */

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toLocaleString("sv-SE", { maximumFractionDigits: 0 })} MB`;
/** @param {string} time */
const day = (time) =>
  new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeStyle: "short" }).format(new Date(time));

/**
 * Show how it stands, and what the reader can do about it; the focus stays on a button.
 * @param {string} text
 * @param {Choice[]} choices
 */
function show(text, ...choices) {
  const focused = buttons.contains(document.activeElement);
  words.textContent = text;
  progress.hidden = true;
  buttons.replaceChildren(
    ...choices
      .map(([label, action]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = label;
        button.addEventListener("click", action);
        return button;
      })
      .flatMap((button) => [button, " "]),
  );
  if (focused) buttons.querySelector("button")?.focus();
}

/**
 * What TypeScript does not know of Trusted Types.
 * @typedef {{ createScriptURL: (url: string) => string }} Policy
 * @typedef {{ trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } }} MayTrust
 */

/**
 * Trusted Types want to know who says that an address of a script is good.
 * @param {string} address
 */
function trusted(address) {
  const { trustedTypes } = /** @type {MayTrust} */ (globalThis);
  const policy = trustedTypes?.createPolicy("handboken-offline", { createScriptURL: (url) => url });
  return policy ? policy.createScriptURL(address) : address;
}

/** @type {ServiceWorker | null | undefined} */
let worker;
/**
 * Ask the worker for something. If it is gone, another tab has removed the copy: say how it stands now.
 * @param {string} message
 */
async function send(message) {
  const registration = await navigator.serviceWorker.getRegistration(ROOT.href);
  if (worker && worker.state !== "redundant" && registration?.active === worker) worker.postMessage(message);
  else removed();
}
/** @type {Choice} */
const cancel = ["Avbryt och ta bort", () => send("remove")];
/** @type {Choice} */
const remove = ["Ta bort", () => send("remove")];

/** Register what makes the copy, and ask it to begin. */
async function save() {
  show("Börjar spara …");
  try {
    const registration = await navigator.serviceWorker.getRegistration(ROOT.href);
    if (!worker || registration?.active !== worker) {
      await navigator.serviceWorker.register(trusted(new URL("sw.js", ROOT).href), {
        scope: ROOT.href,
        updateViaCache: "none",
      });
      worker = (await navigator.serviceWorker.ready).active;
    }
    show("Börjar spara …", cancel);
    send("save");
  } catch {
    show("Webbläsaren tillät inte att kopian sparades. I privat läge går det ofta inte.", ["Försök igen", save]);
  }
}

/** Say how big the copy will be before anything is saved. */
async function offer() {
  worker = undefined;
  try {
    const response = await fetch(new URL("offline.json", ROOT), { cache: "no-cache" });
    const { bytes } = await response.json();
    show(`Kopian tar ungefär ${megabytes(bytes)} på din enhet. Inget är sparat än.`, [
      "Spara för läsning utan nät",
      save,
    ]);
  } catch {
    show("Webbplatsen svarar inte just nu. Försök när du har nät.", ["Försök igen", offer]);
  }
}

/** The copy is gone, whichever tab removed it: offer to save it anew. */
function removed() {
  offer().then(() => {
    words.textContent = `Borttagen. ${words.textContent}`;
  });
}

/** @type {Record<string, (told: Told) => void>} */
const HEARD = {
  progress({ done, total }) {
    if (progress.hidden) show("Sparar …", cancel);
    Object.assign(progress, { hidden: false, max: total, value: done });
  },
  saved({ saved, bytes }) {
    show(
      `Sparad. Kopian stämde med webbplatsen ${day(saved)} och tar ungefär ${megabytes(bytes)}.`,
      ["Uppdatera nu", save],
      remove,
    );
  },
  broken() {
    show("Kopian blev inte färdig.", ["Fortsätt spara", save], remove);
  },
  failed({ full }) {
    show(
      full
        ? "Kopian får inte plats på din enhet."
        : "Kopian blev inte färdig. Det som hann sparas finns kvar till nästa försök.",
      ["Försök igen", save],
      remove,
    );
  },
  removed,
};

/** Find out how it stands. */
async function start() {
  document.querySelector("[data-offline]")?.replaceChildren(words, progress, buttons);
  show("");
  if (location.protocol === "file:") return show("Du läser redan en kopia från din egen disk.");
  if (!("serviceWorker" in navigator)) return show("Din webbläsare kan inte spara handboken.");
  navigator.serviceWorker.addEventListener("message", ({ data }) => HEARD[data.type]?.(data));
  navigator.serviceWorker.startMessages();
  const registration = await navigator.serviceWorker.getRegistration(ROOT.href);
  if (registration?.scope !== ROOT.href || !registration.active) return offer();
  worker = registration.active;
  return send("state");
}

start();
