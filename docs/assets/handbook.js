/**
 * What the pages do beyond HTML and CSS. Nothing here is needed to read the handbook: without it the menu and the
 * contents open by themselves, tables scroll, and links to headings are in the list of contents.
 */

const WIDE = matchMedia("(min-width: 76em)");
const STACKED = matchMedia("(width < 56em)");
const MANY_STACKED = matchMedia("(width < 79em)");
const MANY = 8;
const FEWEST_ROWS_TO_SORT = 5;
const SWEDISH = new Intl.Collator("sv", { numeric: true, ignorePunctuation: true });

const status = document.createElement("p");
status.className = "hidden-text";
status.setAttribute("role", "status");
document.body.append(status);

/**
 * Tell screen readers something without moving the reader.
 * @param {string} words
 */
function announce(words) {
  status.textContent = "";
  requestAnimationFrame(() => {
    status.textContent = words;
  });
}

/**
 * Escape, a click beside it, or moving on closes the menu; Escape takes the focus back to its button.
 * @param {HTMLDetailsElement} details
 */
function menu(details) {
  const close = () => {
    details.open = false;
  };
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    close();
    details.querySelector("summary")?.focus();
  });
  details.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) close();
  });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Node && !details.contains(target)) close();
  });
}

/**
 * The contents stand open beside the text on wide screens, and mark the heading being read.
 * @param {HTMLDetailsElement} details
 */
function contents(details) {
  const fit = () => {
    details.open = WIDE.matches;
  };
  fit();
  WIDE.addEventListener("change", fit);
  const links = new Map(
    [...details.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
  );
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter((heading) => heading !== null);
  const mark = () => {
    const read = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
    for (const [id, link] of links) {
      if (id === read?.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px" });
  for (const heading of headings) observer.observe(heading);
}

/**
 * Each heading gets a link to itself, which also copies its address.
 * @param {HTMLHeadingElement} heading
 */
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
      setTimeout(() => {
        link.textContent = "#";
      }, 3000);
    } catch {
      announce("Länken står i adressfältet.");
    }
  });
  const row = document.createElement("div");
  row.className = "heading";
  heading.replaceWith(row);
  row.append(heading, link);
}

/**
 * A table stays one to screen readers though a narrow window, or a list of names in columns, stacks it: only then it
 * needs to be told. It can be sorted if it is long.
 * @param {HTMLTableElement} table
 */
function records(table) {
  const head = table.tHead;
  const [body] = table.tBodies;
  if (!head) return;
  const heads = [...head.rows[0].cells];
  const names = [...body.rows].map((row) => row.cells[0]);
  const cells = [...body.rows].flatMap((row) => [...row.cells].slice(1));
  /** @type {[string, Element[]][]} */
  const roles = [
    ["table", [table]],
    ["rowgroup", [head, body]],
    ["row", [...table.rows]],
    ["columnheader", heads],
    ["rowheader", names],
    ["cell", cells],
  ];
  const stacked = heads.length < MANY ? STACKED : MANY_STACKED;
  const always = table.closest(".scanned") !== null;
  const tell = () => {
    for (const [role, elements] of roles) {
      for (const element of elements) {
        if (always || stacked.matches) element.setAttribute("role", role);
        else element.removeAttribute("role");
      }
    }
  };
  tell();
  stacked.addEventListener("change", tell);
  if (body.rows.length < FEWEST_ROWS_TO_SORT) return;
  for (const [column, cell] of heads.entries()) sortable(body, heads, cell, column);
}

/**
 * Make a column's heading a button that sorts by it, up, down and then as the page had it; empty cells come last.
 * @param {HTMLTableSectionElement} body
 * @param {HTMLTableCellElement[]} heads
 * @param {HTMLTableCellElement} head
 * @param {number} column
 */
function sortable(body, heads, head, column) {
  const words = head.textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...head.childNodes);
  head.replaceChildren(button);
  const own = [...body.rows];
  button.addEventListener("click", () => {
    const sorted = head.getAttribute("aria-sort");
    if (sorted === "descending") {
      body.append(...own);
      head.removeAttribute("aria-sort");
      announce("Sorterat som från början.");
      return;
    }
    const down = sorted === "ascending";
    const texts = [...body.rows].map((row) => ({ row, text: (row.cells[column].textContent ?? "").trim() }));
    texts.sort(
      (one, other) =>
        Number(one.text === "") - Number(other.text === "") || (down ? -1 : 1) * SWEDISH.compare(one.text, other.text),
    );
    body.append(...texts.map(({ row }) => row));
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    announce(`Sorterat efter ${words}, ${down ? "fallande" : "stigande"}.`);
  });
}

/**
 * The search box loads what it needs when it is first used. It says at once what it is going to be.
 * @param {HTMLFormElement} form
 */
function searchbox(form) {
  const input = form.querySelector("input");
  if (!input) return;
  if (!document.querySelector("[data-search]")) {
    input.type = "text"; // a field of type search may be no combobox
    input.enterKeyHint = "search";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    let down = false; // the key that chooses the first hit was pressed before there is anything to hear it
    /** @param {KeyboardEvent} event */
    const hear = ({ key }) => {
      down = key === "ArrowDown";
    };
    input.addEventListener("keydown", hear);
    const load = async () => {
      try {
        await import("./search/all.js");
        input.removeEventListener("keydown", hear);
        if (input.value) input.dispatchEvent(new Event("input"));
        if (down) input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown" }));
      } catch {
        wake(); // the network may be back when the reader is
      }
    };
    const wake = () => input.addEventListener("focus", load, { once: true });
    wake();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      // What is typed goes with the tab and into no address, which the history would show; search/state.js takes it.
      window.name = `sok:${input.value.trim()}`;
      location.assign(form.action);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/**
 * A page is added to the list that is in the address; without script its link leads to what to do instead.
 * @param {HTMLAnchorElement} link
 */
function addable(link) {
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { addHere } = await import("./course/carry.js");
    addHere();
  });
}

/**
 * Hits are added to a list, or get what adds them when a reader has asked for it.
 * @param {MouseEvent} event
 */
async function collecting({ target }) {
  const pressed = target instanceof Element && target.closest("[data-course-begin], [data-course-hit]");
  if (!(pressed instanceof HTMLElement)) return;
  const { add, begin } = await import("./course/carry.js");
  const { courseHit } = pressed.dataset;
  if (courseHit === undefined) begin();
  else add(courseHit);
}

/**
 * What can be done with a reference is loaded when the references are opened.
 * @param {HTMLDetailsElement} details
 */
function references(details) {
  const load = async () => {
    const { dress } = await import("./cite/page.js");
    dress(details);
  };
  details.addEventListener("toggle", load, { once: true });
}

/** What stands around a place on the page in an address: a municipality may go before or after it. */
const AROUND = /^#|&?kommun=[^&]*&?/g;

/** Unfold what a link leads to, and on the page of changes all that has changed since the edition it leads to. */
function unfold() {
  const target = document.getElementById(location.hash.replace(AROUND, ""));
  if (!target) return;
  let [over, past] = [/** @type {Element | null} */ (null), false];
  for (const place of document.querySelectorAll("details.fold, :is(h2, h3, h4)[id]")) {
    if (!(place instanceof HTMLDetailsElement)) over = place;
    past ||= over === target;
    if (place instanceof HTMLDetailsElement && (over === target || (!past && "since" in place.dataset)))
      place.open = true;
  }
  target.scrollIntoView();
}

/**
 * Give every element that matches, and is what it should be, what a script adds to it.
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} kind
 * @param {(element: T) => void} add
 */
function each(selector, kind, add) {
  for (const element of document.querySelectorAll(selector)) if (element instanceof kind) add(element);
}

const A_LIST = /kurs(?::|%3a)/i;
const CHOSEN = /[#&]kommun=/;

/** What chooses a municipality comes when one is chosen: in the address, on the device if the reader asked, or now. */
function municipality() {
  const load = () => import("./local/choice.js");
  const told = () => {
    if (CHOSEN.test(location.hash) || document.documentElement.dataset.kommun) load();
  };
  told();
  addEventListener("hashchange", told);
  try {
    if (localStorage.getItem("handboken-kommun")) load();
  } catch {
    // The device's memory is shut: the address alone tells.
  }
  each(".local-way a", HTMLAnchorElement, (link) => {
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      try {
        const { open } = await import("./local/choose.js");
        await open(link.parentElement ?? link);
      } catch {
        location.assign(link.href); // without a network the list of all municipalities may be at hand
      }
    });
  });
}

if (location.protocol !== "file:") municipality();
each("[data-print]", HTMLButtonElement, (button) => button.addEventListener("click", () => print()));
each("[data-search-box]", HTMLFormElement, searchbox);
each(".menu", HTMLDetailsElement, menu);
each("[data-course-add]", HTMLAnchorElement, addable);
document.addEventListener("click", collecting);
if (A_LIST.test(location.hash)) import("./course/carry.js");
each(".cite", HTMLDetailsElement, references);
unfold();
addEventListener("hashchange", unfold);
each(".toc", HTMLDetailsElement, contents);
each(".md-typeset :is(h2, h3)[id]:not(.admonition-title)", HTMLHeadingElement, headingLink);
each(".records table", HTMLTableElement, records);
