// Says on a sheet for the wall when it is printed, and that it is too old to hang up. Without it the last day stands there.
// What is written in the boxes is printed whole.

const SWEDEN = { timeZone: "Europe/Stockholm" };
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

/** What a reader has written, or the municipality's own number, is longer than its box: on paper it goes on below. */
function copy() {
  for (const old of document.querySelectorAll(".wall-written")) old.remove();
  for (const input of document.querySelectorAll(".wall-own input")) {
    if (!(input instanceof HTMLInputElement)) continue;
    input.classList.toggle("onscreen", input.value.trim() !== "");
    if (!input.value.trim()) continue;
    const written = document.createElement("span");
    written.className = "wall-written onpaper";
    written.textContent = input.value;
    input.after(written);
  }
}

tell();
addEventListener("beforeprint", tell);
addEventListener("beforeprint", copy);
addEventListener("pageshow", tell);
