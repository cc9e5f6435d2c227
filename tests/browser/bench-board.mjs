// Measures the board with 500 drafts, and collecting 200 files, at a quarter of this machine's speed. Opening the board
// is measured from a click on the start page to the frame with the rows: first when the rows are computed, then with
// cached rows. The slow-down applies to the screen's thread and not to the worker, which runs beside it.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startApp, stopApp } from "./lib/app.mjs";
import { drafts } from "./lib/drafts.mjs";

const SLOWER = 4;
const MANY = Number(process.env.SAO_DRAFTS ?? 500);
const ROUNDS = 5;
const all = drafts(MANY);

/** Follows a link and waits for a frame with an element that matches `selector`; returns milliseconds. */
const FOLLOW = `
  const [link, selector, done] = arguments;
  const start = performance.now();
  const seen = () => {
    if (!document.querySelector(selector)) return false;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      port2.postMessage(0);
    });
    return true;
  };
  const watcher = new MutationObserver(() => seen() && watcher.disconnect());
  watcher.observe(document.body, { childList: true, subtree: true });
  document.querySelector(link).click();`;

/** Types each text into the search field; returns the milliseconds from each text to its frame. */
const SEARCH = `
  const [texts, done] = arguments;
  (async () => {
    const field = document.querySelector("#board-search");
    const times = [];
    for (const text of texts) {
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50)));
      const start = performance.now();
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((painted) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = painted;
        port2.postMessage(0);
      }));
      times.push(performance.now() - start);
    }
    done(times);
  })();`;

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const line = (name, times) =>
  console.log(`${name.padEnd(52)}${String(times.length).padStart(5)}${median(times).toFixed(0).padStart(10)}${Math.max(...times).toFixed(0).padStart(10)}`);

const { server, page } = await startApp();
const folder = mkdtempSync(join(tmpdir(), "sao-lang-bench-"));
try {
  await page.driver.manage().setTimeouts({ script: 300_000 });
  const stored = await page.driver.executeScript(
    `let n = 0;
     try { for (const { id, draft } of arguments[0]) { localStorage.setItem("sao-lang/draft/" + id, JSON.stringify(draft)); n++; } } catch {}
     return n;`,
    all,
  );
  console.log(`${stored} of ${MANY} drafts fit into the storage; 1/${SLOWER} speed`);
  console.log(`${"".padEnd(52)}${"runs".padStart(5)}${"median ms".padStart(10)}${"most ms".padStart(10)}`);
  const open = async () => {
    await page.open(`${server.address}/help`);
    await page.script(`const a = document.createElement("a"); a.href = "/board"; a.id = "to-board"; a.textContent = "x"; document.querySelector("main").append(a)`);
    await page.slowDown(SLOWER);
    const time = await page.driver.executeAsyncScript(FOLLOW, "#to-board", ".board tbody tr");
    await page.slowDown(1);
    return time;
  };
  const [cold, warm] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    await page.script(`localStorage.removeItem("sao-lang/board")`);
    cold.push(await open());
    warm.push(await open());
  }
  line("board opens, all rows to be worked out", cold);
  line("board opens again", warm);
  await page.slowDown(SLOWER);
  const times = await page.driver.executeAsyncScript(SEARCH, ["banh", "", "nuoc mam", "", "hop tac xa 7", "", "ruou", "", "ke", "keo", "keo l", ""]);
  await page.slowDown(1);
  line("search to screen", times);

  const files = all.slice(0, 195).map(({ id, draft }) => {
    const path = join(folder, `${id}.json`);
    writeFileSync(path, JSON.stringify(draft));
    return path;
  });
  for (let n = 0; n < 5; n++) {
    files.push(join(folder, `broken${n}.json`));
    writeFileSync(files.at(-1), "{".repeat(n + 1));
  }
  const collected = [];
  for (let round = 0; round < 3; round++) {
    await page.script("localStorage.clear()");
    await page.open(`${server.address}/board/collect`);
    await page.script(`
      document.querySelector("#collect").addEventListener("change", () => { window.began = performance.now(); }, true);
      new MutationObserver((_, watcher) => {
        if (document.querySelector("#collect-done")) { window.took = performance.now() - window.began; watcher.disconnect(); }
      }).observe(document.body, { childList: true, subtree: true });`);
    await page.slowDown(SLOWER);
    await (await page.find("#collect")).sendKeys(files.join("\n"));
    await page.click("#take");
    await page.find("#collect-done");
    await page.slowDown(1);
    collected.push(await page.script("return window.took"));
  }
  line("200 files collected, 5 of them broken", collected);
} finally {
  await stopApp({ server, page });
  rmSync(folder, { recursive: true, force: true });
}
