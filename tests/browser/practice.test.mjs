// Practice with samples, and presenting them to a room.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { By, Key, PHONE } from "./lib/browser.mjs";

const REAL = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 8, product: { name: "Cá khô thật" } };
let app;
let page;
const at = (path) => app.server.address + path;

before(async () => {
  app = await startApp({ real: REAL });
  page = app.page;
});
after(() => stopApp(app ?? {}));

const exercise = (key) =>
  page.script(
    `const text = sessionStorage.getItem("sao-lang/draft/practice-" + arguments[0]);
     return JSON.parse(text.slice(text.indexOf("{")));`,
    key,
  );

async function openPractice() {
  await page.open(at("/practice"));
  await page.find("#case-confectioner .pick-table tbody tr");
}

/** Selects or clears a checkbox for the presenter. */
async function tick(words) {
  await page.press(await page.named(words, "#presenting .choice"));
}

async function press(...keys) {
  await page.driver.actions().sendKeys(...keys).perform();
}

test("there are a sample per industry and twenty of one confectioner, without their results", async () => {
  await openPractice();
  assert.equal((await page.all("#case-industries .draft")).length, 6);
  assert.equal((await page.all("#case-confectioner .pick-table tbody tr")).length, 20);
  assert.equal((await page.all("#case-industries .stars, #case-industries .draft-result, .pick-table .stars")).length, 0);
  await page.click("#case-confectioner details summary");
  const stars = await page.script(
    "return [...document.querySelectorAll('#case-confectioner details tbody tr')].map((row) => row.lastElementChild.textContent)",
  );
  assert.deepEqual(["4", "5"].map((n) => stars.filter((s) => s === n).length), [16, 4]);
});

test("an exercise says on every screen that it is one, and never gets among real drafts", async () => {
  await openPractice();
  await page.clickNamed("Nước mắm cốt Bến Sao");
  for (const screen of ["", "/question/1.4", "/section/1", "/details", "/papers", "/plan", "/export", "/market"]) {
    await page.open(at(`/draft/practice-nuoc-mam${screen}`));
    await page.see("Bài tập, không phải bài chấm thật", ".practice-note");
  }
  await page.open(at("/draft/practice-nuoc-mam/question/1.4"));
  await page.click(".question input[type=radio]");
  await page.wait(async () => (await exercise("nuoc-mam")).answers["1.4"].option === 1, "not kept for the tab");
  assert.deepEqual(Object.keys(await page.storedDrafts()), ["real"]);
  await page.open(at("/"));
  assert.doesNotMatch(await page.text(), /Nước mắm/);
  await page.open(at("/draft/real"));
  assert.equal((await page.all(".practice-note")).length, 0);
});

test("one tap puts everything back", async () => {
  await openPractice();
  await page.click("#reset-practice");
  await page.see("Các mẫu đã như lúc đầu");
  assert.equal((await exercise("nuoc-mam")).answers["1.4"].option, 2);
  assert.deepEqual(Object.keys(await page.storedDrafts()), ["real"]);
});

test("the sample comes to the stars that its story tells, and the answer tells why", async () => {
  await openPractice();
  await page.open(at("/draft/practice-nuoc-mam/result"));
  await page.see("92", ".result-points");
  await page.see("3 sao", ".result-stars");
  await page.clickNamed("Lời giải");
  await page.see("hợp đồng liên kết", ".practice-note");
});

test("presenting hides the score everywhere until it is shown", async () => {
  await openPractice();
  await tick("Trình chiếu: chữ to");
  await page.open(at("/draft/practice-nuoc-mam/result"));
  await page.find("#reveal");
  assert.doesNotMatch(await page.text("body"), /92|Lời giải/);
  await page.click("[aria-label='Thêm một tay: 5 sao']");
  await page.click("[aria-label='Thêm một tay: 5 sao']");
  await page.click("[aria-label='Thêm một tay: 3 sao']");
  await press("r");
  await page.see("92", ".result-points");
  await page.see("3 sao: 1 tay · 5 sao: 2 tay", ".guess-said");
  await press("s");
  await page.find("#reveal");
  await page.open(at("/draft/practice-nuoc-mam"));
  assert.doesNotMatch(await page.text(".steps"), /\d[\d/ ]* điểm/);
  await page.find("#show-score");
  assert.equal((await page.all(".result-bar .result-bar-stars")).length, 0);
  await page.click("#show-score");
  await page.see("92", ".result-bar");
});

test("who presents takes a slip back", async () => {
  await page.open(at("/draft/practice-nuoc-mam/question/1.4"));
  const chosen = () =>
    page.script("return [...document.querySelectorAll('.question fieldset input')].findIndex((option) => option.checked)");
  await page.find("#show-score");
  const before = await chosen();
  await page.click(".question fieldset label:nth-of-type(1) input");
  await page.wait(async () => (await chosen()) === 0, "not chosen");
  await page.click(".presenter-bar #undo");
  await page.wait(async () => (await chosen()) === before, "not taken back");
  await page.see("Đã trả lại như cũ", ".presenter-bar .undone");
});

test("arrows and a remote's keys lead from question to question", async () => {
  // On a screen where a question needs no scrolling (wall.test.mjs tests Page Down where it does).
  await page.resize({ width: 1280, height: 720 });
  await page.open(at("/draft/practice-nuoc-mam/question/1.1"));
  await page.find("#show-score");
  await press(Key.ARROW_RIGHT);
  await page.at("/question/1.2");
  await press(Key.PAGE_DOWN);
  await page.at("/question/1.3");
  await press(Key.ARROW_LEFT);
  await page.at("/question/1.2");
  await press(Key.PAGE_UP);
  await page.at("/question/1.1");
  await page.resize(PHONE);
});

test("a chosen radio button keeps its arrows for the keyboard, and typing is left alone", async () => {
  await page.open(at("/draft/practice-nuoc-mam"));
  await page.find("#show-score");
  await page.click("#product-name");
  await press(Key.END, "r", "s", "b", "2", Key.ARROW_LEFT, Key.ARROW_RIGHT);
  assert.match(await page.script("return document.querySelector('#product-name').value"), /rsb2$/);
  await page.at("/practice-nuoc-mam");
  await page.see("Hiện điểm", "#show-score");
  await page.open(at("/draft/practice-nuoc-mam/question/1.1"));
  await page.find("#show-score");
  // With the keyboard: Tab moves to the group, then arrow keys choose.
  await page.script("document.querySelector('main h1').focus()");
  const isRadio = () => page.script("return document.activeElement.matches('.question input[type=radio]')");
  for (let tab = 0; tab < 10 && !(await isRadio()); tab++) await press(Key.TAB);
  assert.ok(await isRadio());
  await press(Key.ARROW_LEFT);
  await page.wait(async () => (await exercise("nuoc-mam")).answers["1.1"].option === 2, "the arrow chose nothing");
  await page.at("/question/1.1");
  // After a choice with the pointer, the arrow keys move to the next question.
  await page.click(".question .choice:nth-of-type(2)");
  await press(Key.ARROW_RIGHT);
  await page.at("/question/1.2");
});

test("the quiz hides answer and points until they are shown", async () => {
  await openPractice();
  await tick("Đố cả lớp");
  await page.open(at("/draft/practice-nuoc-mam/question/1.5"));
  await page.find(".guess");
  // No option of it is worth 0 points, so the room can guess that no level is reached.
  const none = () => page.all("[aria-label='Thêm một tay: Chưa đạt mức nào']");
  assert.equal((await none()).length, 1);
  assert.equal((await page.all(".question input[type=radio]")).length, 0);
  assert.equal((await page.all(".question .points, .question .mark")).length, 0);
  await page.click("[aria-label='Thêm một tay: dòng 2']");
  await press("r");
  await page.find(".question input[type=radio]:checked");
  await page.see("dòng 2: 1 tay", ".guess-said");
  // The answer of the next question is hidden again.
  await press(Key.ARROW_RIGHT);
  await page.at("/question/1.6");
  await page.find(".guess");
  assert.equal((await none()).length, 0);
});

test("the keys do nothing once presenting has ended", async () => {
  await openPractice();
  await tick("Trình chiếu: chữ to");
  await page.open(at("/draft/practice-nuoc-mam/question/1.1"));
  await press(Key.ARROW_RIGHT, "s");
  await page.find(".result-bar .result-bar-stars");
  await page.at("/question/1.1");
});

test("an exercise of another tab leads back to the practice page", async () => {
  await page.open(at("/draft/practice-unknown/result"));
  await page.clickNamed("Về trang tập");
  await page.at("/practice");
});

test("the screens are accessible in both languages", async () => {
  for (const language of ["vi", "en"]) {
    await page.speak(language);
    await openPractice();
    await page.speaks(language);
    await assertAccessible(page, `/practice ${language}`);
    await page.open(at("/draft/practice-den-tre"));
    await page.speaks(language);
    await assertAccessible(page, `an exercise ${language}`);
  }
  await page.speak("vi");
  await openPractice();
  await tick("Trình chiếu: chữ to");
  await tick("Đố cả lớp");
  await assertAccessible(page, "the presenter's settings");
  for (const screen of ["/question/1.1", "/result"]) {
    await page.open(at(`/draft/practice-den-tre${screen}`));
    await page.find(".guess");
    await assertAccessible(page, `presenting ${screen}`);
    const small = await page.script(
      `return [...document.querySelectorAll(".guess .button, .presenter-bar .button, .presenter-bar a")]
         .filter((e) => e.checkVisibility({ visibilityProperty: true })).map((e) => e.getBoundingClientRect()).filter((r) => r.width < 44 || r.height < 44).length`,
    );
    assert.equal(small, 0, `${small} targets are too small on ${screen}`);
  }
});
