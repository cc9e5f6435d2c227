// Measures the time to make a file: from the tap on "Word" to the note that the file is made, at a sixth of this
// machine's speed, without attachments. Chromium slows the page down, but perhaps not the worker. So the time at full
// speed, multiplied by six, is printed too: the true value is between the two.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";

const SLOWER = 6;
const RUNS = 9;
const SAMPLE = readFileSync(join(FIXTURES, "full/ca-phe-doi-sim.json"), "utf8");

/** Taps a button; returns the milliseconds until the status names another file than before. */
const TAP = `
  const [selector, done] = arguments;
  const status = document.querySelector("#made-ho-so-ocop");
  const said = () => /_/.test(status.textContent);
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (!said()) return;
    observer.disconnect();
    done(performance.now() - start);
  }).observe(status, { childList: true, characterData: true, subtree: true });
  document.querySelector(selector).click();`;

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];

const { server, page } = await startApp({ bench: SAMPLE });
try {
  await page.driver.manage().setTimeouts({ script: 120_000 });
  const tap = () => page.driver.executeAsyncScript(TAP, "#make-ho-so-ocop");
  console.log(`${"tap to Word file".padEnd(44)}${"runs".padStart(8)}${"1/6 speed ms".padStart(14)}${"full speed x 6".padStart(16)}`);
  const times = { cold: { 1: [], [SLOWER]: [] }, warm: { 1: [], [SLOWER]: [] } };
  for (const rate of [1, SLOWER]) {
    for (let run = 0; run < RUNS; run++) {
      await page.slowDown(1);
      await page.open(`${server.address}/draft/bench/export`);
      await page.find("#make-ho-so-ocop");
      await page.slowDown(rate);
      // The worker has just been started; after this file it is loaded.
      times.cold[rate].push(await tap());
      times.warm[rate].push(await tap());
    }
  }
  await page.slowDown(1);
  for (const [name, of] of [["the screen has just opened", "cold"], ["a file was made before", "warm"]]) {
    const [fast, throttled] = [1, SLOWER].map((rate) => median(times[of][rate]));
    console.log(name.padEnd(44) + String(RUNS).padStart(8) + throttled.toFixed(0).padStart(14) + (fast * SLOWER).toFixed(0).padStart(16));
  }
} finally {
  await stopApp({ server, page });
}
