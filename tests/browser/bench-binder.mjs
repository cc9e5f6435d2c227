// Measures the binder in Chromium at a quarter of this machine's speed: the time, and the longest time for which the
// screen drew no frame meanwhile. Chromium slows the page down, but perhaps not the worker. So the time at full speed,
// multiplied by four, is printed too: the true value is between the two.
//
// node tests/browser/bench-binder.mjs [PAGES]

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";
import { pdf, printed } from "./lib/sheets.mjs";

const SLOWER = 4;
const PAGES = Number(process.argv[2] ?? 300);
/** Of this many pages one is a photo; the others are pages of PDF files. */
const SHARE = 3;
/** The pages of one PDF file. */
const LONG = 10;
const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));

/** Notes the times between frames from now on. */
const WATCH = `
  window.gaps = [];
  let last = performance.now();
  const next = (now) => {
    window.gaps.push(now - last);
    last = now;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);`;

/** Taps the button; returns the milliseconds until the binder is there. */
const BIND = `
  const [done] = arguments;
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (!document.querySelector("#bound-title")) return;
    observer.disconnect();
    done(performance.now() - start);
  }).observe(document.body, { childList: true, subtree: true });
  window.gaps.length = 0;
  document.querySelector("#bind").click();`;

const folder = mkdtempSync(join(tmpdir(), "sao-lang-bench-"));
const { server, page } = await startApp({ bench: { ...SAMPLE, papers: [{ paper: "material-invoices", state: "ready" }] } });
try {
  await page.driver.manage().setTimeouts({ script: 600_000 });
  const files = [];
  const add = (name, bytes) => {
    writeFileSync(join(folder, name), bytes);
    files.push(join(folder, name));
  };
  const photos = Math.floor(PAGES / SHARE);
  for (let at = 0; at < photos; at++) add(`${at}.png`, printed(1500, 2000, at + 1));
  for (let at = photos; at < PAGES; at += LONG) {
    add(`${at}.pdf`, pdf(Array.from({ length: Math.min(LONG, PAGES - at) }, (_, page) => `Page ${at + page}`)));
  }
  await page.open(`${server.address}/draft/bench/papers/0`);
  for (const [at, file] of files.entries()) {
    await (await page.find("#attach")).sendKeys(file);
    const kept = async () => (await page.all(".files > li")).length === at + 1;
    await page.driver.wait(kept, 60_000, `${file} is not kept`);
  }
  console.log(`${PAGES} pages in ${files.length} files`);
  console.log(`${"".padEnd(16)}${"s".padStart(8)}${"longest frame ms".padStart(20)}`);
  for (const rate of [1, SLOWER]) {
    await page.slowDown(1);
    await page.open(`${server.address}/draft/bench/binder`);
    await page.find("#bind");
    await page.slowDown(rate);
    await page.script(WATCH);
    const time = await page.driver.executeAsyncScript(BIND);
    const longest = Math.max(...(await page.script("return window.gaps")));
    const seconds = (ms) => (ms / 1000).toFixed(1).padStart(8);
    console.log(`at 1/${rate} speed`.padEnd(16) + seconds(time) + longest.toFixed(0).padStart(20));
    if (rate === 1) console.log(`full speed x ${SLOWER}`.padEnd(16) + seconds(time * SLOWER));
  }
} finally {
  await stopApp({ server, page });
  rmSync(folder, { recursive: true });
}
