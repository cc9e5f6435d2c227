// How soon an answer is on the screen: from the click to the first frame after it, at a sixth of
// this machine's speed, with result and plan to be worked out anew. Prints medians and 95th percentiles.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";

const SLOWER = 6;
const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");

/** Clicks each element in turn; milliseconds from each click to the end of the frame that shows it. */
const CLICK_ALL = `
  const [selector, done] = arguments;
  (async () => {
    const times = [];
    for (let n = 0; n < document.querySelectorAll(selector).length; n++) {
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50)));
      const element = document.querySelectorAll(selector)[n];
      const start = performance.now();
      element.click();
      await new Promise((painted) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = painted;
        port2.postMessage(0);
      }));
      times.push(performance.now() - start);
    }
    done(times);
  })();`;

const quantile = (times, q) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))];

const { server, page } = await startApp({ bench: SAMPLE });
try {
  await page.driver.manage().setTimeouts({ script: 120_000 });
  console.log(`${"click to screen, 1/6 speed".padEnd(44)}${"clicks".padStart(8)}${"median ms".padStart(12)}${"95 % ms".padStart(12)}`);
  const options = ".question > fieldset input";
  await page.open(`${server.address}/draft/bench/section/1`);
  await page.find(options);
  const ids = await page.driver.executeScript(
    `return [...document.querySelectorAll(".question")].map((card) => card.id.replace("criterion-", ""))`,
  );
  const screens = [
    ["an answer on its own screen (7 screens)", `question/${ids[0]}`, options, ids.slice(1)],
    ["an answer among a section's (7 questions)", "section/1", options, []],
    ["a wish on the plan (result and plan anew)", "plan", "input[name^=plan-]", []],
  ];
  for (const [name, path, selector, then] of screens) {
    await page.open(`${server.address}/draft/bench/${path}`);
    await page.find(selector);
    const times = [];
    const clickAll = async () => {
      await page.driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      for (let round = 0; round < 5; round++) times.push(...(await page.driver.executeAsyncScript(CLICK_ALL, selector)));
      await page.driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate: 1 });
    };
    await clickAll();
    for (const id of then) {
      await page.driver.executeScript("document.querySelector(`a[href$='/question/${arguments[0]}']`).click()", id);
      await page.find(`[id="criterion-${id}"]`);
      await clickAll();
    }
    const row = [times.length, quantile(times, 0.5).toFixed(1), quantile(times, 0.95).toFixed(1)];
    console.log(name.padEnd(44) + String(row[0]).padStart(8) + row[1].padStart(12) + row[2].padStart(12));
  }
} finally {
  await stopApp({ server, page });
}
