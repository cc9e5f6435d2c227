// Help with longer texts: questions, an example of the industry, the length, and the checklist of the story.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";

const FISH = { ...JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8")), story: {} };
const TOURISM = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 26, answers: {} };
const GUIDE = "#guide-story-place";
let app;
let page;
const story = (draft) => page.open(`${app.server.address}/draft/${draft}/details/story`);

before(async () => {
  app = await startApp({ fish: FISH, tourism: TOURISM });
  page = app.page;
});
after(() => stopApp(app ?? {}));

test("the example is one of the product's own industry", async () => {
  await story("fish");
  await page.click(`${GUIDE} summary`);
  await page.see("gió chướng", GUIDE);
  assert.equal((await page.text(GUIDE)).includes("ruộng bậc thang"), false);
  await story("tourism");
  await page.click(`${GUIDE} summary`);
  await page.see("ruộng bậc thang", GUIDE);
});

test("the length is told while typing, and nothing is written on the producer's behalf", async () => {
  await story("fish");
  const field = await page.find("#story-place");
  assert.equal(await field.getAttribute("value"), "");
  assert.equal((await page.text(GUIDE)).includes("Đã viết"), false);
  await field.sendKeys("Ấp tôi ở cuối kinh.");
  await page.see("Đã viết 5 chữ. Nên viết từ 15", GUIDE);
  await field.sendKeys(" nước lợ".repeat(6));
  await page.see("17 chữ: vừa đủ", GUIDE);
  await field.sendKeys(" gió".repeat(70));
  await page.see("hơi dài", GUIDE);
});

test("what the story has is ticked and stays ticked", async () => {
  await story("fish");
  const first = "#story-checks input";
  await page.click(first);
  await story("fish");
  assert.equal(await (await page.find(first)).isSelected(), true);
  assert.equal((await page.all(`${first}:checked`)).length, 1);
});
