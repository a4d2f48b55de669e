/**
 * Drives each engine in the page's own thread, so that the slowed processor slows all of them alike. An engine is
 * `open()`, which makes it ready, and `ask(text)`, which returns the refs of the first hits with all that is shown.
 */

const SHOWN = 10;
const clean = (ref) => ref.replace(/^\/|\/$/g, "").replace(/\/index\.html$/, "");

async function script(address) {
  await new Promise((done, failed) => {
    const made = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(made);
  });
}

/** The theme's worker, run in the page. */
async function themeWorker() {
  window.importScripts = async (...files) => {
    for (const file of files) await script(file.replace("../", "/"));
  };
  let answer;
  window.postMessage = (message) => answer(message);
  await script("/worker.js");
  return (message) =>
    new Promise((done) => {
      answer = done;
      window.dispatchEvent(new MessageEvent("message", { data: message }));
    });
}

const ENGINES = {
  async vår() {
    const modules = ["engine", "why", "hits", "index", "query", "rank", "analysis", "citations", "dom", "load"];
    const [engine, { Matcher }, { hit }] = await Promise.all(
      modules.map((name) => import(`/assets/search/${name}.js`)),
    );
    await engine.open();
    return async (text) => {
      const { index, query, hits } = await engine.search(text);
      const cards = await index.cards(hits.slice(0, SHOWN).map(([number]) => number));
      const matcher = new Matcher(query, index);
      cards.forEach((card) => hit(card, matcher));
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
    const pagefind = await import("/pagefind/pagefind.js");
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
    const index = window.lunr.Index.load(await (await fetch("/lunr.json")).json());
    return async (text) => {
      const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      return index
        .query((query) => words.forEach((word) => query.term(word.toLowerCase())))
        .slice(0, SHOWN)
        .map((hit) => hit.ref);
    };
  },
};

/** Milliseconds until ready and until the first answer; the page's own start counts too. */
window.start = async (name, text) => {
  const from = performance.now();
  window.ask = await ENGINES[name]();
  const ready = performance.now() - from;
  await window.ask(text);
  return [ready, performance.now() - from];
};

/** What each query finds and how long it takes. */
window.run = async (queries) => {
  const found = [];
  for (const text of queries) {
    const from = performance.now();
    const refs = await window.ask(text);
    found.push([refs, performance.now() - from]);
  }
  return found;
};
