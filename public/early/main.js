// Shows the choice of a product, its conditions and its questions before the app is there. public/start.js imports this
// script where the address is that of such a screen and the device does not keep the app yet.
//
// The app's own components drew the screens when the app was built (src/prerender). This script stores new drafts and
// answers in localStorage. The app adds them to its drafts (crates/core/src/before_app), and only then says "saved".

import { stepScreen } from "./question.js";
import { setsScreen } from "./sets.js";
import { draftOf, isForTheApp } from "./store.js";

// From the browser's cache, this script may run before the browser has read the whole page.
while (!document.getElementById("rescue")) await new Promise(requestAnimationFrame);
const start = document.getElementById("start");
const opening = start.querySelector(".start-opening");
const folder = new URL(`${document.querySelector("meta[name=early]").content}/`, document.baseURI);
const base = new URL(document.baseURI).pathname;

/** Changes the address, as a click on a link of the start page does (public/start.js). */
function go(address) {
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

const files = new Map();
/** What a file holds. It is read once, since all conditions and questions of a set are in one file. */
async function fileOf(name) {
  if (!files.has(name)) files.set(name, await (await fetch(new URL(name, folder))).json());
  return files.get(name);
}

/** The screen at this address, or null where only the app can draw it. */
async function screenAt(path) {
  // On a wide screen the app also draws a list beside the question, which the files do not have.
  if (isForTheApp() || matchMedia("(min-width: 64rem)").matches) return null;
  if (path === `${base}new`) {
    return setsScreen(await fileOf("sets.json"), (id, first) => go(`${base}draft/${id}/${first}`), opening.textContent);
  }
  const [, id, screen, key] = (path.match(/\/draft\/([^/]+)\/(check|question)\/([^/]+)$/) ?? []).map(decodeURIComponent);
  if (!screen) return null;
  const { edition, set: no } = draftOf(id);
  return stepScreen(await fileOf(`${encodeURIComponent(edition)}-${Number(no)}.json`), screen, key, id);
}

/** The path that `draw` handled last; another call for the same path does nothing. */
let shown;

/** Resolves `asked`: a condition or a question is drawn, or there is none to draw, so other files may be fetched. */
let drawn;
const asked = new Promise((done) => (drawn = done));

async function draw() {
  const path = location.pathname;
  if (!start.isConnected || path === shown) return;
  shown = path;
  // If a file cannot be fetched, or the draft cannot be read, the app tells the user.
  const screen = await screenAt(path).catch(() => null);
  // Meanwhile the app may have removed the start page, or the address may have changed.
  if (!start.isConnected || path !== location.pathname) return;
  start.querySelector(".early")?.remove();
  opening.hidden = screen !== null;
  // The choice of a product leads to a condition or a question, so other files wait until that one is drawn.
  if (!screen?.querySelector(".sets")) drawn();
  if (!screen) return;
  start.querySelector("main").append(screen);
  const heading = screen.querySelector("h1");
  document.title = `${heading.textContent} · ${start.querySelector(".brand").textContent}`;
  scrollTo(0, 0);
  heading.focus();
}

/** Selectors of the elements that can have the keyboard focus, in the order of the page. The app draws the same. */
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

/** Keeps the scroll position, the focus and the search text after the app has put its screen in place of this one. */
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
  // The app then adds the answers that were given after it opened the draft (src/state/before_app.rs).
  dispatchEvent(new Event("sao-lang-early"));
  const early = start.querySelector(".early");
  if (early && location.pathname === shown) handOver(early, document.getElementById("main"), top, focused);
}).observe(document.body, { childList: true });
addEventListener("popstate", draw);
draw();
// The import in public/start.js resolves only after this, and then public/start.js fetches other files.
await asked;
