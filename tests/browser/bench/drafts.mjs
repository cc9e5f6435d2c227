// Measures the cost of many drafts: opening the start page and a draft, and memory, with one draft and with 200.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { DIST, FIXTURES } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { heading, median, row, RUNS, slowPhone } from "./lib.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
const MANY = 200;

/** Stores this number of drafts before any script of the page runs. */
const fill = (page, count) =>
  page.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
    source: `
      if (!localStorage.getItem("filled")) {
        for (let n = 0; n < ${count}; n++) localStorage.setItem("sao-lang/draft/d" + n, ${JSON.stringify(SAMPLE)});
        localStorage.setItem("filled", "yes");
      }`,
  });

/** Notes the time when the first matching element is painted. */
const watch = (page, selector) =>
  page.driver.sendAndGetDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
    source: `
      new MutationObserver((_, observer) => {
        if (!document.querySelector(${JSON.stringify(selector)})) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => { window.drawn = performance.now(); };
          port2.postMessage(0);
        });
      }).observe(document, { childList: true, subtree: true });`,
  });

async function opened(page, address, selector) {
  const { identifier } = await watch(page, selector);
  const times = [];
  for (let run = 0; run <= RUNS; run++) {
    await page.driver.get(address);
    times.push(await page.wait(() => page.script("return window.drawn ?? null"), `no ${selector}`));
  }
  await page.driver.sendDevToolsCommand("Page.removeScriptToEvaluateOnNewDocument", { identifier });
  return median(times.slice(1)); // the first one filled the storage and the caches
}

/** The megabytes of the page: scripts, wasm and DOM. */
const memory = (page) =>
  page.driver.executeAsyncScript(`
    const done = arguments[0];
    performance.measureUserAgentSpecificMemory().then(({ bytes }) => done(bytes / 1e6), () => done(NaN));`);

async function withDrafts(server, count) {
  const page = await slowPhone({ arguments: ["--enable-blink-features=ForceEagerMeasureMemory"] });
  try {
    await fill(page, count);
    const home = await opened(page, `${server.address}/`, "#main .draft");
    const used = await memory(page);
    const draft = await opened(page, `${server.address}/draft/d0/question/1.1`, "#main .question");
    return { home, draft, used };
  } finally {
    await page.close();
  }
}

/** Prints the figures. */
export async function drafts() {
  // The browser reports memory only to pages that share their process with no other origin.
  const isolated = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  const server = await serve(DIST, { brotli: true, headers: isolated });
  try {
    const [few, many] = [await withDrafts(server, 1), await withDrafts(server, MANY)];
    heading(`many drafts, repeat visit, medians of ${RUNS}`, [`${MANY}`, "1"]);
    row("the list on the start page is drawn", many.home, few.home);
    row("a question of a draft is drawn", many.draft, few.draft);
    row("memory with the start page open", many.used, few.used, "MB");
  } finally {
    await server.close();
  }
}
