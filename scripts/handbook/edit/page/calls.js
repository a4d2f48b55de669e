/** What the page asks the program for. The key of the session stands after # in the address that the program printed. */

const KEPT = "nyckel";

/**
 * Return the key: from the address, which then loses it, or from before the page was loaded anew.
 * @returns {string}
 */
function theKey() {
  const given = location.hash.slice(1);
  if (given) {
    sessionStorage.setItem(KEPT, given);
    history.replaceState(null, "", "/");
  }
  return sessionStorage.getItem(KEPT) ?? "";
}

export const key = theKey();

/** An answer that says why something was not done. */
export class Refused extends Error {}

/**
 * Ask the program to do something, and return what it answers.
 * @param {string} what
 * @param {Record<string, unknown>} [given]
 * @returns {Promise<any>}
 */
export async function call(what, given = {}) {
  let answer;
  try {
    answer = await fetch(`/gor/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-nyckel": key },
      body: JSON.stringify(given),
    });
  } catch {
    throw new Refused("Programmet svarar inte. Starta det igen med make edit. Det du har skrivit finns kvar.");
  }
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const words = answer.status === 403 ? "Öppna adressen som programmet skrev ut när det startade." : data.error;
    throw new Refused(words ?? "Något gick fel i programmet.");
  }
  return data;
}
