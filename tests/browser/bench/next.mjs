// Measures the time from a click on "next" to the first frame with the next question, and to the last frame with a
// change that follows from it. The hand-written page shows one question at a time too, with a button beside it.

import { startApp, stopApp } from "../lib/app.mjs";
import { questions } from "../lib/browser.mjs";
import { SHOWN } from "./frames.mjs";
import { heading, quantile, row, RUNS, SLOWER } from "./lib.mjs";
import { sample, SET } from "./sample.mjs";
import { withSite } from "./sites.mjs";

/**
 * Moves through the questions by the link or button `next`; `texts` has what each of them says. Returns two times for
 * each move, in milliseconds from the click: to the end of the frame that shows the next question with all its options,
 * and to the end of the last frame with a change.
 */
const WALK = `
  const [next, texts, done] = arguments;
  ${SHOWN}
  (async () => {
    const times = [];
    for (const [id, ...said] of texts.slice(1)) {
      await rest();
      const isThere = () => {
        const text = document.getElementById("criterion-" + id)?.textContent;
        return text !== undefined && said.every((part) => text.includes(part));
      };
      times.push(await shown(() => document.querySelector(next).click(), isThere));
    }
    done(times);
  })();`;

/**
 * Walks through all questions: `opened` right after the page was opened, `again` once more in the same page. `open`
 * opens the first question.
 */
async function walks(page, open, next) {
  const texts = questions(SET).map(({ id, ask, options }) => [id, ask, ...options.map(({ text }) => text)]);
  const first = `[id="criterion-${texts[0][0]}"]`;
  const walk = async () => {
    await page.slowDown(SLOWER);
    const times = await page.driver.executeAsyncScript(WALK, next, texts);
    await page.slowDown(1);
    return times;
  };
  const [opened, again] = [[], []];
  await page.driver.manage().setTimeouts({ script: 180_000 });
  for (let round = 0; round < RUNS; round++) {
    await open();
    await page.find(first);
    opened.push(...(await walk()));
    await page.script("history.go(arguments[0])", 1 - texts.length);
    await page.find(first);
    again.push(...(await walk()));
  }
  return { opened, again };
}

const onPage = (folder) => withSite(folder, (page, address) => walks(page, () => page.driver.get(address), "button"));

async function inApp() {
  const app = await startApp({ bench: sample() });
  const { server, page } = app;
  try {
    const first = `${server.address}/draft/bench/question/${questions(SET)[0].id}`;
    return await walks(page, () => page.open(first), ".neighbours [rel=next]");
  } finally {
    await stopApp(app);
  }
}

/** Prints the figures, and resolves to their rows in the table. */
export async function next({ hand }) {
  const [theirs, ours] = [await onPage(hand.one), await inApp()];
  const all = ({ opened, again }) => [...opened, ...again];
  const figure = (times, place, q) => quantile(times.map((both) => both[place]), q);
  heading("next question to screen");
  for (const [name, part] of [["after opening", ({ opened }) => opened], ["once more", ({ again }) => again], ["both", all]]) {
    for (const [place, what] of [`${name}, median of ${part(ours).length}`, "  and all that follows"].entries()) {
      for (const [q, label] of [[0.5, what], [0.95, "  95th percentile"]]) {
        row(label, figure(part(ours), place, q), figure(part(theirs), place, q));
      }
    }
  }
  return [["median", 0.5, 2], ["95th percentile", 0.95, 3]].map(([name, q, goal]) => ({
    what: `next question to frame, ${name}`,
    hand: figure(all(theirs), 0, q),
    app: figure(all(ours), 0, q),
    goal,
    unit: "ms",
  }));
}
