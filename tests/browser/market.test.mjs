// The demands of buyers, compared with the draft.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES, Key, PHONE } from "./lib/browser.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
let app;
let page;
const at = (path) => `${app.server.address}/draft/sample/${path}`;

before(async () => {
  app = await startApp({ sample: SAMPLE });
  page = app.page;
});
after(() => stopApp(app ?? {}));

const choose = async (words) => page.press(await page.named(words, ".choice"));
const demands = () => page.script("return [...document.querySelectorAll('.market li')].map((row) => row.id.slice(7))");

test("channel and stars decide what is asked", async () => {
  await page.open(at("market"));
  await page.find(".market li");
  await choose("3 sao");
  await page.gone("#demand-quality-system");
  const few = await demands();
  await choose("4 sao");
  await page.find("#demand-quality-system");
  assert.ok((await demands()).length > few.length);
  await choose("Sàn bán hàng");
  await page.find("#demand-online-shop");
  await page.gone("#demand-quality-system");
  await choose("Xuất khẩu");
  await page.find("#demand-foreign-label");
});

test("answering a question changes its line, which leads there", async () => {
  await page.open(at("market"));
  await choose("Xuất khẩu");
  const link = await page.find("#demand-foreign-label a");
  await page.press(link);
  await page.at("/question/2.4");
  await page.press((await page.all(".question .choice"))[1]);
  await page.wait(async () => (await page.storedDrafts()).sample.answers["2.4"].option === 2, "not stored");
  await page.press(await page.named("Có sẵn", ".evidence .choice"));
  await page.wait(async () => (await page.storedDrafts()).sample.answers["2.4"].evidence === "ready", "no evidence");
  await page.open(at("market"));
  await choose("Xuất khẩu");
  await page.see("Đã có", "#demand-foreign-label .market-state");
});

test("it says that buyers differ", async () => {
  await page.open(at("market"));
  await page.see("Mỗi bên mua hỏi một khác");
});

test("the list is fetched when it is asked for, not before", async () => {
  const fetched = () => page.script("return performance.getEntriesByType('resource').map((entry) => entry.name)");
  await page.open(at("result"));
  assert.ok(!(await fetched()).some((name) => /\/(market|practice)-/.test(name)));
  await page.open(at("market"));
  await page.find(".market li");
  assert.ok((await fetched()).some((name) => name.includes("/market-")));
});

const channel = async () => new URL(await page.driver.getCurrentUrl()).searchParams.get("channel");

test("the channel stands in the address", async () => {
  await page.open(at("market?channel=online"));
  await page.find("#demand-online-shop");
  await page.gone("#demand-quality-system");
});

test("on the wall a channel fills one screen, and the keys lead to the next", async () => {
  await page.open(at("market"));
  await page.script("sessionStorage.setItem('sao-lang/tab/presenter', 'on')");
  await page.resize({ width: 1280, height: 720 });
  try {
    await page.open(at("market"));
    const names = new Set();
    for (const key of [null, "shops", "online", "export", "supermarket"]) {
      await page.wait(async () => (await channel()) === key, `not at ${key}`);
      const name = await page.text(".market-wall h2");
      const { lowest, size, states } = await page.script(`
        const lines = [...document.querySelectorAll(".market-wall li")];
        return {
          lowest: Math.max(...lines.map((line) => line.getBoundingClientRect().bottom)) / document.querySelector(".presenter-bar").getBoundingClientRect().top,
          size: parseFloat(getComputedStyle(document.querySelector(".market-wall h2")).fontSize) / innerHeight,
          states: lines.every((line) => line.querySelector(".visually-hidden").textContent.length > 3),
        }`);
      assert.ok(lowest <= 1, `${name}: a demand lies below the screen`);
      assert.ok(size >= 1 / 20, `${name} is ${size} of the height`);
      assert.ok(states, "a state is told by its mark alone");
      names.add(name);
      await page.driver.actions().sendKeys(Key.ARROW_RIGHT).perform();
    }
    assert.equal(names.size, 4);
    await page.wait(async () => (await channel()) === "shops", "the list does not go round");
    await page.driver.actions().sendKeys(Key.PAGE_UP).perform();
    await page.wait(async () => (await channel()) === "supermarket", "the keys do not lead back");
    await assertAccessible(page, "market on the wall");
  } finally {
    await page.script("sessionStorage.removeItem('sao-lang/tab/presenter')");
    await page.resize(PHONE);
  }
});

test("the screen is accessible in both languages", async () => {
  for (const language of ["vi", "en"]) {
    await page.speak(language);
    await page.open(at("market"));
    await page.speaks(language);
    await page.find(".market li");
    await assertAccessible(page, `market ${language}`);
  }
});
