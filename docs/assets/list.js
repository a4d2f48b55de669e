/**
 * A box above a long list of records that hides what does not have the words typed in it. Without script the whole list
 * is there; what is typed is kept nowhere.
 */

const SPACES = /\s+/;
const MARKS = /[\u0300-\u0302\u0304-\u0307\u0309\u030B-\u036F]/g;

/**
 * Small letters without the accents that are no letters of their own in Swedish: å, ä and ö keep theirs.
 * @param {string} text
 */
const folded = (text) => text.toLowerCase().normalize("NFD").replace(MARKS, "").normalize("NFC");

/**
 * @param {HTMLElement} group
 * @returns {Element | null} The heading over a group, if it has one.
 */
function headingOf(group) {
  const before = group.previousElementSibling;
  const heading = before?.matches(".heading") ? before.firstElementChild : before;
  return heading?.matches("h2") ? before : null;
}

/**
 * @param {HTMLElement[]} groups
 * @param {string} typed
 * @returns {number} How many rows are left.
 */
function narrow(groups, typed) {
  const words = folded(typed).split(SPACES).filter(Boolean);
  let left = 0;
  for (const group of groups) {
    let fitting = 0;
    for (const row of group.querySelectorAll("tbody tr")) {
      const text = folded(row.textContent ?? "");
      const fits = words.every((word) => text.includes(word));
      row.toggleAttribute("hidden", !fits);
      fitting += Number(fits);
    }
    group.hidden = !fitting;
    headingOf(group)?.toggleAttribute("hidden", !fitting);
    const fold = group.querySelector("details");
    if (fold) fold.open = words.length > 0 && fitting > 0;
    left += fitting;
  }
  return left;
}

/**
 * @param {Element} count The line that says how many there are; it says how many are shown.
 * @param {HTMLElement[]} groups
 */
function addBox(count, groups) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const form = document.createElement("form");
  input.type = "search";
  input.autocomplete = "off";
  input.spellcheck = false;
  label.append("Filtrera listan ", input);
  form.className = "filter filter--words";
  form.append(label);
  form.addEventListener("submit", (event) => event.preventDefault());
  const all = count.textContent ?? "";
  count.setAttribute("role", "status");
  const ways = document.querySelector(".groups");
  input.addEventListener("input", () => {
    ways?.toggleAttribute("hidden", Boolean(input.value.trim()));
    const left = narrow(groups, input.value);
    if (!input.value.trim()) count.textContent = all;
    else if (left) count.textContent = `Visar ${left} av ${all}`;
    else count.textContent = "Inget i listan passar. Sök i hela handboken i rutan högst upp.";
  });
  count.before(form);
}

const line = document.querySelector(".count");
const lists = [...document.querySelectorAll(".records")].filter((group) => group instanceof HTMLElement);
if (line && lists.length) addBox(line, lists);
