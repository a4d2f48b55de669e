// Adds choices above a list of material, and hides the items that do not match. Without it, the whole list is there.
// The choices are kept in the address, so that a selection can be linked.

/** What stands where a source says nothing: it comes last. */
const UNKNOWN = "anges inte";
const AFTER_PATH = /[?#].*$/;
/** The choices in the order in which a reader makes them; any other comes last. */
const ORDER = ["Ålder", "Språk", "Typ", "Format", "Roll", "Tillgång"];
/** A material that does not say for which age it is may fit all the same: it is shown after those that do. */
const AGE = "Ålder";
/** As scripts/handbook/catalog/order.py sorts; a test holds the two together. */
const SWEDISH = new Intl.Collator("sv", { numeric: true, ignorePunctuation: true });

/** @typedef {{ label: HTMLLabelElement, select: HTMLSelectElement, facet: string }} Choice */

/**
 * Return the words of one facet in one item: what is stated, or what it is found by all the same.
 * @param {HTMLElement} item
 * @param {string} facet
 */
const wordsOf = (item, facet) =>
  [...item.querySelectorAll(`[data-facet="${facet}"]`)].map(
    (word) => word.getAttribute("data-taken-for") ?? (word.textContent ?? "").trim(),
  );

/**
 * Return a labelled select with every word that occurs in a facet.
 * @param {string} facet
 * @param {HTMLElement[]} items
 * @returns {Choice}
 */
function choiceFor(facet, items) {
  const words = [...new Set(items.flatMap((item) => wordsOf(item, facet)))];
  words.sort((one, other) => Number(one === UNKNOWN) - Number(other === UNKNOWN) || SWEDISH.compare(one, other));
  const label = document.createElement("label");
  const select = document.createElement("select");
  label.append(`${facet} `, select);
  select.name = facet.toLowerCase();
  select.append(new Option("Alla", ""), ...words.map((word) => new Option(word, word)));
  return { label, select, facet };
}

/**
 * Show the items that match every choice, say how many they are, and keep the choices in the address.
 * @param {HTMLElement[]} items
 * @param {Choice[]} choices
 * @param {HTMLElement} status
 */
function apply(items, choices, status) {
  const chosen = choices.filter(({ select }) => select.value);
  /** @param {HTMLElement} item @param {Choice} choice */
  const fits = (item, { select, facet }) => wordsOf(item, facet).includes(select.value);
  /** @param {HTMLElement} item @param {Choice} choice */
  const silent = (item, { facet }) => facet === AGE && wordsOf(item, facet).includes(UNKNOWN);
  const fitting = items.filter((item) => chosen.every((choice) => fits(item, choice)));
  const perhaps = items.filter(
    (item) => !fitting.includes(item) && chosen.every((choice) => fits(item, choice) || silent(item, choice)),
  );
  for (const item of items) item.hidden = !(fitting.includes(item) || perhaps.includes(item));
  const hidden = items.filter((item) => item.hidden);
  items[0]?.parentElement?.append(...fitting, ...perhaps, ...hidden);
  const shown = fitting.length + perhaps.length;
  const they = perhaps.length === 1 ? "den" : "de";
  const told = perhaps.length ? ` ${perhaps.length} av dem säger inte för vilken ålder: ${they} står sist.` : "";
  status.textContent = shown
    ? `Visar ${shown} av ${items.length} material.${told}`
    : "Inget material passar alla val. Ta bort något val.";
  const query = new URLSearchParams(chosen.map(({ select }) => [select.name, select.value])).toString();
  history.replaceState(null, "", `${location.href.replace(AFTER_PATH, "")}${query ? `?${query}` : ""}${location.hash}`);
}

/**
 * Set the choices to what the address says.
 * @param {Choice[]} choices
 */
function restore(choices) {
  const given = new URLSearchParams(location.search);
  for (const { select } of choices) {
    const wanted = given.get(select.name);
    if (wanted && [...select.options].some((option) => option.value === wanted)) select.value = wanted;
  }
}

/**
 * Make one list filterable.
 * @param {Element} container
 */
function enhance(container) {
  const items = [...container.querySelectorAll("li")];
  const facets = new Set(
    [...container.querySelectorAll("[data-facet]")].map((word) => word.getAttribute("data-facet")),
  );
  const place = (/** @type {string} */ facet) => ORDER.indexOf(facet) + 1 || ORDER.length + 1;
  const names = [...facets].map((facet) => facet ?? "").sort((one, other) => place(one) - place(other));
  const choices = names.map((facet) => choiceFor(facet, items));
  const form = document.createElement("form");
  form.className = "filter";
  form.setAttribute("aria-label", "Filtrera materialet");
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const reset = document.createElement("button");
  reset.type = "reset";
  reset.textContent = "Visa alla";
  form.append(...choices.map(({ label }) => label), reset);
  form.addEventListener("change", () => apply(items, choices, status));
  form.addEventListener("reset", () => setTimeout(() => apply(items, choices, status)));
  form.addEventListener("submit", (event) => event.preventDefault());
  // A move within the page changes no choice: the address of the place it leads to gets the choices that stand.
  addEventListener("popstate", () => apply(items, choices, status));
  container.before(form, status);
  restore(choices);
  apply(items, choices, status);
}

for (const container of document.querySelectorAll(".filterable")) enhance(container);
