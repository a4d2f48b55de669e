/**
 * The copy for reading without a network. It runs only if the reader asked for it on the page offline/.
 *
 * The network comes first: the copy answers when the network does not, and then says on the page from when it is. A
 * copy is one whole build, held to the hashes in offline.json, and takes the older one's place when all of it is here.
 */

const SCOPE = self.registration.scope;
const NAME = `handboken ${SCOPE} `;
const STATE = `${NAME}state`;
const LIST = `${SCOPE}offline.json`;
const HELP = `${SCOPE}offline/`;
const AT_ONCE = 6;
const HOUR = 60 * 60 * 1000;
/** How long the network may take, in milliseconds, and how long while it is known to be slow. */
const PATIENCE = 5000;
const LITTLE_PATIENCE = 500;
const SLOW_FOR = 30000;

let running;
let stopped = false;
let slowUntil = 0;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  const does = { save: once, remove, state: tellState }[event.data];
  if (does) event.waitUntil(does());
});
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE)) event.respondWith(answer(event));
});

const pause = (time) =>
  new Promise((done) => {
    setTimeout(done, time);
  });

/** The network's answer, or the copy's if the network gives none in time. */
async function answer(event) {
  const { request } = event;
  const page = request.mode === "navigate";
  const network = page ? fetch(request, { cache: "no-cache" }) : fetch(request);
  const late = {};
  const time = Date.now() < slowUntil ? LITTLE_PATIENCE : PATIENCE;
  const first = await Promise.race([network.catch(() => undefined), pause(time).then(() => late)]);
  if (first === late) slowUntil = Date.now() + SLOW_FOR;
  else if (first && first.status < 500) {
    if (page) event.waitUntil(refresh());
    return first;
  }
  return (await saved(request, page)) ?? network.catch((error) => missing(page, error));
}

/** What the copy has for a request; a page says from when it is. */
async function saved(request, page) {
  const state = await readState();
  if (!state) return undefined;
  const cache = await caches.open(NAME + state.version);
  const url = request.url.replace(/[?#].*$/, "").replace(/\/index\.html$/, "/");
  const found = (await cache.match(url)) ?? (page && (await cache.match(`${url}/`)));
  return found && (page ? signed(found, state) : found);
}

/** What to show instead of a page that the copy does not have. */
async function missing(page, error) {
  const state = page && (await readState());
  const found = state && (await (await caches.open(NAME + state.version)).match(HELP));
  if (!found) throw error;
  return signed(found, state, "Sidan finns inte i din sparade kopia");
}

/** A saved page with a note at its top. */
async function signed(response, state, title = "Sparad kopia") {
  const when = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeStyle: "short" }).format(
    new Date(state.saved),
  );
  const note =
    `<div class="admonition note"><p class="admonition-title">${title} från ${when}</p>` +
    "<p>Webbplatsen svarar inte. Det kan ha ändrats något sedan dess.</p></div>";
  const html = (await response.text()).replace(/<article\b[^>]*>/, (tag) => `${tag}${note}`);
  return new Response(html, { headers: response.headers });
}

async function readState() {
  const kept = (await caches.has(STATE)) && (await (await caches.open(STATE)).match(LIST));
  return kept ? kept.json() : undefined;
}

async function writeState(state) {
  await (await caches.open(STATE)).put(LIST, new Response(JSON.stringify(state)));
}

/** Tell every open page how it goes. */
async function tell(message) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(message);
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

/** Put every file of the list in the cache. */
async function fill(fresh, files, state) {
  const old = state && (await caches.open(NAME + state.version));
  const here = new Set((await fresh.keys()).map(({ url }) => url));
  const waiting = Object.entries(files);
  const total = waiting.length;
  let done = 0;
  const work = async () => {
    while (waiting.length && !stopped) {
      const [path, hash] = waiting.pop();
      const url = new URL(path, SCOPE).href;
      if (!here.has(url)) {
        const kept = state?.files[path] === hash && (await old.match(url));
        await fresh.put(url, kept || (await fetched(url, hash)));
      }
      done += 1;
      if (done % 10 === 0 || done === total) await tell({ type: "progress", done, total });
    }
  };
  const stop = (error) => {
    waiting.length = 0;
    throw error;
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, () => work().catch(stop)));
  const failed = ended.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}

/** One file from the network, if it is the one that the list means. */
async function fetched(url, hash) {
  const response = await fetch(url, { cache: "no-cache" });
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
  await self.registration.unregister();
  await tell({ type: "removed" });
}
