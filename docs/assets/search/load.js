/**
 * Where the search's data comes from. This is the only place that fetches: an edition without a server can put the
 * files' text into globalThis.handbookSearchData by name instead.
 */

/** @typedef {{ handbookSearchData?: Record<string, string> }} MayHold */

/** The site's root, which may be a folder of another site. */
export const ROOT = new URL("../../", import.meta.url);

/**
 * The address of one of the site's pages. A copy on disk has no server that finds the page of a folder.
 * @param {string} address
 */
export function pageAt(address) {
  const url = new URL(address, ROOT);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}

/**
 * The text of one data file. The version keeps a cached file from an older build from being read with a newer head.
 * @param {string} name
 * @param {string} [version]
 * @returns {Promise<string>}
 */
export async function load(name, version) {
  const kept = /** @type {MayHold} */ (globalThis).handbookSearchData?.[name];
  if (kept !== undefined) return kept;
  const address = new URL(`data/${name}${version ? `?v=${version}` : ""}`, import.meta.url);
  const response = await fetch(address, version ? {} : { cache: "no-cache" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
}
