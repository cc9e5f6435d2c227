// How soon an answer is on the screen: from the click to the first frame after it, with result and plan to be worked
// out anew; and until the last frame of what follows from it, such as the papers that prove it.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { startApp, stopApp } from "../lib/app.mjs";
import { FIXTURES, startBrowser } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { heading, quantile, row, RUNS, SLOWER } from "./lib.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
const OPTIONS = ".question > fieldset input";

/**
 * Clicks each element in turn. Two times of each, in milliseconds from the click: to the end of the frame that shows
 * it, and to the end of the frame after the last change of the page.
 */
const CLICK_ALL = `
  const [selector, done] = arguments;
  (async () => {
    const times = [];
    const frame = () => new Promise((painted) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = painted;
      port2.postMessage(0);
    }));
    let changed = false;
    const observer = new MutationObserver(() => { changed = true; });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    for (let n = 0; n < document.querySelectorAll(selector).length; n++) {
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50)));
      const element = document.querySelectorAll(selector)[n];
      const start = performance.now();
      element.click();
      await frame();
      const first = performance.now() - start;
      let last = first;
      // Ten frames without a change: nothing more comes of it.
      for (let still = 0; still < 10; still++) {
        changed = false;
        await frame();
        if (!changed) continue;
        last = performance.now() - start;
        still = 0;
      }
      times.push([first, last]);
    }
    observer.disconnect();
    done(times);
  })();`;

async function clickAll(page, selector) {
  const times = [];
  await page.slowDown(SLOWER);
  for (let round = 0; round < RUNS; round++) times.push(...(await page.driver.executeAsyncScript(CLICK_ALL, selector)));
  await page.slowDown(1);
  return times;
}

/** Clicks on the hand-written page: as many options as on the app's screens. */
async function onPage(folder) {
  const server = await serve(folder);
  const page = await startBrowser();
  try {
    await page.driver.manage().setTimeouts({ script: 120_000 });
    await page.driver.get(`${server.address}/`);
    return await clickAll(page, "fieldset:nth-of-type(-n + 7) input");
  } finally {
    await page.close();
    await server.close();
  }
}

async function inApp() {
  const app = await startApp({ bench: SAMPLE });
  const { server, page } = app;
  try {
    await page.driver.manage().setTimeouts({ script: 120_000 });
    const open = async (path, selector) => {
      await page.open(`${server.address}/draft/bench/${path}`);
      await page.find(selector);
    };
    await open("section/1", OPTIONS);
    const section = await clickAll(page, OPTIONS);
    const ids = await page.script(
      `return [...document.querySelectorAll(".question")].map((card) => card.id.replace("criterion-", ""))`,
    );
    const alone = [];
    for (const id of ids) {
      await open(`question/${id}`, OPTIONS);
      alone.push(...(await clickAll(page, OPTIONS)));
    }
    await open("plan", "input[name^=plan-]");
    const plan = await clickAll(page, "input[name^=plan-]");
    return [
      ["an answer on its own screen", alone],
      ["an answer among a section's questions", section],
      ["a wish on the plan (result and plan anew)", plan],
    ];
  } finally {
    await stopApp(app);
  }
}

/** Prints the figures; `folder` holds the hand-written page. */
export async function answers(folder) {
  const theirs = await onPage(folder);
  const screens = await inApp();
  heading("click to screen");
  for (const [name, times] of screens) {
    for (const [place, what] of [`${name}, median of ${times.length}`, "  and all that follows from it"].entries()) {
      const [app, page] = [times, theirs].map((all) => all.map((both) => both[place]));
      row(what, quantile(app, 0.5), quantile(page, 0.5));
      row("  95th percentile", quantile(app, 0.95), quantile(page, 0.95));
    }
  }
}
