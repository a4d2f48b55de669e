/** Tabs of one browser that have the same record open: what is typed is kept once for each record. */

const channel = new BroadcastChannel("redigera");
/** @type {{ ref: string, told: () => void } | null} */
let here = null;

channel.addEventListener("message", ({ data }) => {
  if (here && data.ref === here.ref) {
    here.told();
    if (data.asks) {
      channel.postMessage({ ref: here.ref, asks: false });
    }
  }
});

/**
 * Tell other tabs which record is open here, and be told if it is open there too, now or later.
 * @param {string} ref
 * @param {() => void} told
 */
export function inOtherTabs(ref, told) {
  here = { ref, told };
  channel.postMessage({ ref, asks: true });
}
