// Runs the tasks of a co-operative's director and of a trainer with 30 drafts of 12 members. It counts the steps of
// each task (taps, keys, screens to read) and measures the browser's time. Run by scripts/jobs; SAO_DIST names another
// build to compare. A task that a build cannot do is printed as "no".

import { startApp, stopApp } from "./lib/app.mjs";
import { cooperative } from "./lib/cooperative.mjs";

const DESK = { width: 1280, height: 800 };
const WALL = { width: 1280, height: 720 };
const ALL = cooperative();

const app = await startApp(Object.fromEntries(ALL.map(({ id, draft }) => [id, draft])));
const { page, server } = app;
const at = (path) => server.address + path;

/** The steps of the task so far. */
let steps = 0;
const step = async (done) => {
  steps += 1;
  return done;
};
const open = async (path) => step(await page.open(at(path)));
const click = async (selector) => step(await page.click(selector));
const press = async (...keys) => {
  steps += keys.length;
  await page.driver.actions().sendKeys(...keys).perform();
};

/** Reads the elements that `selector` finds: one step for each screen from the first to the last element. */
async function read(selector) {
  await page.find(selector);
  const screens = await page.script(
    `const all = [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility({ visibilityProperty: true }));
     const bottom = Math.max(...all.map((e) => e.getBoundingClientRect().bottom + scrollY));
     return Math.max(1, Math.ceil(bottom / innerHeight));`,
    selector,
  );
  steps += screens;
  return screens;
}

/** Opens the whole board, which still has the filters of the task before. */
async function board() {
  await open("/board");
  await page.find("#board-found");
  if ((await page.all("#board-everything")).length > 0) await page.click("#board-everything");
}

/** Draws all rows. */
async function wholeBoard() {
  await page.find(".board tbody tr");
  while ((await page.all("#board-more")).length > 0) await click("#board-more");
}

const JOBS = {
  "which can be handed in": async () => {
    await page.resize(DESK);
    await board();
    await click("#board-readiness li:first-child button");
    await read(".board tbody tr");
  },
  "what is overdue": async () => {
    await page.resize(DESK);
    await board();
    await click("#board-days li:first-child button");
    await read(".board tbody tr");
  },
  "all 30 at a glance": async () => {
    await page.resize(DESK);
    await board();
    await wholeBoard();
    await read(".board tbody tr");
  },
  "a filter that is still there after a look at a draft": async () => {
    await page.resize(DESK);
    await board();
    await (await page.find("#board-search")).sendKeys("Sim");
    steps += 1;
    await click(".board tbody a");
    // Going back before the draft is open would leave the board itself.
    await page.wait(async () => (await page.script("return location.pathname")).includes("/draft/"), "the draft does not open");
    await page.driver.navigate().back();
    steps += 1;
    await page.wait(async () => (await page.script("return document.querySelector('#board-search')?.value")) === "Sim", "forgotten");
  },
  "two compared": async () => {
    await page.resize(DESK);
    await open("/compare?ids=c0,c6");
    await read(".compare-heads");
  },
  "a member's list of what to do": async () => {
    await page.resize(DESK);
    await open("/board/tasks");
    await read(".task-member > summary");
  },
  "the joint plan of all": async () => {
    await page.resize(DESK);
    await open(`/board/joint?ids=${ALL.map(({ id }) => id).join(",")}`);
    await read(".joint-first li");
  },
  "a question and its answers on the wall": async () => {
    await page.resize(WALL);
    await open("/practice");
    for (const words of ["Trình chiếu: chữ to", "Đố cả lớp"]) await step(await page.press(await page.named(words, "#presenting .choice")));
    await open("/draft/practice-nuoc-mam/question/1.4");
    await read(".guess-row");
    await press("2", "r");
    await read(".wall-reason");
  },
  "the result with its reason": async () => {
    await open("/draft/practice-nuoc-mam/result");
    await press("r");
    await read(".wall-told");
  },
  "a code for the room": async () => {
    await open("/draft/practice-nuoc-mam/handover");
    await read(".qr-code");
  },
};

try {
  console.log(`${"job".padEnd(56)}${"steps".padStart(7)}${"ms".padStart(8)}`);
  for (const [name, job] of Object.entries(JOBS)) {
    steps = 0;
    const start = performance.now();
    const done = await job().then(() => true, (problem) => problem.message.split("\n")[0]);
    const took = Math.round(performance.now() - start);
    console.log(`${name.padEnd(56)}${(done === true ? String(steps) : "no").padStart(7)}${String(took).padStart(8)}${done === true ? "" : `  ${done}`}`);
  }
} finally {
  await stopApp(app);
}
