// Test slips by value: the verdict beside each row, and the findings before the dossier is taken along.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES, Key } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";
import { focused, keys } from "./lib/keyboard.mjs";
import { made } from "./lib/made.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const DECLARATION = { paper: "self-declaration", state: "ready", results: [{ name: "Muối", limit: "tối đa 5", unit: "%" }] };
const SLIP = {
  paper: "test-report",
  state: "ready",
  results: [
    { name: "Chì (Pb)", limit: "≤ 0,3", result: "0,12", unit: "mg/kg" },
    { name: "Natri benzoat", result: "120", unit: "mg/kg" },
  ],
};
const FITS = { wide: 0, cut: [], unreachable: [], small: [] };
let app;
let page;
const at = (path) => `${app.server.address}/draft/${path}`;
const results = async (id, paper) => (await page.storedDrafts())[id]?.papers?.[paper]?.results ?? [];
const remarks = () => page.script("return [...document.querySelectorAll('.slip-verdict')].map((e) => e.textContent.trim())");
const type = async (selector, text) => (await page.find(selector)).sendKeys(text);
const hasFocus = (id) => page.wait(async () => (await focused(page)).id === id, `${id} has no focus`);
/** The links of the findings about results and claims, each line as texts and addresses. */
const lines = () =>
  page.script(
    `for (const details of document.querySelectorAll("main details")) details.open = true;
     return [...document.querySelectorAll(".findings li")].map((li) =>
       [...li.querySelectorAll("a")].map((a) => [a.textContent.trim(), a.pathname + a.hash]));`,
  );
const line = async (words) => (await lines()).find(([[text]]) => text.includes(words));
const exporting = async (id) => {
  await page.open(at(`${id}/export`));
  await page.find(".findings li");
};

before(async () => {
  app = await startApp({
    slip: { ...SAMPLE, papers: [DECLARATION] },
    rows: { ...SAMPLE, papers: [SLIP, DECLARATION] },
    claim: {
      ...SAMPLE,
      product: { ...SAMPLE.product, description: "Khô cá đù, không chất bảo quản.", ingredients: "cá đù, muối, kali sorbat (E202)" },
      papers: [SLIP],
    },
  });
  page = app.page;
});
after(() => stopApp(app ?? {}));

test("a slip is added row by row, and a result over its limit is told at once", async () => {
  await page.open(at("slip/papers"));
  await page.clickNamed("Thêm giấy tờ khác");
  await page.choose("#paper-kind", "Phiếu kiểm nghiệm trong 12 tháng");
  await page.clickNamed("Thêm vào sổ");
  await page.at("/papers/1");
  await page.click("#add-result");
  await hasFocus("result-0-name");
  await type("#result-0-name", "Muối");
  await type("#result-0-limit", "≤ 10");
  await type("#result-0-unit", "%");
  await type("#result-0-result", "6,5");
  await page.wait(async () => (await remarks()).length === 2, "there are not two remarks");
  assert.deepEqual(await remarks(), ["đạt", "vượt mức (tối đa 5 % trong “Bản tự công bố sản phẩm”)"]);
  await page.click("#add-result");
  await type("#result-1-name", "Chì");
  await type("#result-1-limit", "0,3");
  await type("#result-1-result", "0,31");
  await page.wait(async () => (await remarks()).at(-1) === "vượt mức", "not over the limit");
  assert.equal(await page.script("return document.querySelectorAll('.slip-verdict.bad svg').length"), 2);
  const kept = [
    { name: "Muối", limit: "≤ 10", result: "6,5", unit: "%" },
    { name: "Chì", limit: "0,3", result: "0,31" },
  ];
  await page.wait(async () => (await results("slip", 1)).at(1)?.result === "0,31", "not stored");
  assert.deepEqual(await results("slip", 1), kept);
});

test("the finding leads to the row and to the declaration, and is gone once the result is mended", async () => {
  await exporting("slip");
  const [first, second] = await line("Muối 6,5 %");
  assert.equal(first[1], "/draft/slip/papers/1#result-0-name");
  assert.equal(second[1], "/draft/slip/papers/0#result-0-name");
  assert.ok(second[0].includes("Bản tự công bố sản phẩm"), second[0]);
  await page.clickNamed("Muối 6,5 %");
  await page.at("/papers/1");
  await hasFocus("result-0-name");
  for (const [row, result] of [[0, "4,9"], [1, "< 0,05"]]) {
    const field = await page.find(`#result-${row}-result`);
    await field.clear();
    await field.sendKeys(result);
  }
  await page.wait(async () => (await remarks()).join() === "đạt,đạt", "not within the limits");
  await exporting("slip");
  assert.equal(await line("vượt mức"), undefined);
});

test("a claim that an ingredient and a slip contradict is told with links to both places", async () => {
  await exporting("claim");
  const [first, second] = await line("nhưng thành phần có “kali sorbat (E202)”");
  assert.equal(first[1], "/draft/claim/details/product#product-description");
  assert.deepEqual(second, ["Mở: Thành phần", "/draft/claim/details/product#product-ingredients"]);
  const slip = await line("nhưng phiếu kiểm nghiệm có Natri benzoat");
  assert.equal(slip[1][1], "/draft/claim/papers/0#result-1-name");
  await assertAccessible(page, "findings with two links");
  await page.clickNamed("Mở: Thành phần");
  await hasFocus("product-ingredients");
  const field = await page.find("#product-ingredients");
  await field.clear();
  await field.sendKeys("cá đù, muối");
  await exporting("claim");
  assert.equal(await line("nhưng thành phần có"), undefined);
  assert.ok(await line("nhưng phiếu kiểm nghiệm có Natri benzoat"));
});

test("rows are added and removed with the keyboard; the others stay", async () => {
  await page.open(at("rows/papers/0"));
  await page.find("#add-result");
  await page.script("document.querySelector('#add-result').focus()");
  await keys(page, Key.ENTER);
  await hasFocus("result-2-name");
  await keys(page, "Độ ẩm", Key.TAB, "13", Key.TAB, "vết");
  await page.wait(async () => (await remarks()).at(-1)?.startsWith("chưa so được"), "it is compared");
  await page.find("#result-1-name");
  // Past the unit, to the button that removes the row.
  await keys(page, Key.TAB, Key.TAB, Key.ENTER);
  await hasFocus("add-result");
  await page.click("button[aria-label*='Chì (Pb)']");
  await hasFocus("add-result");
  await page.wait(async () => (await results("rows", 0)).length === 1, "the row is still there");
  assert.deepEqual((await results("rows", 0)).map((row) => row.name), ["Natri benzoat"]);
  assert.equal(await (await page.find("#result-0-name")).getAttribute("value"), "Natri benzoat");
  await page.clickNamed("Trả lại như cũ");
  await page.wait(async () => (await results("rows", 0)).length === 2, "it did not come back");
  assert.equal(await (await page.find("#result-0-name")).getAttribute("value"), "Chì (Pb)");
});

test("a declaration has no results; names are offered; all fits at 200 % text", async () => {
  await page.open(at("rows/papers/1"));
  await page.find("#result-0-limit");
  assert.equal((await page.all("#result-0-result")).length, 0);
  const names = await page.script("return [...document.querySelectorAll('#known-indicators option')].map((o) => o.value)");
  assert.deepEqual(names, ["Chì (Pb)", "Natri benzoat", "Muối"]);
  await page.open(at("rows/papers/0"));
  await page.find("#result-0-result");
  await assertAccessible(page, "the rows of a slip");
  assert.deepEqual(await misfits(page), FITS);
  await page.script("document.documentElement.style.fontSize = '200%'");
  assert.deepEqual(await misfits(page), FITS, "with text at 200 %");
});

test("the dossier has every result", async () => {
  await page.open(at("rows/export"));
  const { zip } = await made(page, "ho-so-ocop");
  const text = (await zip.file("word/document.xml").async("string")).replace(/<[^>]+>/g, "|");
  for (const said of ["Chỉ tiêu và kết quả kiểm nghiệm theo từng giấy tờ", "Chì (Pb)", "≤ 0,3", "0,12", "Natri benzoat", "120"]) {
    assert.ok(text.includes(`|${said}|`), `${said} is not in the dossier`);
  }
});
