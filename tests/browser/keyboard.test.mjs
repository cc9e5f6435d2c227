// The keyboard alone: a whole draft, from the first screen to the dossier; the focus and the announcements.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { Key, assess, can } from "./lib/browser.mjs";
import { arrived, focused, keys, listen, said, tab, tabTo } from "./lib/keyboard.mjs";

const EMPTY = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 8, answers: {} };

const skip = can.focus ? false : "this engine's window never has the keyboard here";

describe("a whole draft with the keyboard alone", { skip }, () => {
  let server, page, id;

  before(async () => {
    ({ server, page } = await startApp());
  });
  after(() => stopApp({ server, page }));

  it("starts: the skip link comes first, then a product is found and named", async () => {
    const first = await tab(page);
    assert.ok(first.classes.includes("skip"), `the first stop is “${first.name}”`);
    await tabTo(page, "main a", "Chấm thử sản phẩm");
    await keys(page, Key.ENTER);
    await arrived(page, "Sản phẩm của bạn là gì?");
    await tabTo(page, "#search");
    await keys(page, "nem chua");
    await page.see("Có: nem chua");
    await tabTo(page, ".set, .set *", "nem chua");
    await keys(page, Key.ENTER);
    await page.find("#product-name");
    await arrived(page, "nem chua");
    id = (await page.path()).split("/").pop();
    await tabTo(page, "#product-name");
    // A field that is reached with the Tab key is selected as a whole.
    await keys(page, "Nem chua Tư Lành");
    await page.see("Nem chua Tư Lành", "h1");
    assert.equal((await focused(page)).id, "product-name");
  });

  it("is told whether it can take part, and goes through every condition", async () => {
    await tabTo(page, "main a.button", "Làm tiếp");
    await keys(page, Key.ENTER);
    await arrived(page, "Sản phẩm này có đăng ký được không?");
    await page.find("#fit-at-hand");
    await tabTo(page, "#fit-on");
    await keys(page, Key.ENTER);
    for (let no = 1; no <= 5; no++) {
      await arrived(page, `Điều kiện ${no}/5`);
      await tabTo(page, ".question > fieldset input[type=radio]");
      await keys(page, Key.SPACE);
      await page.find(".question > fieldset input:checked");
      if ((await page.text(".consequence")) !== "") await keys(page, Key.ARROW_DOWN);
      await page.wait(async () => (await page.text(".consequence")) === "", "both answers reject");
      await tabTo(page, ".neighbours a.primary");
      await keys(page, Key.ENTER);
    }
  });

  it("goes through every question", async () => {
    for (let no = 1; no <= 32; no++) {
      await arrived(page, `Câu ${no}/32`);
      await tabTo(page, ".question > fieldset input[type=radio]");
      // The space bar chooses the first option, an arrow key the next one.
      await keys(page, Key.SPACE, Key.ARROW_DOWN);
      await page.wait(
        () => page.script("return document.activeElement.matches('.question > fieldset input:checked') && document.activeElement !== document.querySelector('.question > fieldset input')"),
        `the arrow does not choose in question ${no}`,
      );
      // Papers and the text of the next link come one frame later, which is faster than a hand but slower than a
      // driver.
      await page.find(".question .evidence");
      await page.find(".saved:not(.saving)");
      await tabTo(page, ".neighbours a.primary");
      await keys(page, Key.ENTER);
    }
    await arrived(page, "Kết quả ước tính");
    const { answers } = (await page.storedDrafts())[id];
    assert.equal(Object.keys(answers).length, 32);
    assert.ok(Object.values(answers).every((a) => a.option === 2));
  });

  it("sees the result, and takes the last answer back", async () => {
    const assessed = assess((await page.storedDrafts())[id]);
    await page.see(`${assessed.score.total}/100 điểm`);
    await tabTo(page, "#undo");
    await keys(page, Key.ENTER);
    // The choice by the arrow key is undone; the choice by the space bar before it is back.
    const options = async () => Object.values((await page.storedDrafts())[id].answers).map((a) => a.option);
    await page.wait(async () => (await options()).filter((option) => option === 1).length === 1, "nothing is taken back");
    await page.wait(async () => (await focused(page)).id === "undo", "focus is lost");
  });

  it("takes the dossier home", async () => {
    await page.open(`${server.address}/draft/${id}/result`);
    await tabTo(page, "main .buttons a", "Làm gì để lên sao");
    await keys(page, Key.ENTER);
    await arrived(page, "Làm gì để lên sao");
    await tabTo(page, "main .buttons a.primary", "Tải hồ sơ điền sẵn");
    await keys(page, Key.ENTER);
    await page.find("#make-ho-so-ocop");
    await tabTo(page, "#make-ho-so-ocop");
    await keys(page, Key.ENTER);
    await page.see("Đã tạo tệp");
    assert.match((await page.downloaded(".docx")).name, /nem-chua-tu-lanh/);
  });

  it("asks before it deletes, and gives focus back", async () => {
    await page.open(`${server.address}/`);
    await tabTo(page, ".draft button");
    await keys(page, Key.ENTER);
    await page.find("dialog[open]");
    assert.ok(await page.script("return document.querySelector('dialog').contains(document.activeElement)"), "focus is in the dialog");
    await keys(page, Key.ESCAPE);
    await page.gone("dialog[open]");
    assert.equal(Object.keys(await page.storedDrafts()).length, 1);
    await page.wait(() => page.script("return document.activeElement.closest('.draft') !== null"), "focus does not come back");
  });
});

describe("focus and announcements", { skip }, () => {
  let server, page, folder;
  const open = async (path) => {
    await page.open(server.address + path);
    await listen(page);
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-keyboard-"));
    ({ server, page } = await startApp({ sample: EMPTY }));
  });
  after(async () => {
    await stopApp({ server, page });
    rmSync(folder, { recursive: true, force: true });
  });

  it("on a question go from the heading through options, reasons and ways on, as they are seen", async () => {
    await open("/draft/sample/question/1.2");
    await arrived(page, "Câu 2/32");
    const stops = [];
    for (let now = await tab(page); stops.length < 30 && !now.inBar && now.tag !== "BODY"; now = await tab(page)) stops.push(now);
    const kinds = stops.map((s) => s.type || s.tag.toLowerCase());
    assert.equal(kinds[0], "radio", kinds.join());
    assert.ok(kinds.indexOf("summary") > 0, kinds.join());
    const names = stops.map((s) => s.name);
    assert.ok(names.indexOf("Quay lại") > kinds.indexOf("summary") && names.indexOf("Để sau") === names.indexOf("Quay lại") + 1, names.join(" | "));
    // The focus moves in the question's own column, from top to bottom.
    const heights = stops.map((s) => Math.round(s.y)).slice(0, names.indexOf("Quay lại") + 1);
    assert.deepEqual(heights, [...heights].sort((a, b) => a - b));
  });

  it("on a question stay quiet: an answer is said by its radio button and at most one short line", async () => {
    await open("/draft/sample/question/1.3");
    await tabTo(page, ".question > fieldset input[type=radio]");
    await keys(page, Key.SPACE);
    await page.wait(async () => (await page.storedDrafts()).sample.answers["1.3"]?.option === 1, "not kept");
    await page.find(".question textarea");
    const words = await said(page);
    assert.ok(words.length <= 1 && words.every((w) => w.length < 60), words.join(" | "));
    assert.equal((await focused(page)).type, "radio");
  });

  it("say what was undone, once", async () => {
    await open("/draft/sample/question/1.3");
    await tabTo(page, ".question > fieldset input[type=radio]");
    await keys(page, Key.ARROW_DOWN);
    await page.wait(async () => (await page.storedDrafts()).sample.answers["1.3"]?.option === 2, "not kept");
    await listen(page);
    await tabTo(page, "#undo");
    await keys(page, Key.SPACE);
    await page.wait(async () => (await said(page)).length > 0, "nothing is said");
    const words = await said(page);
    assert.ok(words.length === 1 && words[0].startsWith("Đã trả lại như cũ: câu"), words.join(" | "));
  });

  it("tell an error as an alert, next to what it is about", async () => {
    await open("/");
    const file = join(folder, "bad.json");
    writeFileSync(file, "Xin chào");
    await (await page.find("#import")).sendKeys(file);
    await page.wait(async () => (await said(page)).length > 0, "nothing is said");
    const words = await said(page);
    assert.ok(words.some((w) => w.includes("không phải bài chấm")), words.join(" | "));
    assert.equal(words.length, new Set(words).size, "nothing is said twice");
    assert.equal((await page.all("main [role=alert]")).length, 1);
  });

  for (const [path, heading] of [
    ["/nowhere", "Không có trang này"],
    ["/draft/none", "Không tìm thấy bài chấm"],
    ["/draft/sample/question/99.9", "Không có trang này"],
  ]) {
    it(`on ${path} begin at the heading, which is the title too, and a way out comes next`, async () => {
      await open(path);
      await arrived(page, heading);
      assert.equal(await page.driver.getTitle(), `${heading} · Sao Làng`);
      await tabTo(page, "main a", "Về trang đầu", 3);
    });
  }

  it("on the result begin at the heading; the figures are read from the page, not shouted", async () => {
    await open("/draft/sample/question/1.1");
    await tabTo(page, ".result-bar-result");
    await keys(page, Key.ENTER);
    await arrived(page, "Kết quả ước tính");
    assert.equal(await page.driver.getTitle(), "Kết quả ước tính · Sao Làng");
    assert.deepEqual(await said(page), []);
    const next = await tab(page);
    assert.equal(await page.script("return document.querySelector('main').contains(document.activeElement)"), true, next.name);
  });
});
