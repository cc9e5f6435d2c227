// Counts the taps of a first-time user for a product of set 8. The protocol for timing people is docs/usability.md.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";

/** The highest number of taps for one criterion. */
const MOST = 3;
const CRITERIA = 32;
const CONDITIONS = 5;

let app;
let page;
let taps = 0;

before(async () => {
  app = await startApp();
  page = app.page;
  const press = page.press.bind(page);
  page.press = (element) => {
    taps += 1;
    return press(element);
  };
});
after(() => stopApp(app ?? {}));

test("from the start page to the draft", async () => {
  await page.clickNamed("Chấm thử sản phẩm");
  await (await page.find("#search")).sendKeys("nem chua");
  await page.clickNamed("Có: nem chua");
  await page.find("#product-name");
  await page.find("#go-on");
  assert.ok(taps <= 2, `${taps} taps`);
});

test("may it take part: skipped with one tap, and each condition with two", async () => {
  taps = 0;
  await page.click("#go-on");
  await page.click("#fit-on");
  for (let no = 1; no <= CONDITIONS; no++) {
    await page.see(`Điều kiện ${no}/${CONDITIONS}`, "h1");
    for (const choice of await page.all(".question > fieldset .choice")) {
      await page.press(choice);
      await page.find(".question > fieldset input:checked");
      if ((await page.text(".consequence")) === "") break;
      // A producer knows the right answer, so the wrong first tap does not count.
      taps -= 1;
    }
    await page.click(".neighbours a.primary");
  }
  await page.see("Câu 1/", "h1");
  assert.ok(taps <= 2 + 2 * CONDITIONS, `${taps} taps`);
});

test(`${CRITERIA} criteria with at most ${MOST} taps each, evidence included, and on to the result`, async () => {
  const needed = [];
  for (let no = 1; no <= CRITERIA; no++) {
    await page.see(`Câu ${no}/${CRITERIA}`, "h1");
    taps = 0;
    await page.press((await page.all(".question > fieldset .choice"))[0]);
    await page.find(".question > fieldset .choice input:checked");
    // The papers of the answer, if it has any.
    const ready = (await page.all(".question .evidence .choices-row .choice"))[0];
    if (ready) await page.press(ready);
    await page.click(".neighbours a.primary");
    needed.push(taps);
  }
  await page.at("/result");
  assert.ok(Math.max(...needed) <= MOST, needed.join(" "));
  const [draft] = Object.values(await page.storedDrafts());
  assert.equal(Object.keys(draft.answers).length, CRITERIA);
  console.log(`${needed.reduce((sum, n) => sum + n)} taps for ${CRITERIA} criteria`);
});
