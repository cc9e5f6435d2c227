// Measures a reload: the time from its beginning to the frame in which the chosen answer and the points are there again.
// The page was visited before and the app is kept on the device.

import { DIST, questions } from "../lib/browser.mjs";
import { keptInFull } from "../lib/offline.mjs";
import { serve } from "../lib/server.mjs";
import { FRAME } from "./frames.mjs";
import { COUNTED, heading, hurry, median, row, RUNS, slowPhone, throttle } from "./lib.mjs";
import { SET } from "./sample.mjs";
import { ofEach, RADIOS } from "./sites.mjs";

/** The number of questions that are answered before the reload. */
const ANSWERS = 5;
const SECOND = ".question > fieldset .choice:nth-of-type(2) input";
const DRAFT = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: SET };

/** Runs in every page before its own scripts: notes when a frame shows so many chosen options and this text of points. */
const WATCH = `
  (async ([chosen, count, points, text]) => {
    ${FRAME}
    const isBack = () => {
      const sum = document.querySelector(points);
      const found = [...document.querySelectorAll(chosen + ":checked")].filter((input) => input.closest("label").checkVisibility());
      return sum?.checkVisibility() && sum.textContent === text && found.length === count;
    };
    while (!(await frame(isBack)));
    window.restored = performance.now();
  })`;

const pointsIn = (page, selector) => page.script("return document.querySelector(arguments[0]).textContent", selector);

/** Reloads an answered page several times. Resolves to the median until everything is as it was. */
async function reloads(page, chosen, count, points) {
  const wanted = JSON.stringify([chosen, count, points, await pointsIn(page, points)]);
  await page.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source: `${WATCH}(${wanted});` });
  const back = () => page.wait(() => page.inPassing("return window.restored ?? null"), "the answers are not there again");
  // Two reloads first, so that the browser's caches of files and of compiled code are complete.
  for (let run = 0; run < 2; run++) {
    await page.reload();
    await back();
  }
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    await throttle(page);
    await page.reload();
    times.push(await back());
    await hurry(page);
  }
  return median(times);
}

async function onPage(site) {
  const server = await serve(site.folder, { brotli: true });
  const page = await slowPhone();
  try {
    await hurry(page);
    await page.driver.get(`${server.address}/`);
    await page.find(site.second);
    for (let n = 0; n < ANSWERS; n++) {
      await page.script("document.querySelectorAll(arguments[0])[arguments[1]].click()", site.second, n);
      await page.find(`${site.second}:checked`);
    }
    if (site.keeps) return await reloads(page, site.second, ANSWERS, site.points);
    await page.reload();
    await page.find(RADIOS);
    if ((await page.all(`${RADIOS}:checked`)).length > 0) throw new Error(`${site.name} keeps answers after all`);
    return "lost";
  } finally {
    await page.close();
    await server.close();
  }
}

async function inApp() {
  const server = await serve(DIST, { brotli: true });
  const page = await slowPhone();
  try {
    await hurry(page);
    await page.open(`${server.address}/`);
    await page.store("bench", DRAFT);
    const ids = questions(SET).map(({ id }) => id).slice(0, ANSWERS);
    await page.open(`${server.address}/draft/bench/question/${ids[0]}`);
    for (const id of ids) {
      await page.find(`[id="criterion-${id}"]`);
      await page.click(SECOND);
      if (id !== ids.at(-1)) await page.click(".neighbours [rel=next]");
    }
    await page.storedDrafts();
    await keptInFull(page);
    return await reloads(page, SECOND, 1, COUNTED);
  } finally {
    await page.close();
    await server.close();
  }
}

/** Prints the figures, and resolves to their rows in the table. */
export async function reload({ hand, peers }) {
  const [theirs, ours] = [await onPage(hand), await inApp()];
  const others = await ofEach(peers, onPage);
  heading(`reload of a question, median of ${RUNS}`);
  row("the answer and the points are there again", ours, theirs);
  return [{ what: "reload to the same question restored", hand: theirs, app: ours, goal: 1.3, unit: "ms", peers: others }];
}
