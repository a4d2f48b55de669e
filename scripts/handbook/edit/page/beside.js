/** The page beside the form: the one that is shown stays until the next is there, so that nothing blinks. */

import { session } from "./calls.js";
import { byId } from "./dom.js";

/** @type {HTMLIFrameElement | null} */
let coming = null;

const PLAIN = "Här syns bara texten. Kör make site en gång, så ser sidan ut som på webbplatsen.";

let whose = "";
/** The record whose page is shown. */

/**
 * Show the page of a record as it has become; while something is wrong with it, as it was before that.
 * @param {string} ref
 * @param {string | null} address of its page, if one can be shown
 * @param {boolean} wrong whether errors keep the page as it was
 * @param {boolean} [built] whether there is a build whose pages it can look like
 */
export function beside(ref, address, wrong, built = true) {
  const other = whose !== ref;
  if (address && (other || !wrong)) {
    bring(address);
  } else if (other) {
    coming?.remove();
    /** @type {HTMLIFrameElement} */ (byId("page")).src = "about:blank"; // not the page of another record
  }
  whose = ref;
  const until = wrong ? `Sidan ${address ? "ändras" : "visas"} när felen är rättade.` : "";
  byId("no-page").textContent = until || (built ? "" : PLAIN);
}

/**
 * Bring the page at an address, at the place to which it was scrolled.
 * @param {string} address
 */
function bring(address) {
  coming?.remove();
  const old = /** @type {HTMLIFrameElement} */ (byId("page"));
  const wanted = `/sida/${session.key}/${address}`;
  const next = /** @type {HTMLIFrameElement} */ (old.cloneNode());
  next.removeAttribute("id");
  next.className = "coming";
  next.inert = true;
  next.src = wanted;
  coming = next;
  // Once: later loads are those of an editor who follows a link, perhaps to a place on a page.
  next.addEventListener(
    "load",
    () => {
      next.contentWindow?.scrollTo(0, scrolled(old, wanted));
      old.remove();
      next.id = "page";
      next.removeAttribute("class");
      next.inert = false;
      coming = null;
    },
    { once: true },
  );
  old.after(next);
}

/**
 * Return how far down a frame is scrolled: nothing if it shows another page than the one that is wanted.
 * @param {HTMLIFrameElement} frame
 * @param {string} wanted
 * @returns {number}
 */
function scrolled(frame, wanted) {
  try {
    const inside = frame.contentWindow;
    return inside && new URL(inside.location.href).pathname === wanted ? inside.scrollY : 0;
  } catch {
    return 0; // what it shows is of another origin, as the browser's own page is that says that it cannot show one
  }
}
