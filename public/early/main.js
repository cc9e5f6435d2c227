// The choice of a product, its conditions and its questions, before the app is there. public/start.js fetches this where one of these
// screens is asked for and nothing of the app is kept on the device yet.
//
// The screens are the app's own, drawn when it was built (src/prerender); this puts them into the page and records what is
// chosen. A draft that is begun and answers that are given are laid aside in the storage; the app puts them into a draft
// (crates/core/src/before_app), and only then calls them saved.

import { stepScreen } from "./question.js";
import { setsScreen } from "./sets.js";
import { draftOf, isForTheApp } from "./store.js";

// From the browser's cache this may come before the page is read to its end.
while (!document.getElementById("rescue")) await new Promise(requestAnimationFrame);
const start = document.getElementById("start");
const opening = start.querySelector(".start-opening");
const folder = new URL(`${document.querySelector("meta[name=early]").content}/`, document.baseURI);
const base = new URL(document.baseURI).pathname;

/** Goes to an address, as a link in the start page does. */
function go(address) {
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

const fileOf = async (name) => (await fetch(new URL(name, folder))).json();

/** The screen of an address, or nothing where it is for the app to draw. */
async function screenAt(path) {
  // With room for a list beside the question the app's screens look otherwise.
  if (isForTheApp() || matchMedia("(min-width: 64rem)").matches) return null;
  if (path === `${base}new`) {
    return setsScreen(await fileOf("sets.json"), (id, first) => go(`${base}draft/${id}/${first}`), opening.textContent);
  }
  const [, id, screen, key] = (path.match(/\/draft\/([^/]+)\/(check|question)\/([^/]+)$/) ?? []).map(decodeURIComponent);
  if (!screen) return null;
  const { edition, set: no } = draftOf(id);
  return stepScreen(await fileOf(`${encodeURIComponent(edition)}-${Number(no)}.json`), screen, key, id);
}

/** The address for which something is drawn. */
let shown;

/** Resolves when a question is drawn, or there is none to draw: what else has to come can come now. */
let drawn;
const asked = new Promise((done) => (drawn = done));

async function draw() {
  const path = location.pathname;
  if (!start.isConnected || path === shown) return;
  shown = path;
  // Whatever does not come, or is no draft, the app will tell.
  const screen = await screenAt(path).catch(() => null);
  // The app may have come first, or another screen.
  if (!start.isConnected || path !== location.pathname) return;
  start.querySelector(".early")?.remove();
  opening.hidden = screen !== null;
  // From the choice of a product one comes to a question.
  if (!screen?.querySelector(".sets")) drawn();
  if (!screen) return;
  start.querySelector("main").append(screen);
  const heading = screen.querySelector("h1");
  document.title = `${heading.textContent} · ${start.querySelector(".brand").textContent}`;
  scrollTo(0, 0);
  heading.focus();
}

/** What can have the keyboard, in the order of the page: the app draws the same. */
const PLACES = [
  ".screen-heading > h1",
  ".field > input",
  ".set",
  ".question > fieldset input",
  ".why > summary",
  ".neighbours [rel=prev]",
  ".neighbours [rel=next]",
  ".result-bar > .tab",
];

/** When the app takes the start page away: the place on the page stays the same, and so does what has the keyboard. */
function handOver(early, app, top, focused) {
  scrollTo(0, top);
  const [was, why] = [early, app].map((screen) => screen.querySelector(".why"));
  if (was && why) why.open = was.open;
  for (const place of PLACES) {
    const n = [...early.querySelectorAll(place)].indexOf(focused);
    if (n >= 0) app.querySelectorAll(place)[n]?.focus({ preventScroll: true });
  }
  const [typed, search] = [early, app].map((screen) => screen.querySelector(".field > input"));
  if (!typed?.value) return;
  search.value = typed.value;
  search.setSelectionRange(typed.selectionStart, typed.selectionEnd);
  search.dispatchEvent(new Event("input", { bubbles: true }));
}

let top = 0;
let focused = null;
const scrolled = () => (top = scrollY);
addEventListener("scroll", scrolled, { passive: true });
start.addEventListener("focusin", ({ target }) => (focused = target));
new MutationObserver((_, observer) => {
  if (start.isConnected) return;
  observer.disconnect();
  removeEventListener("scroll", scrolled);
  // The app puts in what was answered since it has opened the draft.
  dispatchEvent(new Event("sao-lang-early"));
  const early = start.querySelector(".early");
  if (early && location.pathname === shown) handOver(early, document.getElementById("main"), top, focused);
}).observe(document.body, { childList: true });
addEventListener("popstate", draw);
draw();
// Whoever waits for this script, waits for that.
await asked;
