/** Tabs of one browser that have the same record open: what is typed is kept once for each record. */

const channel = new BroadcastChannel("redigera");
/** @type {{ ref: string, told: (open: boolean) => void } | null} */
let here = null;

channel.addEventListener("message", ({ data }) => {
  if (here && data.ref === here.ref) {
    here.told(!data.left);
    if (data.asks || data.left) {
      channel.postMessage({ ref: here.ref, asks: false });
    }
  }
});

/**
 * Tell other tabs which record is open here, and be told if it is open there too, now or later, and when it is not.
 * @param {string} ref
 * @param {(open: boolean) => void} told
 */
export function inOtherTabs(ref, told) {
  leave();
  here = { ref, told };
  channel.postMessage({ ref, asks: true });
}

/** Tell other tabs that no record is open here any longer. */
export function leave() {
  if (here) {
    channel.postMessage({ ref: here.ref, left: true });
    here = null;
  }
}

addEventListener("pagehide", leave);
