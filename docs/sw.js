/**
 * The copy for reading without a network. It runs only if the reader asked for it on the page offline/.
 *
 * The network comes first: the copy answers when the network does not, and then says on the page from when it is. A
 * copy is one whole build, held to the hashes in offline.json, and takes the older one's place when all of it is here.
 */

/**
 * The list of what the copy holds, the copy as it was saved, and what pages hear of it.
 * @typedef {{ version: string, bytes: number, files: Record<string, string> }} List
 * @typedef {List & { saved: string }} State
 * @typedef {{ type: string, done?: number, total?: number, saved?: string, bytes?: number, full?: boolean }} Told
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = worker.registration.scope;
const NAME = `handboken ${SCOPE} `;
const STATE = `${NAME}state`;
const LIST = `${SCOPE}offline.json`;
const HELP = `${SCOPE}offline/`;
const AFTER_PATH = /[?#].*$/;
const INDEX = /(^|\/)index\.html$/;
const SLASHES = /\/{2,}/g;
const FIRST_SLASH = /^\//;
const ARTICLE = /<article\b[^>]*>/;
/** The page of a municipality. The copy has that of its county instead, which tells the same. */
const MUNICIPALITY = /(\/kommuner\/)(\d\d)(\d\d)\/?$/;
/** What the address of the help page says when a page is not in the copy. */
const MISSING = "saknas";
const AT_ONCE = 6;
const HOUR = 60 * 60 * 1000;
/** How long the network may take, in milliseconds, and how long while it is known to be slow. */
const PATIENCE = 5000;
const LITTLE_PATIENCE = 500;
const SLOW_FOR = 30000;

/** @type {Promise<void> | undefined} */
let running;
let stopped = false;
let slowUntil = 0;

/** What pages may ask for. */
const DOES = new Map([
  ["save", once],
  ["remove", remove],
  ["state", tellState],
]);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  const does = DOES.get(event.data);
  if (does) event.waitUntil(does());
});
worker.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE)) event.respondWith(answer(event));
});

/** @type {(time: number) => Promise<"late">} */
const pause = (time) =>
  new Promise((done) => {
    setTimeout(() => done("late"), time);
  });

/**
 * The network's answer, or the copy's if the network gives none in time.
 * @param {FetchEvent} event
 */
async function answer(event) {
  const { request } = event;
  const page = request.mode === "navigate";
  const network = page ? fetch(request, { cache: "no-cache" }) : fetch(request);
  const time = Date.now() < slowUntil ? LITTLE_PATIENCE : PATIENCE;
  const first = await Promise.race([network.catch(() => undefined), pause(time)]);
  if (first === "late") slowUntil = Date.now() + SLOW_FOR;
  else if (first && first.status < 500) {
    if (page) event.waitUntil(refresh());
    return first;
  }
  return (await saved(request, page)) ?? network.catch((error) => missing(page, error));
}

/**
 * What the copy has for a request; a page says from when it is.
 * @param {Request} request
 * @param {boolean} page
 */
async function saved(request, page) {
  const state = await readState();
  if (!state) return;
  const cache = await caches.open(NAME + state.version);
  const asked = request.url.replace(AFTER_PATH, "");
  const url = tidy(asked);
  const whole = await cache.match(url);
  const found = whole ?? (page ? await cache.match(`${url}/`) : undefined);
  if (!found && page && MUNICIPALITY.test(url)) {
    return Response.redirect(url.replace(MUNICIPALITY, "$1lan-$2/#kommun-$2$3"), 302);
  }
  if (!(found && page)) return found;
  const right = whole ? url : `${url}/`;
  if (right !== asked) return Response.redirect(right + (AFTER_PATH.exec(request.url)?.[0] ?? ""), 302);
  const help = asked === HELP && new URL(request.url).search === `?${MISSING}`;
  return signed(found, state, help ? "Sidan finns inte i din sparade kopia" : undefined);
}

/**
 * The one address of what is asked for: without index.html, and with one slash where there are several.
 * @param {string} url
 */
function tidy(url) {
  return SCOPE + url.slice(SCOPE.length).replace(SLASHES, "/").replace(FIRST_SLASH, "").replace(INDEX, "$1");
}

/**
 * What to show instead of a page that the copy does not have.
 * @param {boolean} page
 * @param {unknown} error
 */
async function missing(page, error) {
  const state = page ? await readState() : undefined;
  const found = state && (await (await caches.open(NAME + state.version)).match(HELP));
  if (!found) throw error;
  return Response.redirect(`${HELP}?${MISSING}`, 302);
}

/**
 * A saved page with a note at its top.
 * @param {Response} response
 * @param {State} state
 */
async function signed(response, state, title = "Sparad kopia") {
  const when = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeStyle: "short" }).format(
    new Date(state.saved),
  );
  const note =
    `<div class="admonition note"><p class="admonition-title">${title} från ${when}</p>` +
    "<p>Webbplatsen svarar inte. Det kan ha ändrats något sedan dess.</p></div>";
  const html = (await response.text()).replace(ARTICLE, (tag) => `${tag}${note}`);
  return new Response(html, { headers: response.headers });
}

/** @returns {Promise<State | undefined>} */
async function readState() {
  const kept = (await caches.has(STATE)) && (await (await caches.open(STATE)).match(LIST));
  return kept ? kept.json() : undefined;
}

/** @param {State} state */
async function writeState(state) {
  await (await caches.open(STATE)).put(LIST, Response.json(state));
}

/**
 * Tell every open page how it goes.
 * @param {Told} message
 */
async function tell(message) {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
}

async function tellState() {
  if (running) return;
  const state = await readState();
  await tell(state ? { type: "saved", saved: state.saved, bytes: state.bytes } : { type: "broken" });
}

/** Bring the copy up to date, if there is one and it was not done within the hour. */
async function refresh() {
  const state = await readState();
  if (state && Date.now() - Date.parse(state.saved) > HOUR) await once();
}

/** Save, or join the saving that goes on. */
function once() {
  stopped = false;
  running ??= save()
    .then(() => {
      running = undefined;
      return tellState();
    })
    .catch((error) => {
      running = undefined;
      return tell({ type: "failed", full: error.name === "QuotaExceededError" });
    });
  return running;
}

/** Fetch what is new; then let the new copy take the old one's place. What is here already is not fetched again. */
async function save() {
  const began = new Date().toISOString();
  const answered = await fetch(LIST, { cache: "no-cache" });
  if (!answered.ok) throw new Error(`${LIST}: ${answered.status}`);
  const { version, bytes, files } = await answered.json();
  const state = await readState();
  const fresh = await caches.open(NAME + version);
  if (state?.version !== version) await fill(fresh, files, state);
  if (stopped) throw new Error("stopped");
  await writeState({ version, bytes, files, saved: began });
  for (const name of await caches.keys()) {
    if (name.startsWith(NAME) && name !== STATE && name !== NAME + version) await caches.delete(name);
  }
}

/**
 * Put every file of the list in the cache.
 * @param {Cache} fresh
 * @param {Record<string, string>} files
 * @param {State | undefined} state
 */
async function fill(fresh, files, state) {
  const old = state && (await caches.open(NAME + state.version));
  const here = new Set((await fresh.keys()).map(({ url }) => url));
  const waiting = Object.entries(files);
  const total = waiting.length;
  let done = 0;
  const work = async () => {
    for (let next = waiting.pop(); next && !stopped; next = waiting.pop()) {
      const [path, hash] = next;
      const url = new URL(path, SCOPE).href;
      if (!here.has(url)) {
        const kept = state?.files[path] === hash ? await old?.match(url) : undefined;
        await fresh.put(url, kept ?? (await fetched(url, hash)));
      }
      done += 1;
      if (done % 10 === 0 || done === total) await tell({ type: "progress", done, total });
    }
  };
  /** @type {(error: unknown) => never} */
  const stop = (error) => {
    waiting.length = 0;
    throw error;
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work().catch(stop)));
  const failed = ended.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}

/**
 * One file from the network, if it is the one that the list means.
 * @param {string} url
 * @param {string} hash
 */
async function fetched(url, hash) {
  // Hosts tell when a file changed in whole seconds: of two within one, asking whether it changed gets the first.
  const response = await fetch(url, { cache: "reload" });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const data = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!found.startsWith(hash)) throw new Error(`${url} is of another build`);
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(data, { headers });
}

/** Remove everything, this program too. */
async function remove() {
  stopped = true;
  await running;
  for (const name of await caches.keys()) if (name.startsWith(NAME)) await caches.delete(name);
  await worker.registration.unregister();
  await tell({ type: "removed" });
}
