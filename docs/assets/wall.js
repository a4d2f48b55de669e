// Says on a sheet for the wall when it is printed, and that it is too old to hang up. Without it the last day stands there.

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

tell();
addEventListener("beforeprint", tell);
addEventListener("pageshow", tell);
