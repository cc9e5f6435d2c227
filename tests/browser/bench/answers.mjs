// Measures the time from a click on an answer to the first frame after it, with a new result and a new plan; and to the
// last frame with changes that depend on the answer, such as its papers.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { startApp, stopApp } from "../lib/app.mjs";
import { FIXTURES, startBrowser } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { heading, quantile, row, RUNS, SLOWER } from "./lib.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
const OPTIONS = ".question > fieldset input";

/**
 * Clicks each element in turn, or only the first few. Returns two times for each, in milliseconds from the click: to
 * the end of the frame that shows the answer, and to the end of the frame after the last change of the page.
 */
const CLICK_ALL = `
  const [selector, most, done] = arguments;
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
    for (let n = 0; n < Math.min(most, document.querySelectorAll(selector).length); n++) {
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50)));
      const element = document.querySelectorAll(selector)[n];
      const start = performance.now();
      element.click();
      await frame();
      const first = performance.now() - start;
      let last = first;
      // After ten frames without a change, no further change is expected.
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

async function click(page, selector, most) {
  await page.slowDown(SLOWER);
  const times = await page.driver.executeAsyncScript(CLICK_ALL, selector, most);
  await page.slowDown(1);
  return times;
}

async function clickAll(page, selector) {
  const times = [];
  for (let round = 0; round < RUNS; round++) times.push(...(await click(page, selector, Number.MAX_SAFE_INTEGER)));
  return times;
}

/** The first answer after the page is opened, several times: the browser has compiled less code by then. */
async function clickFirst(open, page, selector) {
  const times = [];
  for (let run = 0; run < 2 * RUNS; run++) {
    await open();
    times.push(...(await click(page, `${selector}:not(:checked)`, 1)));
  }
  return times;
}

/** Clicks on the hand-written page: as many options as on the app's screens. */
async function onPage(folder) {
  const server = await serve(folder);
  const page = await startBrowser();
  try {
    await page.driver.manage().setTimeouts({ script: 120_000 });
    const open = () => page.driver.get(`${server.address}/`);
    const first = await clickFirst(open, page, "fieldset:first-of-type input");
    return { first, all: await clickAll(page, "fieldset:nth-of-type(-n + 7) input") };
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
    const first = await clickFirst(() => open(`question/${ids[0]}`, OPTIONS), page, OPTIONS);
    const alone = [];
    // Moves from one question to the next by a link, as a user does, without opening the app again.
    for (const id of ids) {
      await page.find(`[id="criterion-${id}"]`);
      alone.push(...(await clickAll(page, OPTIONS)));
      await page.click("[rel=next]");
    }
    await open("plan", "input[name^=plan-]");
    const plan = await clickAll(page, "input[name^=plan-]");
    return [
      ["the first answer after opening", first, "first"],
      ["an answer on its own screen", alone, "all"],
      ["an answer among a section's questions", section, "all"],
      ["a wish on the plan (result and plan anew)", plan, "all"],
    ];
  } finally {
    await stopApp(app);
  }
}

/** Prints the figures; `folder` has the hand-written page. */
export async function answers(folder) {
  const theirs = await onPage(folder);
  const screens = await inApp();
  heading("click to screen");
  for (const [name, times, beside] of screens) {
    for (const [place, what] of [`${name}, median of ${times.length}`, "  and all that follows from it"].entries()) {
      const [app, page] = [times, theirs[beside]].map((all) => all.map((both) => both[place]));
      row(what, quantile(app, 0.5), quantile(page, 0.5));
      row("  95th percentile", quantile(app, 0.95), quantile(page, 0.95));
    }
  }
}
