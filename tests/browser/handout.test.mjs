// Sheets to print.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { onlyDevtools, questions as questionsOf } from "./lib/browser.mjs";
import { pagesOf } from "./lib/pdf.mjs";
import { scan } from "./lib/qr.mjs";

let app;
let page;
const at = (path) => app.server.address + path;

before(async () => {
  app = await startApp();
  page = app.page;
});
after(() => stopApp(app ?? {}));

test("every set has its sheet", async () => {
  await page.open(at("/handout"));
  await page.find("a[href$='/handout/26/filled']");
  const sheets = await page.script("return document.querySelectorAll('a[href*=\"/handout/\"]:not([href$=filled]):not([href$=official])').length");
  assert.equal(sheets, 26);
  assert.equal(await page.script("return document.querySelectorAll('a[href*=\"/handout/\"][href$=official]').length"), 26);
});

test("the code on the sheet opens the app", async () => {
  await page.open(at("/handout/8"));
  assert.equal(await scan(page), `${app.server.address}/`);
});

test("a sheet holds every option of every question, and nothing is ticked", async () => {
  await page.open(at("/handout/8"));
  const [boxes, questions, text] = await page.script(
    `const sheet = document.querySelector(".handout");
     return [sheet.querySelectorAll(".handout-box").length, sheet.querySelectorAll(".handout-question").length, sheet.textContent];`,
  );
  assert.ok(questions >= 30 && boxes > 100, `${questions} questions, ${boxes} options`);
  assert.ok(!text.includes("☒") && text.includes("Tổng điểm: ........"));
  const withoutZero = questionsOf(8).filter(({ none }) => none).length;
  assert.equal(text.split("Chưa đạt mức nào").length - 1, withoutZero);
});

test("a filled example is ticked and added up", async () => {
  await page.open(at("/handout/9/filled"));
  await page.find(".handout");
  const text = await page.script("return document.querySelector('.handout').textContent");
  assert.match(text, /Tổng điểm: 92 \/ 100/);
  assert.match(text, /Nước mắm cốt Bến Sao \(mẫu\)/);
  const ticked = await page.script(
    "return [...document.querySelectorAll('.handout-question')].map((q) => q.textContent.split('☒').length - 1)",
  );
  assert.deepEqual([...new Set(ticked)], [1]);
});

test("a sheet prints on A4 in a few pages", { skip: onlyDevtools }, async () => {
  for (const path of ["/handout/8", "/handout/26", "/handout/9/filled"]) {
    await page.open(at(path));
    await page.find(".handout .qr-code");
    const { data } = await page.driver.sendAndGetDevToolsCommand("Page.printToPDF", { preferCSSPageSize: true });
    const pages = pagesOf(data);
    // The number of pages depends only on the text: elements that are not printed take no page.
    assert.ok(pages >= 1 && pages <= 3, `${path}: ${pages} pages`);
    const box = Buffer.from(data, "base64").toString("latin1").match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/);
    assert.ok(Math.abs(box[1] - 595) < 2 && Math.abs(box[2] - 842) < 2, `${box[1]} x ${box[2]}`);
  }
});

test("the council's sheet of a set is there to print and to download, blank", async () => {
  await page.open(at("/handout/8/official"));
  await page.find(".paper table.lined");
  const text = await page.script("return document.querySelector('.paper').textContent");
  for (const part of ["Mã số sản phẩm", "Số điện thoại", "TỔNG CỘNG", "Ý kiến của người đánh giá", "Người đánh giá"]) {
    assert.ok(text.includes(part), part);
  }
  assert.ok(text.includes("☐") && !text.includes("☒"));
  // On a phone too, no word of a column heading is broken.
  assert.deepEqual(await page.script(`return [...document.querySelectorAll(".paper th")].flatMap((th) => {
    const text = document.createTreeWalker(th, NodeFilter.SHOW_TEXT).nextNode();
    return [...text.data.matchAll(/\\S+/g)].map(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return [word, range.getClientRects().length];
    });
  })`), ["Các", "tiêu", "chí", "Thang", "điểm", "Điểm", "chấm"].map((word) => [word, 1]));
  await page.clickNamed("Tải phiếu trống (Word)");
  await page.see("Đã tạo tệp phieu-cham-trong_");
});

test("an empty sheet to practise on is never a real draft", async () => {
  await page.open(at("/handout"));
  await page.clickNamed("Tập với phiếu trống");
  await page.find(".practice-note");
  assert.deepEqual(await page.storedDrafts(), {});
});

test("what cannot be kept to practise on is said", async () => {
  await page.open(at("/handout"));
  await page.named("Tập với phiếu trống");
  // An exercise that was begun before would be continued.
  await page.script(`sessionStorage.clear();
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };`);
  await page.clickNamed("Tập với phiếu trống");
  await page.see("bộ nhớ trình duyệt đã đầy", "[role=alert]");
  assert.equal(await page.path(), "/handout");
});

test("an unknown set is said to be unknown, with a way to those that are known", async () => {
  await page.open(at("/handout/99"));
  await page.see("Không có bộ sản phẩm này");
  await page.clickNamed("Chọn phiếu để in");
  await page.find("a[href$='/handout/26']");
});

test("the screens are accessible in both languages", async () => {
  for (const language of ["vi", "en"]) {
    await page.speak(language);
    for (const path of ["/handout", "/handout/13", "/handout/26/filled"]) {
      await page.open(at(path));
      await page.speaks(language);
      await page.find(path === "/handout" ? "a[href$=filled]" : ".handout .qr-code");
      await assertAccessible(page, `${path} ${language}`);
    }
  }
  await page.speak("vi");
});
