/** What the page asks the program for. The key of the session stands after # in the address that the program printed. */

const KEPT = "nyckel";
const GONE =
  "Programmet svarar inte. Starta det igen med make edit och låt den här fliken vara öppen: det du har skrivit finns kvar i den.";
const OTHER_KEY =
  "Öppna adressen som programmet skrev ut när det startade, i en ny flik. Låt den här vara öppen: det du har skrivit finns kvar i den.";
const channel = new BroadcastChannel("redigera-nyckel");

/**
 * Return the key: from the address, which then loses it, or from before the page was loaded anew.
 * @returns {string}
 */
function theKey() {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(KEPT, given);
    history.replaceState(null, "", "/");
    channel.postMessage(given);
  }
  return sessionStorage.getItem(KEPT) ?? "";
}

/** The key, which is another one when the program has been started anew. */
export const session = { key: theKey() };

/**
 * Be told when another tab has been opened with the key of a program that has been started anew.
 * @param {(key: string) => void} told
 */
export function whenStartedAnew(told) {
  channel.addEventListener("message", ({ data }) => {
    if (typeof data === "string" && data !== session.key) {
      told(data);
    }
  });
}

/**
 * Go on with another key.
 * @param {string} key
 */
export function goOnWith(key) {
  session.key = key;
  sessionStorage.setItem(KEPT, key);
}

/** An answer that says why something was not done. */
export class Refused extends Error {}

/**
 * Ask the program to do something, and return what it answers.
 * @param {string} what
 * @param {Record<string, unknown>} [given]
 * @param {string} [key]
 * @returns {Promise<any>}
 */
export async function call(what, given = {}, key = session.key) {
  let answer;
  try {
    answer = await fetch(`/gor/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-nyckel": key },
      body: JSON.stringify(given),
    });
  } catch {
    throw new Refused(GONE);
  }
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const words = answer.status === 403 ? OTHER_KEY : data.error;
    throw new Refused(words ?? "Något gick fel i programmet.");
  }
  return data;
}
