// Functions that the benchmarks share: a slow phone, repeated runs, medians.

import { error } from "selenium-webdriver";

import { PHONE, startBrowser } from "../lib/browser.mjs";

/** The phone: a processor six times slower, and a network of 1.6 Mbit/s with 150 ms. */
export const SLOWER = 6;
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8), uploadThroughput: 750e3 / 8 };

/** The longest wait for a first answer, in milliseconds; after that the run fails. */
const PATIENCE = 120_000;

/** The number of runs per figure. */
export const RUNS = Math.max(1, Number(process.env.SAO_RUNS ?? 5));

export const quantile = (times, q) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))];
export const median = (times) => quantile(times, 0.5);

/** A browser with an empty profile, which is as slow as that phone from the next address on. */
export async function slowPhone(options) {
  const page = await startBrowser(PHONE, options);
  await page.driver.manage().setTimeouts({ script: 180_000, pageLoad: 180_000 });
  await throttle(page);
  return page;
}

export async function throttle(page, offline = false) {
  await page.driver.sendDevToolsCommand("Network.enable", {});
  await page.driver.sendDevToolsCommand("Network.emulateNetworkConditions", { ...NETWORK, offline });
  await page.slowDown(SLOWER);
}

/** Restores full speed, to prepare a measurement. */
export async function hurry(page) {
  await page.driver.sendDevToolsCommand("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await page.slowDown(1);
}

/**
 * Runs in every page before its own scripts: clicks each of `steps` as soon as it exists. It notes three times in
 * milliseconds since the navigation began: the frame after the answer was stored, the frame after `shown` had points,
 * and the frame after the app itself showed them, which has taken away what was there before it.
 */
const PROBE = `
  ((steps, shown) => {
    let left = steps.slice();
    let noted = false;
    const painted = (then) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(0);
    });
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      set.call(this, key, value);
      if (left.length > 0 || window.kept || !/^answers$|^sao-lang.(early|draft)./.test(key)) return;
      painted(() => { window.kept ??= performance.now(); });
    };
    const counted = () => {
      const text = document.querySelector(shown)?.textContent ?? "";
      return /[1-9]/.test(text);
    };
    const look = () => {
      while (left.length > 0) {
        const found = document.querySelector(left[0]);
        if (!found) return;
        left.shift();
        found.click();
      }
      if (!counted()) return;
      if (!noted) painted(() => { window.answered = performance.now(); });
      noted = true;
      if (document.getElementById("start")) return;
      observer.disconnect();
      painted(() => { window.taken = performance.now(); });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    addEventListener("DOMContentLoaded", look);
  })`;

/** Makes every page from now on answer its first question with these steps. Resolves to a function that ends this. */
export async function probe(page, steps, shown) {
  const source = `${PROBE}(${JSON.stringify(steps)}, ${JSON.stringify(shown)})`;
  const { identifier } = await page.driver.sendAndGetDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source });
  return () => page.driver.sendDevToolsCommand("Page.removeScriptToEvaluateOnNewDocument", { identifier });
}

/**
 * Opens an address. Resolves to the times of the first paint, of the stored answer, and of the answer in the points;
 * without `keeps` the page stores nothing.
 */
export async function visit(page, address, { keeps = true } = {}) {
  await page.driver.get(address);
  const answered = keeps ? "window.kept && window.answered" : "window.answered";
  await page.driver.wait(() => page.script(`return ${answered} ? true : null`), PATIENCE, "no answer is counted");
  return page.script(`
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    return { paint: paint?.startTime ?? NaN, kept: window.kept, answered: window.answered };`);
}

/** After a visit: the time when the app itself showed the points, or infinity if it does not in time. */
export function takenOver(page) {
  const taken = () => page.script("return window.taken ?? null");
  return page.driver.wait(taken, PATIENCE / 4).catch((problem) => {
    if (problem instanceof error.TimeoutError) return Infinity;
    throw problem;
  });
}

/** The selectors from the start page to an answer with points for the first question of set 1. */
export const ANSWER = ".question > fieldset .choice:nth-of-type(2) input";
export const COUNTED = ".result-bar-points";
/** The selectors that lead past each of the five conditions of set 1. */
const PASSES = [1, 2, 3, 4, 5].map((n) => `:has(.place-bar[value="${n}"]) > .yes-no ~ .neighbours [rel=next]`);
// Before the app is loaded, the choice of a set leads to its first condition; later it leads to the list of steps.
export const TAPS = ["main a[href$='new']", ".sets button", ".question, #main .draft-top a[href*='/check/']", ...PASSES, ".question:not(.yes-no)", ANSWER];

/** Prints a figure of the app, of the hand-written page, and their ratio. */
export function row(name, app, other, unit = "ms") {
  const number = (value) => {
    if (value === undefined || Number.isNaN(value)) return "-";
    return value === Infinity ? "never" : value.toFixed(value < 10 ? 2 : 0);
  };
  const ratio = other > 0 && app >= 0 && app < Infinity ? `${(app / other).toFixed(2)}x` : "";
  console.log(`${name.padEnd(60)}${number(app).padStart(9)} ${unit.padEnd(3)}${number(other).padStart(9)} ${unit.padEnd(3)}${ratio.padStart(9)}`);
}

export function heading(title, [app, other] = ["app", "page"]) {
  console.log(`\n${title.padEnd(60)}${app.padStart(9)}    ${other.padStart(9)}    ${"ratio".padStart(9)}`);
}
