// The choice of a product set. Searching is the app's: what was typed is handed over to it.

import { screenOf } from "./screen.js";
import { begin } from "./store.js";

/** The screen of the list; `open` goes on to the first step of a draft. `opening` says that the app is on its way. */
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
      // The storage is full or blocked: the app will say why.
      wait();
    }
  });
  return element;
}
