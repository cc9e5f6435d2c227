// Presenting to a room, for readers in its last row: letters, keys, hidden answers, and the notes in another window.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { Key, onlyTabs } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";

/** The sizes of projected screens. */
const WALLS = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
];

/** The number of questions of the fish sauce. */
const QUESTIONS = 31;

let app;
let page;
const at = (path) => app.server.address + path;
const on = (path, sample = "nuoc-mam") => at(`/draft/practice-${sample}${path}`);

before(async () => {
  app = await startApp();
  page = app.page;
  await page.resize(WALLS[0]);
});
after(() => stopApp(app ?? {}));

const press = (...keys) => page.driver.actions().sendKeys(...keys).perform();
const withShift = (key) => page.driver.actions().keyDown(Key.SHIFT).sendKeys(key).keyUp(Key.SHIFT).perform();

/** Opens a screen of the app without reloading the page, as a link of the app does. */
const walk = (path) =>
  page.script(
    `const link = Object.assign(document.createElement("a"), { href: arguments[0] });
     document.querySelector("main").append(link);
     link.click();
     link.remove();`,
    path,
  );

/** Begins to present, with or without guessing. */
async function present(quiz = true) {
  await page.open(at("/practice"));
  await page.find("#case-industries .draft");
  const ticked = (n) => page.script("return document.querySelectorAll('#presenting input')[arguments[0]]?.checked === true", n);
  const tick = async (n, wanted) => {
    if ((await ticked(n)) === wanted) return;
    await page.click(`#presenting .choice:nth-of-type(${n + 1})`);
    await page.wait(async () => (await ticked(n)) === wanted, "not ticked");
  };
  await tick(0, true);
  await tick(1, quiz);
}

/** Waits until the bar is drawn and the letters fit. */
async function settled() {
  await page.find(".presenter-bar #show-score");
  await page.driver.executeAsyncScript(
    "const done = arguments[0]; let n = 5; const next = () => (--n ? requestAnimationFrame(next) : setTimeout(done)); next();",
  );
}

/**
 * The view from the last row: the size of letters as a part of the screen's height, and the parts that are out of
 * sight.
 */
const SEEN = `
  const size = (e) => parseFloat(getComputedStyle(e).fontSize);
  const texts = [...document.querySelectorAll(arguments[0])];
  const bar = document.querySelector(".presenter-bar").getBoundingClientRect();
  return {
    letters: Math.round(Math.max(...texts.map((e) => innerHeight / size(e))) * 100) / 100,
    scrolls: document.documentElement.scrollHeight > document.documentElement.clientHeight,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    low: texts.filter((e) => e.getBoundingClientRect().bottom > bar.top + 1).length,
    texts: texts.length,
    barFits: document.querySelector(".presenter-bar").scrollWidth <= innerWidth && bar.height < innerHeight / 8,
  };`;
const seen = (selector) => page.script(SEEN, selector);

const GUESS = ".ask, .guess-text";
const ANSWER = ".ask, .question .choice-text";

beforeEach(() => page.resize(WALLS[0]));

for (const wall of WALLS) {
  test(`a question, its answers and its reason are on one screen of ${wall.width} by ${wall.height}`, async () => {
    await page.resize(wall);
    await present();
    await page.open(on("/question/1.1"));
    // The screens whose letters are smaller than a twentieth of the height, and the screens that must be scrolled.
    const [small, scrolled] = [[], []];
    let questions = 0;
    for (;;) {
      await settled();
      await page.find(".guess-row");
      const guess = await seen(GUESS);
      await press("r");
      await page.find(".wall-reason");
      await settled();
      const answer = await seen(ANSWER);
      const reason = await seen(".wall-reason");
      const path = await page.path();
      questions += 1;
      for (const [what, view] of Object.entries({ guess, answer })) {
        const about = `${what} ${path} ${JSON.stringify(view)}`;
        assert.ok(view.texts > 2 && !view.wide && view.barFits, about);
        // A question that does not fit with the smallest letters must be scrolled.
        assert.ok(view.scrolls ? view.letters > 27.9 : view.low === 0 && view.letters < 28.1, about);
        if (view.letters > 20.1) small.push(about);
        if (view.scrolls) scrolled.push(about);
      }
      assert.ok(reason.letters < 32.1 && (reason.scrolls || reason.low === 0), `reason ${path} ${JSON.stringify(reason)}`);
      await press(Key.ARROW_RIGHT);
      await page.wait(async () => (await page.path()) !== path, "the arrow leads nowhere");
      if ((await page.path()).endsWith("/result")) break;
    }
    assert.equal(questions, QUESTIONS);
    // On a wide screen most questions have the largest letters and fit completely; the reasons are long.
    const guesses = small.filter((about) => about.startsWith("guess"));
    assert.ok(guesses.length <= (wall.width === 1024 ? QUESTIONS / 2 : QUESTIONS / 5), `small: ${guesses.join("\n")}`);
    assert.ok(scrolled.length <= (wall.width === 1024 ? 1 : 0), `scrolled: ${scrolled.join("\n")}`);
  });

  test(`stars and reason are in one view of ${wall.width} by ${wall.height}`, async () => {
    await page.resize(wall);
    await present();
    await page.open(on("/result"));
    await settled();
    const guess = await seen(".guess-row, #reveal");
    assert.ok(!guess.scrolls && guess.low === 0 && guess.texts === 6, JSON.stringify(guess));
    await press("5", "5", "3", "r");
    await page.see("hợp đồng liên kết", ".wall-told");
    await page.see("3 sao: 1 tay · 5 sao: 2 tay", ".guess-said");
    await settled();
    const told = await seen(".result-stars, .result-points, .wall-told p");
    assert.ok(!told.scrolls && told.low === 0 && told.letters <= 28.01, JSON.stringify(told));
  });
}

test("the task stands open, and all that is for one who fills it in is gone", async () => {
  await present();
  await page.open(on("/question/1.4"));
  await settled();
  await page.see("Hãy tìm:", ".practice-task");
  const shown = () =>
    page.script(`return ["header.top", ".why", ".evidence", ".not-sure", ".neighbours", ".read-aloud", ".place-bar"]
      .filter((s) => document.querySelector(s)?.checkVisibility())`);
  assert.deepEqual(await shown(), []);
  await press("r");
  await page.find(".wall-reason");
  assert.deepEqual(await shown(), []);
  assert.doesNotMatch(await page.text("body"), /Lời giải/);
});

test("Page Down shows the rest of a long question first, then leads on; Page Up likewise back", async () => {
  await present();
  await page.open(on("/question/1.4"));
  await settled();
  // A low window, in which the question is longer than the window.
  await page.resize({ width: 1280, height: 490 });
  await page.script("document.querySelector('.ask').textContent += ' Nước mắm cá cơm.'.repeat(120)");
  await settled();
  const top = () => page.script("return Math.round(scrollY)");
  const atEnd = () => page.script("const r = document.documentElement; return r.scrollHeight - r.clientHeight - scrollY < 2");
  assert.equal(await top(), 0);
  assert.equal(await atEnd(), false);
  for (let n = 0, before = 0; !(await atEnd()); n++) {
    await press(Key.PAGE_DOWN);
    await page.wait(async () => (await top()) > before, "not scrolled");
    before = await top();
    await page.at("/question/1.4");
    assert.ok(n < 20, "no end");
  }
  await press(Key.PAGE_UP);
  await page.wait(async () => !(await atEnd()), "not scrolled back");
  await page.at("/question/1.4");
  while (!(await atEnd())) await press(Key.PAGE_DOWN);
  await press(Key.PAGE_DOWN);
  await page.at("/question/1.5");
  await page.wait(async () => (await top()) === 0, "the next question does not begin at its top");
  await press(Key.PAGE_UP);
  await page.at("/question/1.4");
});

test("numbers count hands for the answers, with Shift they take one back", async () => {
  await present();
  await page.open(on("/question/1.1"));
  await settled();
  const counts = () => page.script("return [...document.querySelectorAll('.guess-number')].map((e) => e.textContent.slice(e.firstChild.textContent.length))");
  const choices = (await counts()).length;
  await press("2", "2", "3", "9");
  await page.wait(async () => (await counts())[1] === "2", "not counted");
  await withShift("2");
  await page.wait(async () => (await counts())[1] === "1", "not taken back");
  const expected = Array(choices).fill("0");
  expected[1] = expected[2] = "1";
  assert.deepEqual(await counts(), expected);
  await press("r");
  await page.see("dòng 2: 1 tay · dòng 3: 1 tay", ".guess-said");
  await page.find(".question input:checked");
  await page.find(".wall-reason");
  // Once the answer is shown, there is nothing to guess.
  await press("1");
  assert.match(await page.text(".guess-said"), /dòng 2: 1 tay · dòng 3: 1 tay/);
  assert.doesNotMatch(await page.text(".guess-said"), /dòng 1/);
});

/** The points or the solution of the fish sauce, anywhere on the page. */
const LEAK = /\b92\b|Lời giải/;

async function hidden(what) {
  await page.find(".presenter-bar #show-score");
  assert.doesNotMatch(await page.text("body"), LEAK, what);
}

test("nothing is told before it is shown, on any way in", async () => {
  await present();
  // Another exercise after the score of one was shown.
  await page.open(on("", "siro-dau"));
  await page.find("#show-score");
  await press("s");
  await page.find(".result-bar-stars");
  await walk("/practice");
  await page.find("#case-industries .draft");
  await page.clickNamed("Nước mắm cốt Bến Sao");
  await page.find("#product-name");
  await hidden("another exercise");
  // The same exercise, opened again.
  await press("s");
  await page.see("92", ".presenter-bar");
  await page.driver.navigate().back();
  await page.find("#case-industries .draft");
  await page.driver.navigate().forward();
  await page.find("#product-name");
  await hidden("the same exercise again");
  // From one open exercise directly to another.
  await press("s");
  await page.find(".result-bar-stars");
  await walk("/draft/practice-den-tre/result");
  await page.find("#reveal");
  await walk("/draft/practice-nuoc-mam/result");
  await page.find("#reveal");
  await hidden("from one to another");
  // A screen about the score, opened from a screen where the score is shown.
  for (const screen of ["result", "plan", "print/tom-tat"]) {
    await page.open(on(""));
    await page.find("#product-name");
    await hidden("the list");
    await press("s");
    await page.see("92", ".presenter-bar");
    await walk(`/draft/practice-nuoc-mam/${screen}`);
    await page.find("#reveal");
    await hidden(screen);
    // The browser's way back.
    await press("s");
    await page.gone("#reveal");
    await page.driver.navigate().back();
    await page.find("#product-name");
    await page.driver.navigate().forward();
    await page.find("#reveal");
    await hidden(`${screen}, back and forth`);
  }
  // The page is reloaded, and opened by its address.
  await press("s");
  await page.gone("#reveal");
  await page.reload();
  await page.find("#reveal");
  await hidden("loaded anew");
  await press("s");
  await page.gone("#reveal");
  await page.open(on("/question/1.4"));
  await page.find(".guess");
  await page.driver.navigate().back();
  await page.find("#reveal");
  await hidden("the page before");
});

test("no screen of an exercise tells the score while it is hidden", async () => {
  await present();
  for (const screen of ["", "/section/1", "/question/1.4", "/check", "/export", "/market", "/papers", "/details", "/dates"]) {
    await page.open(on(screen));
    await hidden(screen);
  }
  // A product that is rejected.
  await page.open(on("", "tinh-dau-tram"));
  await page.find("#show-score");
  assert.equal((await page.all("main .alert")).length, 0);
  await press("s");
  await page.find("main .alert");
  // A screen that shows several products.
  await page.open(at("/compare?ids=practice-nuoc-mam,practice-siro-dau"));
  await page.find("#reveal");
  assert.doesNotMatch(await page.text("body"), LEAK);
  await page.click("#reveal");
  await page.see("92", ".compare-heads");
  await page.open(at("/compare?ids=practice-nuoc-mam"));
  await page.find("#reveal");
});

test("during a quiz a section tells neither points nor answers", async () => {
  await present();
  await page.open(on("/section/1"));
  await page.find(".guess");
  const told = await page.script("return document.querySelectorAll('.question .points, .question .mark, .question input').length");
  assert.equal(told, 0);
});

test("the screen turns dark, and any key or a tap brings it back", async () => {
  await present();
  await page.open(on("/question/1.4"));
  await settled();
  const dark = () => page.script("return document.elementFromPoint(innerWidth / 2, innerHeight / 2).className === 'wall-darkness'");
  for (const [off, back] of [["b", "x"], [".", Key.ARROW_RIGHT]]) {
    await press(off);
    await page.wait(dark, "not dark");
    await press(back);
    await page.wait(async () => !(await dark()), "still dark");
    // The key has only ended the dark screen.
    await page.at("/question/1.4");
  }
  await page.click("#turn-dark");
  await page.wait(dark, "not dark");
  await (await page.find(".wall-darkness")).click();
  await page.wait(async () => !(await dark()), "still dark");
});

test("the clock has three lengths, and goes on from screen to screen", async () => {
  await present();
  await page.open(on("/question/1.4"));
  await settled();
  for (const start of [/^(5:00|4:5\d)$/, /^(10:00|9:5\d)$/, /^(3:00|2:5\d)$/]) {
    await press("t");
    await page.wait(async () => start.test(await page.text(".wall-time")), `no clock at ${start}`);
  }
  const shown = await page.text(".wall-time");
  await page.wait(async () => (await page.text(".wall-time")) !== shown, "it stands still");
  await walk("/practice");
  await page.find("#case-industries .draft");
  await walk("/draft/practice-nuoc-mam/question/1.4");
  await page.wait(async () => /^2:\d\d$/.test(await page.text(".wall-time")), "the clock is gone");
  await press("t");
  await page.gone(".wall-time");
});

test("the notes in another window follow the wall, and have the solution", async () => {
  await present();
  await page.open(on("/question/1.4"));
  await settled();
  const wall = await page.driver.getWindowHandle();
  await press("n");
  let others = [];
  await page.wait(async () => (others = (await page.driver.getAllWindowHandles()).filter((w) => w !== wall)).length === 1, "no window");
  await page.driver.switchTo().window(others[0]);
  await page.see("Tiêu chí 1.4", "#notes-question");
  await page.see("Đáp án: 2.", "#notes-question");
  await page.see("hợp đồng liên kết", "#notes-solution");
  await page.see("92 điểm", "#notes-solution");
  await page.find("#notes-next");
  await assertAccessible(page, "the notes");
  // The notes themselves are not presented.
  assert.equal(await page.script("return document.documentElement.classList.contains('presenting')"), false);
  assert.notEqual(await page.script("return document.documentElement.dataset.display"), "projector");
  await page.driver.switchTo().window(wall);
  await press(Key.ARROW_RIGHT);
  await page.at("/question/1.5");
  await hidden("the wall, with the notes open");
  await page.driver.switchTo().window(others[0]);
  await page.see("Tiêu chí 1.5", "#notes-question");
  await page.driver.close();
  await page.driver.switchTo().window(wall);
});

test("the notes work alone on a telephone", { skip: onlyTabs }, async () => {
  // No screen is presented.
  await page.open(at("/practice"));
  await page.openTab();
  await page.resize({ width: 360, height: 800 });
  await page.open(at("/practice?notes="));
  await page.clickNamed("Nước mắm cốt Bến Sao");
  await page.see("hợp đồng liên kết", "#notes-solution");
  await page.click("#notes-on");
  await page.see("Câu 1/", "#notes-question");
  await page.click("#notes-on");
  await page.see("Câu 2/", "#notes-question");
  await page.click("#notes-back");
  await page.see("Câu 1/", "#notes-question");
  assert.deepEqual(await misfits(page), { wide: 0, cut: [], unreachable: [], small: [] });
  await assertAccessible(page, "the notes on a telephone");
});

test("the wall is accessible and its targets are large enough, in both languages", async () => {
  for (const language of ["vi", "en"]) {
    await page.speak(language);
    await present();
    for (const path of ["/question/1.4", "/result"]) {
      await page.open(on(path));
      await page.speaks(language);
      await settled();
      await assertAccessible(page, `${path} ${language}`);
      assert.deepEqual((await misfits(page)).small, []);
      await press("r");
      await page.find(path === "/result" ? ".wall-result" : ".wall-reason");
      await settled();
      await assertAccessible(page, `${path} ${language}, shown`);
      assert.deepEqual((await misfits(page)).small, []);
      // The narrowest screen also has room for the bar with the score.
      await page.resize(WALLS[2]);
      if (path !== "/result") await press("s");
      await page.find(".presenter-bar .result-bar-stars");
      await settled();
      assert.equal((await seen("h1")).barFits, true, `the bar in ${language}`);
      await page.resize(WALLS[0]);
    }
  }
  await page.speak("vi");
});
