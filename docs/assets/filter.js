// Adds a choice per column above a table of material, and hides the rows that do not match. Without it, the whole
// table is there. The choices are kept in the address, so that a selection can be linked.

const SEPARATOR = "; ";

/** Return the words of one cell. */
const wordsOf = (row, column) => row.cells[column].textContent.trim().split(SEPARATOR);

/** Return a labelled select with every word that occurs in a column. */
function choiceFor(table, column, rows) {
  const name = table.tHead.rows[0].cells[column].textContent.trim();
  const words = [...new Set(rows.flatMap((row) => wordsOf(row, column)))].filter(Boolean);
  const label = document.createElement("label");
  const select = document.createElement("select");
  label.append(`${name} `, select);
  select.name = name.toLowerCase();
  select.append(new Option("Alla", ""));
  words.sort((a, b) => a.localeCompare(b, "sv")).forEach((word) => select.append(new Option(word, word)));
  return { label, select, column };
}

/** Show the rows that match every choice, say how many they are, and keep the choices in the address. */
function apply(rows, choices, status) {
  const chosen = choices.filter(({ select }) => select.value);
  rows.forEach((row) => {
    row.hidden = !chosen.every(({ select, column }) => wordsOf(row, column).includes(select.value));
  });
  const shown = rows.filter((row) => !row.hidden).length;
  status.textContent = `Visar ${shown} av ${rows.length}.`;
  const query = new URLSearchParams(chosen.map(({ select }) => [select.name, select.value]));
  history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
}

/** Make one table filterable. */
function enhance(container) {
  const table = container.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  const form = document.createElement("form");
  form.className = "filter";
  form.setAttribute("aria-label", "Filtrera materialet");
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const columns = [...table.tHead.rows[0].cells].keys();
  const choices = [...columns].slice(1).map((column) => choiceFor(table, column, rows));
  const given = new URLSearchParams(location.search);
  choices.forEach(({ select }) => {
    select.value = [...select.options].some((option) => option.value === given.get(select.name)) ? given.get(select.name) : "";
  });
  const reset = document.createElement("button");
  reset.type = "reset";
  reset.textContent = "Visa alla";
  form.append(...choices.map(({ label }) => label), reset);
  form.addEventListener("change", () => apply(rows, choices, status));
  form.addEventListener("reset", () => setTimeout(() => apply(rows, choices, status)));
  form.addEventListener("submit", (event) => event.preventDefault());
  container.prepend(form, status);
  apply(rows, choices, status);
}

document.querySelectorAll(".filterable").forEach(enhance);
