// Figures instead of guesses: a household's dried fish from numbers alone to answers, to form 02, and to a contradiction
// that is found and mended.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES, questions } from "./lib/browser.mjs";
import { made } from "./lib/made.mjs";

const SET = 8;
const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const FISH = { ...SAMPLE, answers: {}, product: { ...SAMPLE.product, figures: {} } };
let app;
let page;

before(async () => {
  app = await startApp({ fish: FISH });
  page = app.page;
});
after(() => stopApp(app ?? {}));

const at = (screen) => page.open(`${app.server.address}/draft/fish/${screen}`);
const chosen = () => page.script("return document.querySelector('.question input:checked')?.value ?? null");
const type = async (id, text) => {
  const field = await page.find(`#figure-${id}`);
  // A driver does not scroll to what only the bar at the bottom covers.
  await page.script("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", field);
  await field.clear();
  await field.sendKeys(text);
};
const stored = async () => {
  await page.see("Đã lưu", "body");
  return (await page.storedDrafts()).fish;
};

/** All findings, also those that are folded. */
const lines = () => page.script("return [...document.querySelectorAll('.findings li')].map((line) => line.textContent)");
const seeLine = (words) => page.wait(async () => (await lines()).some((line) => line.includes(words)), `no finding says ${words}`);

/** Opens the calculator of a question and types its figures. */
async function reckon(criterion, figures) {
  await at(`question/${criterion}`);
  // The screen from before the app has the same fold, without fields.
  await page.gone("#start");
  await page.click(".question .reckon > summary");
  for (const [id, text] of Object.entries(figures)) await type(id, text);
}

/** The years for which profit is asked, once their fields are drawn. */
const years = async () => {
  const ids = "return [...document.querySelectorAll('input[id^=figure-profit-]')].map((e) => e.id)";
  const found = await page.wait(async () => {
    const all = await page.script(ids);
    return all.length === 3 ? all : null;
  }, "there are no fields for three years");
  return found.map((id) => Number(id.split("-").at(-1)));
};

test("eight of ten tonnes are said in words, and the option that follows is chosen only by a tap", async () => {
  await reckon("1.1", { "material-province": "8 tấn", material: "10.000 kg" });
  await page.see("8 tấn trên 10 tấn là 80%", ".question");
  await page.see("Theo các số này: 3 điểm", ".question");
  assert.equal(await chosen(), null);
  await page.clickNamed("Chọn mức 3 điểm");
  await page.wait(async () => (await chosen()) === "3", "option 3 is not chosen");
  await page.see("khớp với số liệu", ".question");
  await assertAccessible(page, "a question with its calculator");
});

test("what is not understood is said, and nothing follows from it", async () => {
  await reckon("1.1", { material: "dăm bảy tấn" });
  await (await page.find("#figure-material-province")).click();
  await page.see("Không hiểu “dăm”", ".question");
  assert.equal(await page.script("return document.querySelector('.reckoned .button')"), null);
  await type("material", "10 tấn");
  await page.see("80%", ".question");
});

test("exactly where the law is not clear, the council decides and the stricter option is proposed", async () => {
  await reckon("3.3", { "workers-local": "6 người", workers: "8" });
  await page.see("hội đồng quyết định", ".reckoned > .status");
  await page.clickNamed("Chọn mức 2 điểm");
  await page.wait(async () => (await chosen()) === "2", "option 2 is not chosen");
});

test("the least of share and months counts, and profit is compared over the years", async () => {
  await reckon("1.5", { "sold-contract": "4 tấn", sold: "5 tấn", "contract-months": "8 tháng" });
  await page.see("Theo các số này: 2 điểm", ".question");
  await page.clickNamed("Chọn mức 2 điểm");
  await reckon("3.4", {});
  const [first, second, third] = await years();
  assert.equal(second, first + 1);
  for (const [year, text] of [[first, "80 triệu"], [second, "90tr"], [third, "1 trăm triệu"]]) await type(`profit-${year}`, text);
  await page.see("Tăng 2 năm liền", ".question");
  await page.clickNamed("Chọn mức 2 điểm");
  await page.wait(async () => (await chosen()) === "2", "option 2 is not chosen");
});

test("figures stay over a reload, and the forms do not ask for them again", async () => {
  await at("details/applicant");
  assert.equal(await (await page.find("#figure-workers")).getAttribute("value"), "8");
  await at("details/results");
  await type("capacity", "6 tấn");
  const [, , third] = await years();
  await type(`output-${third}`, "5 tấn");
  await page.see("Hiểu là: 6 tấn");
  const { product, applicant } = await stored();
  assert.equal(product.figures.material, "10 tấn");
  assert.equal(product.figures[`output.${third}`], "5 tấn");
  assert.equal(applicant.figures[`profit.${third}`], "1 trăm triệu");
  await page.reload();
  await page.find("#figure-capacity");
  assert.equal(await (await page.find("#figure-capacity")).getAttribute("value"), "6 tấn");
});

test("an answer against its figures is told at the question and before export, and mended", async () => {
  await at("question/1.1");
  await page.see("80%", ".question");
  await page.click(".question input[value='1']");
  await page.see("thấp hơn số liệu", ".question");
  await reckon("1.1", { "material-province": "4 tấn" });
  await page.click(".question input[value='3']");
  await page.see("cao hơn số liệu", ".question");
  await at("details/results");
  await type("capacity", "4 tấn");
  await stored();
  await at("export");
  await seeLine("tự chấm 3 điểm, mà số liệu chỉ cho 1 điểm");
  await seeLine("Sản lượng trong năm nhiều hơn công suất (5 tấn > 4 tấn)");
  const line = "return [...document.querySelectorAll('.findings li')].find((e) => e.textContent.includes('nhiều hơn công suất'))";
  const places = await page.script(`${line}.querySelectorAll('a').length`);
  assert.equal(places, 2);
  await page.script(`${line}.querySelectorAll('a')[1].click()`);
  await page.find("#figure-capacity");
  await type("capacity", "6 tấn");
  await at("question/1.1");
  await page.clickNamed("Chọn mức 1 điểm");
  await stored();
  await at("export");
  await page.find("#make-ho-so-ocop");
  await page.wait(async () => (await lines()).length > 0, "there are no findings");
  assert.deepEqual((await lines()).filter((line) => line.includes("số liệu") || line.includes("Sản lượng")), []);
});

test("form 02 has every figure, and the sums at their criteria", async () => {
  await at("export");
  const { zip } = await made(page, "ho-so-ocop");
  const text = (await zip.file("word/document.xml").async("string")).replace(/<[^>]+>/g, " ");
  for (const said of ["4 tấn trên 10 tấn là 40%", "6 người", "100.000.000 đồng", "8 tháng", "Tăng 2 năm liền"]) {
    assert.ok(text.includes(said), said);
  }
});

test("a question without figures has no calculator", async () => {
  assert.ok(questions(SET).some(({ id }) => id === "2.2"));
  await at("question/2.2");
  await page.find(".question");
  assert.deepEqual(await page.all(".question .reckon"), []);
});
