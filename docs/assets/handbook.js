/**
 * What the pages do beyond HTML and CSS. Nothing here is needed to read the handbook: without it the menu and the
 * contents open by themselves, tables scroll, and links to headings are in the list of contents.
 */

const WIDE = matchMedia("(min-width: 76em)");
const FEWEST_ROWS_TO_SORT = 5;
const SWEDISH = new Intl.Collator("sv", { numeric: true });

const status = document.createElement("p");
status.className = "hidden-text";
status.setAttribute("role", "status");
document.body.append(status);

/** Tell screen readers something without moving the reader. */
function announce(words) {
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = words; });
}

/** Escape, a click beside it, or moving on closes the menu; Escape takes the focus back to its button. */
function menu(details) {
  const close = () => { details.open = false; };
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    close();
    details.querySelector("summary").focus();
  });
  details.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) close();
  });
  document.addEventListener("click", (event) => {
    if (!details.contains(event.target)) close();
  });
}

/** The contents stand open beside the text on wide screens, and mark the heading being read. */
function contents(details) {
  const fit = () => { details.open = WIDE.matches; };
  fit();
  WIDE.addEventListener("change", fit);
  const links = new Map([...details.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    const read = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
    for (const [id, link] of links) {
      if (id === read?.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" });
  headings.forEach((heading) => observer.observe(heading));
}

/** Each heading gets a link to itself, which also copies its address. */
function headingLink(heading) {
  const link = document.createElement("a");
  link.className = "headerlink";
  link.href = `#${heading.id}`;
  link.textContent = "#";
  link.setAttribute("aria-label", `Kopiera länk till avsnittet ${heading.textContent}`);
  link.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      announce("Länken är kopierad.");
      link.textContent = "# kopierad";
      setTimeout(() => { link.textContent = "#"; }, 3000);
    } catch {
      announce("Länken står i adressfältet.");
    }
  });
  const row = document.createElement("div");
  row.className = "heading";
  heading.replaceWith(row);
  row.append(heading, link);
}

/** A table of records stays a table to screen readers though a phone stacks it, and can be sorted if it is long. */
function records(table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  const roles = { table: [table], rowgroup: [table.tHead, table.tBodies[0]], row: [...table.rows], columnheader: heads };
  for (const [role, elements] of Object.entries(roles)) elements.forEach((element) => element.setAttribute("role", role));
  for (const row of rows) {
    for (const cell of row.cells) cell.setAttribute("role", "cell");
  }
  if (rows.length >= FEWEST_ROWS_TO_SORT) heads.forEach((head, column) => sortable(table, head, column));
}

/** Make a column's heading a button that sorts by it, up and then down; empty cells come last. */
function sortable(table, head, column) {
  const words = head.textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...head.childNodes);
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    const text = (row) => row.cells[column].textContent.trim();
    const order = (one, other) => (text(one) === "") - (text(other) === "")
      || (down ? -1 : 1) * SWEDISH.compare(text(one), text(other));
    table.tBodies[0].append(...[...table.tBodies[0].rows].sort(order));
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    announce(`Sorterat efter ${words}, ${down ? "fallande" : "stigande"}.`);
  });
}

/** Leave at once: in the same tab, in place of this page, by the button or by pressing Shift three times. */
function exit(link) {
  const leave = () => {
    document.documentElement.hidden = true;
    document.title = "Väder";
    location.replace(link.href);
  };
  let presses = 0;
  let timer;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keyup", (event) => {
    clearTimeout(timer);
    presses = event.key === "Shift" ? presses + 1 : 0;
    if (presses === 3) leave();
    else if (presses) announce(presses === 2 ? "Tryck Skift en gång till för att lämna sidan." : "");
    timer = setTimeout(() => { presses = 0; }, 5000);
  });
}

/** The search box loads what it needs when it is first used. It says at once what it is going to be. */
function searchbox(form) {
  const input = form.querySelector("input");
  if (!document.querySelector("[data-search]")) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    let down = false; // the key that chooses the first hit was pressed before there is anything to hear it
    const hear = ({ key }) => { down = key === "ArrowDown"; };
    input.addEventListener("keydown", hear);
    const wake = () => input.addEventListener("focus", async () => {
      try {
        await import("./search/all.js");
        input.removeEventListener("keydown", hear);
        if (input.value) input.dispatchEvent(new Event("input"));
        if (down) input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown" }));
      } catch {
        wake(); // the network may be back when the reader is
      }
    }, { once: true });
    wake();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = `${form.action}#${new URLSearchParams({ q: input.value.trim() })}`; // what follows # is never sent
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

document.querySelectorAll("[data-search-box]").forEach(searchbox);
document.querySelectorAll(".menu").forEach(menu);
document.querySelectorAll(".toc").forEach(contents);
document.querySelectorAll(".md-typeset :is(h2, h3)[id]").forEach(headingLink);
document.querySelectorAll(".records > table").forEach(records);
document.querySelectorAll("[data-exit]").forEach(exit);
