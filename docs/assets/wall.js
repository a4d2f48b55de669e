// Says on a sheet for the wall when it is printed, and that it is too old to hang up. Without it the last day stands there.
// What is written in the boxes is shown and printed whole.

const SWEDEN = { timeZone: "Europe/Stockholm" };
/** @type {NodeListOf<HTMLTextAreaElement>} */
const boxes = document.querySelectorAll(".wall-own textarea");
const note = document.querySelector("[data-until]");
const said = document.createElement("span");
said.className = "onpaper";
note?.append(" ", said);

/** A month or a year lasts to its end: its digits come before any day in it, so only as many are compared. */
function tell() {
  if (!(note instanceof HTMLElement)) return;
  const now = new Date();
  const until = note.dataset.until ?? "";
  const old = now.toLocaleDateString("sv-SE", SWEDEN).slice(0, until.length) > until;
  const day = now.toLocaleDateString("sv-SE", { ...SWEDEN, dateStyle: "long" });
  note.classList.toggle("wall-old", old);
  said.classList.toggle("onpaper", !old);
  said.textContent = old ? "Bladet har gått ut. Läs vägledningen innan du sätter upp det." : `Utskrivet ${day}.`;
}

/**
 * What stands in a box, a reader's own words or the municipality's number, may be longer than it: a copy of it that is not
 * seen makes the box as high, and stands in its place on paper.
 * @param {HTMLTextAreaElement} box
 */
function fit(box) {
  box.parentElement?.querySelector(".wall-written")?.remove();
  if (!box.value.trim()) return;
  const written = document.createElement("span");
  written.className = "wall-written";
  written.textContent = box.value;
  box.after(written);
}

function fitAll() {
  for (const box of boxes) fit(box);
}

/** On paper only boxes with nothing in them are boxes: to write in by hand. */
function fill() {
  fitAll();
  for (const box of boxes) box.classList.toggle("onscreen", box.value.trim() !== "");
}

tell();
fitAll();
for (const box of boxes) {
  box.addEventListener("input", () => fit(box));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  new MutationObserver(() => fit(box)).observe(box, { childList: true });
}
addEventListener("beforeprint", tell);
addEventListener("beforeprint", fill);
addEventListener("pageshow", tell);
addEventListener("pageshow", fitAll);
