// Measures the time from a click on an answer to the first frame after it, with a new result and a new plan; and to the
// last frame with changes that depend on the answer, such as its papers.

import { startApp, stopApp } from "../lib/app.mjs";
import { questions } from "../lib/browser.mjs";
import { SHOWN } from "./frames.mjs";
import { heading, quantile, row, RUNS, SLOWER } from "./lib.mjs";
import { sample, SET } from "./sample.mjs";
import { ofEach, RADIOS, withSite } from "./sites.mjs";

const OPTIONS = ".question > fieldset input";
/** The questions whose options are clicked: those of the first section. */
const firstSection = () => questions(SET).filter(({ id }) => id.startsWith("1."));

/**
 * Clicks each element in turn, or only the first few. Returns two times for each, in milliseconds from the click: to
 * the end of the frame that shows the answer, and to the end of the last frame with a change of the page.
 */
const CLICK_ALL = `
  const [selector, most, done] = arguments;
  ${SHOWN}
  (async () => {
    const times = [];
    for (let n = 0; n < Math.min(most, document.querySelectorAll(selector).length); n++) {
      await rest();
      const element = document.querySelectorAll(selector)[n];
      times.push(await shown(() => element.click(), () => true));
    }
    done(times);
  })();`;

async function click(page, selector, most) {
  await page.slowDown(SLOWER);
  const times = await page.driver.executeAsyncScript(CLICK_ALL, selector, most);
  await page.slowDown(1);
  return times;
}

async function clickAll(page, selector, most = Number.MAX_SAFE_INTEGER) {
  const times = [];
  for (let round = 0; round < RUNS; round++) times.push(...(await click(page, selector, most)));
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

/** Clicks on a page with all questions: as many options as on the app's screens. */
const onPage = ({ folder }) =>
  withSite(folder, async (page, address) => {
    await page.driver.manage().setTimeouts({ script: 180_000 });
    const open = async () => {
      await page.driver.get(address);
      await page.find(RADIOS);
    };
    const first = await clickFirst(open, page, RADIOS);
    const most = firstSection().reduce((sum, { options }) => sum + options.length, 0);
    return { first, all: await clickAll(page, RADIOS, most) };
  });

async function inApp() {
  const app = await startApp({ bench: sample() });
  const { server, page } = app;
  try {
    await page.driver.manage().setTimeouts({ script: 180_000 });
    const open = async (path, selector) => {
      await page.open(`${server.address}/draft/bench/${path}`);
      await page.find(selector);
    };
    const ids = firstSection().map(({ id }) => id);
    await open("section/1", OPTIONS);
    const section = await clickAll(page, OPTIONS);
    const first = await clickFirst(() => open(`question/${ids[0]}`, OPTIONS), page, OPTIONS);
    const alone = [];
    // Moves from one question to the next by a link, as a user does, without opening the app again.
    for (const id of ids) {
      await page.find(`[id="criterion-${id}"]`);
      alone.push(...(await clickAll(page, OPTIONS)));
      await page.click(".neighbours [rel=next]");
    }
    await open("plan", "input[name^=plan-]");
    const plan = await clickAll(page, "input[name^=plan-]");
    return { first, alone, section, plan };
  } finally {
    await stopApp(app);
  }
}

/** Prints the figures, and resolves to their rows in the table. */
export async function answers({ hand, peers }) {
  const theirs = await onPage(hand);
  const ours = await inApp();
  const others = await ofEach(peers, onPage);
  const figure = (times, place, q) => quantile(times.map((both) => both[place]), q);
  heading("click to screen");
  for (const [name, times, beside] of [
    ["the first answer after opening", ours.first, theirs.first],
    ["an answer on its own screen", ours.alone, theirs.all],
    ["an answer among a section's questions", ours.section, theirs.all],
    ["a wish on the plan (result and plan anew)", ours.plan, theirs.all],
  ]) {
    for (const [place, what] of [`${name}, median of ${times.length}`, "  and all that follows from it"].entries()) {
      row(what, figure(times, place, 0.5), figure(beside, place, 0.5));
      row("  95th percentile", figure(times, place, 0.95), figure(beside, place, 0.95));
    }
  }
  for (const [n, { name }] of peers.entries()) {
    heading(`click to screen in ${name}`, ["library", "page"]);
    for (const [place, what] of ["an answer", "  and all that follows from it"].entries()) {
      row(what, figure(others[n].all, place, 0.5), figure(theirs.all, place, 0.5));
    }
  }
  const line = (what, q, goal, mine, beside) => ({
    what,
    hand: figure(theirs[beside], 0, q),
    app: figure(mine, 0, q),
    goal,
    unit: "ms",
    peers: others.map((other) => figure(other[beside], 0, q)),
  });
  return [
    line("first answer after opening to frame, median", 0.5, 2, ours.first, "first"),
    line("answer to frame, median", 0.5, 1.3, ours.alone, "all"),
    line("answer to frame, 95th percentile", 0.95, 1.6, ours.alone, "all"),
  ];
}
