// The choice of a product set, as src/screens/new.rs draws it. Searching is the app's: what was typed is handed over to it.

import { heading, make } from "./make.js";
import { begin } from "./store.js";

/** The screen of the list; `open` goes on to the first step of a draft. */
export function setsScreen({ words, edition, industries }, open) {
  const failed = make("div", {});
  const choose = ({ no, first }) => {
    try {
      open(begin(edition, no), first);
    } catch {
      // The storage is full or blocked: the app will say why.
      failed.replaceChildren(make("p.status", { role: "status" }, words.opening));
    }
  };
  const card = (set) => {
    const button = make(
      "button.card.set",
      { type: "button" },
      make("span.meta", {}, set.label),
      make("span.set-name", {}, set.name),
      make("span.set-about", {}, set.about),
      make("span.meta", {}, set.examples),
    );
    button.addEventListener("click", () => choose(set));
    return make("li", {}, button);
  };
  const search = make(
    "div.field",
    {},
    make("label", { for: "early-search" }, words.search),
    make("p.hint", { id: "early-search-hint" }, words.searchHint),
    make("input", { id: "early-search", type: "search", autocomplete: "off", "aria-describedby": "early-search-hint" }),
  );
  const status = make("p.status", { role: "status" });
  search.addEventListener("input", () => (status.textContent = words.opening), { once: true });
  return {
    title: words.sets,
    leadsOn: true,
    element: make(
      "div.early",
      {},
      heading(words.sets),
      search,
      status,
      failed,
      ...industries.flatMap(({ name, sets }) => [make("h2", {}, name), make("ul.sets", {}, ...sets.map(card))]),
    ),
  };
}
