// The choice of a product set. Only the app can search, so the text in the search field is handed over to it.

import { screenOf } from "./screen.js";
import { begin } from "./store.js";

/** The list of sets. `open` opens the first step of a new draft; `opening` is the note that the app is loading. */
export function setsScreen({ html, edition, first }, open, opening) {
  const element = screenOf(html);
  const wait = () => (element.querySelector(".status").textContent = opening);
  element.addEventListener("input", wait, { once: true });
  element.addEventListener("click", ({ target }) => {
    const set = target.closest("button.set")?.value;
    if (!set) return;
    try {
      open(begin(edition, Number(set)), first[set]);
    } catch {
      // The storage is full or blocked. The app will tell the user the reason.
      wait();
    }
  });
  return element;
}
