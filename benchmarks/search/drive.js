/**
 * Drives each engine in the page's own thread, so that the slowed processor slows all of them alike. An engine is
 * `open()`, which makes it ready, and `ask(text)`, which returns the refs of the first hits with all that is shown.
 */

/**
 * What the engines are asked, and what TypeScript cannot know of those that come from elsewhere.
 * @typedef {(text: string) => Promise<string[]>} Ask
 * @typedef {{ data: { items: { location: string }[][] } }} Told
 * @typedef {{ data: () => Promise<{ url: string }> }} Result
 * @typedef {{
 *   options: (given: object) => Promise<void>, init: () => Promise<void>,
 *   search: (text: string) => Promise<{ results: Result[] }>,
 * }} Pagefind
 * @typedef {[
 *   engine: typeof import("../../docs/assets/search/engine.js"), why: typeof import("../../docs/assets/search/why.js"),
 *   hits: typeof import("../../docs/assets/search/hits.js"), ...rest: unknown[],
 * ]} Ours
 * @typedef {{ ref: string }} Ref
 * @typedef {{ query: (add: (query: { term: (word: string) => void }) => void) => Ref[] }} LunrIndex
 * @typedef {{ lunr: { Index: { load: (data: unknown) => LunrIndex } } }} HasLunr
 */

const SHOWN = 10;
const ENDS = /^\/|\/$/g;
const INDEX = /\/index\.html$/;
const APART = /[^\p{L}\p{N}]+/u;

/** @param {string} ref */
const clean = (ref) => ref.replace(ENDS, "").replace(INDEX, "");

/** @param {string} address */
async function script(address) {
  await new Promise((done, failed) => {
    const made = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(made);
  });
}

/** The theme's worker, run in the page. */
async function themeWorker() {
  /** @type {(told: Told) => void} */
  let answer = () => undefined;
  Object.assign(window, {
    importScripts: async (/** @type {string[]} */ ...files) => {
      for (const file of files) await script(file.replace("../", "/"));
    },
    postMessage: (/** @type {Told} */ told) => answer(told),
  });
  await script("/worker.js");
  /**
   * @param {object} message
   * @returns {Promise<Told>}
   */
  const send = (message) =>
    new Promise((done) => {
      answer = done;
      window.dispatchEvent(new MessageEvent("message", { data: message }));
    });
  return send;
}

/** @param {string} name */
const ours = (name) => import(`/assets/search/${name}.js`);

/** @type {Record<string, () => Promise<Ask>>} */
const ENGINES = {
  async vår() {
    const others = ["index", "query", "rank", "analysis", "citations", "dom", "load"];
    /** @type {Ours} */
    const [engine, { Matcher }, { hit }] = await Promise.all([
      ours("engine"),
      ours("why"),
      ours("hits"),
      ...others.map(ours),
    ]);
    await engine.open();
    return async (text) => {
      const { index, query, hits } = await engine.search(text);
      const cards = await index.cards(hits.slice(0, SHOWN).map(([number]) => number));
      const matcher = new Matcher(query, index);
      for (const card of cards) hit(card, matcher, true);
      return cards.map((card) => card.ref);
    };
  },
  async "temats (sv)"() {
    const send = await themeWorker();
    const { config, docs } = await (await fetch("/search_index.json")).json();
    await send({ type: 0, data: { config, docs, options: { suggest: false } } });
    return async (text) => {
      const { data } = await send({ type: 2, data: text });
      return data.items.slice(0, SHOWN).map(([item]) => item.location);
    };
  },
  async Pagefind() {
    const address = "/pagefind/pagefind.js";
    /** @type {Pagefind} */
    const pagefind = await import(address);
    await pagefind.options({ noWorker: true, excerptLength: 20 });
    await pagefind.init();
    return async (text) => {
      const { results } = await pagefind.search(text);
      const shown = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
      return shown.map((item) => clean(item.url));
    };
  },
  async "lunr, färdigt index"() {
    await themeWorker();
    const { lunr } = /** @type {HasLunr} */ (/** @type {unknown} */ (globalThis));
    const index = lunr.Index.load(await (await fetch("/lunr.json")).json());
    return (text) => {
      const words = text.split(APART).filter(Boolean);
      const found = index.query((query) => {
        for (const word of words) query.term(word.toLowerCase());
      });
      return Promise.resolve(found.slice(0, SHOWN).map((hit) => hit.ref));
    };
  },
  async "lunr, våra ord"() {
    await themeWorker();
    const { lunr } = /** @type {HasLunr} */ (/** @type {unknown} */ (globalThis));
    const [index, terms] = await Promise.all(
      ["lunr", "terms"].map(async (name) => (await fetch(`/${name}.json`)).json()),
    );
    const loaded = lunr.Index.load(index);
    return (text) => {
      const found = loaded.query((query) => {
        for (const term of terms[text] ?? []) query.term(term);
      });
      return Promise.resolve(found.slice(0, SHOWN).map((hit) => hit.ref));
    };
  },
};

/** @type {Ask} */
let ask;

Object.assign(window, {
  /**
   * Milliseconds until ready and until the first answer; the page's own start counts too.
   * @param {string} name
   * @param {string} text
   */
  async start(name, text) {
    const from = performance.now();
    ask = await ENGINES[name]();
    const ready = performance.now() - from;
    await ask(text);
    return [ready, performance.now() - from];
  },
  /**
   * What each query finds and how long it takes.
   * @param {string[]} queries
   */
  async run(queries) {
    const found = [];
    for (const text of queries) {
      const from = performance.now();
      const refs = await ask(text);
      found.push([refs, performance.now() - from]);
    }
    return found;
  },
});
