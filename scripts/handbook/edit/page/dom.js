/** Elements made without markup in text: what an editor has typed is never read as HTML. */

/**
 * Make an element with attributes, listeners (`on…`) and children.
 * @param {string} name
 * @param {Record<string, unknown>} [given] `false`, `null` and `undefined` leave an attribute out
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElement}
 */
export function el(name, given = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith("on") && typeof value === "function") {
      made.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    } else if (value === true) {
      made.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, String(value));
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/**
 * Return the element with an id that is in the page from the beginning.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(id);
  }
  return found;
}

/**
 * Make a button that does something when it is pressed.
 * @param {string} words
 * @param {() => void} does
 * @param {Record<string, unknown>} [given]
 * @returns {HTMLElement}
 */
export function button(words, does, given = {}) {
  return el("button", { type: "button", onclick: does, ...given }, words);
}

/**
 * Ask something in a dialog; it is closed with Escape as well. Enter in a box does what the main button does, or takes
 * the first of what is found by the words in it. What comes in the place of another dialog has the focus on its title.
 * @param {string} title
 * @param {...(Node | string)} children
 * @returns {HTMLDialogElement}
 */
export function dialog(title, ...children) {
  const box = /** @type {HTMLDialogElement} */ (byId("dialog"));
  const shut = button("Stäng", () => box.close(), { class: "quiet" });
  const refused = el("p", { id: "dialog-said", class: "wrong", role: "alert" });
  const heading = el("h2", { id: "dialog-title", tabindex: box.open && "-1" }, title);
  box.replaceChildren(heading, ...children, refused, shut);
  box.onkeydown = (event) => {
    const within = event.target instanceof HTMLInputElement && event.target.type !== "radio" ? event.target : null;
    if (event.key === "Enter" && within && !event.isComposing) {
      event.preventDefault();
      const first = within.value.trim() ? box.querySelector(".choices button") : null;
      /** @type {HTMLElement | null} */ (box.querySelector("button.main") ?? first)?.click();
    }
  };
  if (box.open) {
    heading.focus(); // what had it is gone, and nobody who listens would know that another dialog is here
  } else {
    box.showModal();
  }
  return box;
}

/**
 * Say something to everybody, also to those who listen; what goes wrong in a dialog there too, since it hides the rest.
 * @param {string} words
 * @param {boolean} [wrong]
 */
export function say(words, wrong = false) {
  const refused = document.getElementById("dialog-said");
  if (refused) {
    refused.textContent = wrong ? words : "";
  }
  for (const place of [byId("status"), document.getElementById("short")]) {
    if (place) {
      if (place.textContent !== words) {
        place.textContent = words; // what is said already is not said again at each key
      }
      place.classList.toggle("wrong", wrong);
    }
  }
}
