// Measures how long the diary's screen takes to open with 50 entries and with 5,000, which are spread over 100 months: the
// screen reads only the month that it shows. It also prints the room that an entry takes.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { DIST, FIXTURES } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { heading, median, row, RUNS, slowPhone } from "./lib.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
const [FEW, MANY] = [50, 5_000];

/** Stores this number of entries, 50 in each month, the last month being this one. Resolves to the bytes that they take. */
const FILL = `
  const [count, done] = arguments;
  const kinds = ["bought", "made", "sold", "waste", "check"];
  const used = async () => (await navigator.storage.estimate()).usage;
  indexedDB.open("sao-lang-diary").onsuccess = async ({ target: { result: database } }) => {
    const before = await used();
    const transaction = database.transaction("entries", "readwrite");
    const store = transaction.objectStore("entries");
    const now = new Date();
    for (let n = 0; n < count; n++) {
      const month = new Date(Date.UTC(now.getFullYear(), now.getMonth() - Math.floor(n / 50), 1 + (n % 25)));
      const day = month.toISOString().slice(0, 10);
      const id = (month.getTime() + n).toString(16).padStart(12, "0") + "-abcdefgh";
      const entry = { id, day, kind: kinds[n % 5], item: "Cá nục tươi loại một", partner: "Bác Ba, chợ Bến Tre", amount: { text: "10,5", unit: "kilogram" } };
      if (n % 5 !== 1) entry.money = "1.050.000";
      store.put(JSON.stringify(entry), "d0/" + day + "/" + id);
    }
    transaction.oncomplete = async () => { database.close(); done((await used()) - before); };
  };`;

/** Notes the time when the month is painted with its entries. */
const WATCH = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector("#month[data-entries='50']")) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { window.drawn = performance.now(); };
      port2.postMessage(0);
    });
  }).observe(document, { childList: true, subtree: true });`;

async function withEntries(server, count) {
  const page = await slowPhone();
  try {
    await page.driver.get(`${server.address}/`);
    await page.script("localStorage.setItem('sao-lang/draft/d0', arguments[0])", SAMPLE);
    const address = `${server.address}/draft/d0/diary`;
    await page.open(address);
    await page.find("#month");
    const bytes = await page.driver.executeAsyncScript(FILL, count);
    const quota = await page.driver.executeAsyncScript("const done = arguments[0]; navigator.storage.estimate().then(({ quota }) => done(quota));");
    await page.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source: WATCH });
    const times = [];
    for (let run = 0; run <= RUNS; run++) {
      await page.driver.get(address);
      times.push(await page.wait(() => page.script("return window.drawn ?? null"), "the month is not drawn"));
    }
    return { time: median(times.slice(1)), bytes, quota };
  } finally {
    await page.close();
  }
}

/** Prints the figures, and resolves to their row in the table. */
export async function diary() {
  const server = await serve(DIST, { brotli: true });
  try {
    const [few, many] = [await withEntries(server, FEW), await withEntries(server, MANY)];
    heading(`a diary, repeat visit, medians of ${RUNS}`, [`${MANY}`, `${FEW}`]);
    row("its month is drawn", many.time, few.time);
    const each = many.bytes / MANY;
    console.log(`an entry takes ${each.toFixed(0)} bytes by navigator.storage.estimate(); of the quota of ${(many.quota / 1e9).toFixed(1)} GB, a tenth holds ${Math.floor(many.quota / 10 / each)} entries`);
    // The first column has the time with few entries, in place of the hand-written page.
    return [{ what: `diary with ${MANY} entries, beside ${FEW}`, hand: few.time, app: many.time, goal: 1.2, unit: "ms" }];
  } finally {
    await server.close();
  }
}
