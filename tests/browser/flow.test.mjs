// Answering in order: putting off, the resume point, undo, appearance, language.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { Key } from "./lib/browser.mjs";
import { holdCondition } from "./lib/way.mjs";

const EMPTY = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 8, answers: {} };

describe("a question", () => {
  let server, page;
  const option = async (place) => (await page.all(".question > fieldset input[type=radio]"))[place];
  const draft = async () => (await page.storedDrafts()).sample;
  const at = (path) => page.open(`${server.address}/draft/sample${path}`);

  before(async () => {
    ({ server, page } = await startApp({ sample: EMPTY }));
  });
  after(() => stopApp({ server, page }));

  it("is skipped without an answer, and says so", async () => {
    await at("/question/1.1");
    const next = await page.named("Để sau");
    await page.press(next);
    await page.see("Câu 2/32");
    assert.deepEqual((await draft()).answers ?? {}, {});
  });

  it("keeps its choices while the hidden card takes the question after it", async (t) => {
    // WebKit has no idle callbacks, and so no second card.
    if (!(await page.script("return 'requestIdleCallback' in window"))) return t.skip("no idle callbacks");
    const waits = (no) => page.wait(() => page.script("return document.querySelector('.question-next .meta')?.textContent.includes(arguments[0])", ` ${no} `), `${no} is not prepared`);
    const choices = async (card) => Promise.all((await page.all(`${card} > fieldset .choice`)).map((choice) => choice.getId()));
    await waits("1.3");
    // One move to each of the two cards.
    for (const [no, following] of [[3, "1.4"], [4, "1.5"]]) {
      const prepared = await choices(".question-next");
      await page.click(".neighbours [rel=next]");
      await page.see(`Câu ${no}/32`, "h1");
      await waits(following);
      assert.deepEqual(await choices(".question"), prepared);
    }
    for (const no of [3, 2]) {
      await page.click(".neighbours [rel=prev]");
      await page.see(`Câu ${no}/32`, "h1");
    }
  });

  it("that is put off stays open, and shows it after a reload", async () => {
    await page.click(".question .not-sure");
    await page.reload();
    assert.equal(await (await page.find(".question .not-sure input")).isSelected(), true);
    assert.deepEqual((await draft()).answers ?? {}, {});
    await page.press(await option(0));
    await page.see("Tiếp tục", ".neighbours");
    assert.equal((await draft()).answers["1.2"].option, 1);
  });

  it("on which one left off is one tap from the start page and from the list", async () => {
    await at("/question/2.3");
    await page.open(`${server.address}/`);
    // The conditions come first, whatever screen was opened last.
    await page.see("Điều kiện 1/5", ".go-on");
    for (const key of ["forged-papers", "food-safety-certificate", "foreign-or-unknown-material", "same-as-another", "dangerous-foreign-matter"]) {
      await at(`/check/${key}`);
      await holdCondition(page);
    }
    await at("/question/2.3");
    await page.open(`${server.address}/`);
    await page.clickNamed("Làm tiếp");
    await page.at("/question/2.3");
    await page.clickNamed("Về danh sách");
    await page.find("nav.steps");
    await page.clickNamed("Làm tiếp: Câu 10/32");
    await page.at("/question/2.3");
  });

  it("names the law beside the Decision that it relies on, with its state, one tap from what it means", async () => {
    await at("/question/2.3");
    await page.click(".question .why > summary");
    await page.see("Nghị định 37/2026/NĐ-CP. Áp dụng từ 23/01/2026.", ".question .why");
    await page.press(await page.named("Nghị định 37/2026/NĐ-CP", ".law a"));
    await page.at("/laws");
    await page.see("Xem lần cuối ngày");
    await page.wait(async () => (await page.script("return location.hash")) === "#labels-2026", "not at its place");
  });

  it("has its last answer taken back, with the page where it is", async () => {
    await at("/question/1.3");
    const before = await draft();
    await page.press(await option(1));
    await page.wait(async () => (await draft()).answers["1.3"]?.option === 2, "the answer is not kept");
    const place = await page.script("return scrollY");
    await page.click("#undo");
    await page.see("Đã trả lại như cũ", ".result-bar");
    assert.deepEqual((await draft()).answers, before.answers);
    assert.equal(await page.script("return scrollY"), place);
    assert.equal((await page.all(".question > fieldset input:checked")).length, 0);
    assert.equal(await page.script("return document.activeElement.id"), "undo");
  });

  it("has a text taken back as a whole, not letter by letter", async () => {
    await at("");
    const field = await page.find("#product-name");
    await field.sendKeys("Nem chua");
    await page.see("Nem chua", "h1");
    await page.click("#undo");
    await page.see("Sản phẩm chưa đặt tên", "h1");
    assert.equal(await (await page.find("#product-name")).getAttribute("value"), "");
    assert.equal(await (await page.find("#undo")).getAttribute("aria-disabled"), "true");
  });

  it("has its last answer taken back by the keyboard", async () => {
    await at("/question/1.5");
    await page.press(await option(0));
    await page.wait(async () => (await draft()).answers["1.5"]?.option === 1, "the answer is not kept");
    await page.driver.actions().keyDown(Key.CONTROL).sendKeys("z").keyUp(Key.CONTROL).perform();
    await page.wait(async () => (await draft()).answers?.["1.5"] === undefined, "the answer is still there");
    assert.equal(await page.script("return document.activeElement.id"), "undo");
  });

  it("keeps its place when the language changes", async () => {
    await at("/question/1.4");
    await page.press(await option(0));
    await page.clickNamed("English");
    await page.speaks("en");
    await page.at("/question/1.4");
    assert.equal(await (await option(0)).isSelected(), true);
    await page.clickNamed("Tiếng Việt");
    await page.speaks("vi");
  });

  it("is reached again by the browser's back button", async () => {
    await at("/question/1.1");
    await page.clickNamed("Về danh sách");
    await page.find("nav.steps");
    await page.driver.navigate().back();
    await page.at("/question/1.1");
    await page.find(".question");
  });
});

describe("the settings", () => {
  let server, page;
  const root = (attribute) => page.script(`return document.documentElement.getAttribute('${attribute}')`);

  before(async () => {
    ({ server, page } = await startApp({ sample: EMPTY }));
  });
  after(() => stopApp({ server, page }));

  it("change colours and size at once, keep them, and lead back", async () => {
    await page.open(`${server.address}/draft/sample/question/1.1`);
    await page.click("a[href$='/settings']");
    await page.see("Ngôn ngữ, cỡ chữ, màu", "h1");
    const small = await page.script("return parseFloat(getComputedStyle(document.documentElement).fontSize)");
    await page.press(await page.named("Rất lớn", "label"));
    await page.press(await page.named("Tối", "label"));
    assert.deepEqual([await root("data-display"), await root("data-theme")], ["projector", "dark"]);
    const large = await page.script("return parseFloat(getComputedStyle(document.documentElement).fontSize)");
    assert.ok(large >= small * 1.5, `${small} px, then ${large} px`);
    await page.clickNamed("Quay lại");
    await page.at("/question/1.1");
    await page.reload();
    await page.find(".question");
    assert.deepEqual([await root("data-display"), await root("data-theme")], ["projector", "dark"]);
  });

  it("are there before the first paint", async () => {
    // The page's own script sets them, not the app, so a page without the app has them too.
    const html = await (await fetch(`${server.address}/`)).text();
    const script = html.match(/<script[^>]*\bsrc="?([^" >]*start-[^" >]*)/);
    assert.ok(script && script.index < html.indexOf("stylesheet"), "the script stands before the style sheet");
    const source = await (await fetch(new URL(script[1], `${server.address}/`))).text();
    assert.ok(source.includes("`data-${"), source);
  });
});

describe("a search", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp());
  });
  after(() => stopApp({ server, page }));

  for (const [typed, set, why] of [["gao nep", "Bộ 3", "gạo nếp"], ["nuoc man", "Bộ 9", "nước mắm"], ["banhkeo", "Bộ 6", "bánh kẹo"]]) {
    it(`for “${typed}” finds the set by its everyday name and shows which`, async () => {
      await page.open(`${server.address}/new`);
      await (await page.find("#search")).sendKeys(typed, Key.TAB);
      await page.see("Tìm thấy", "main [role=status]");
      const first = (await page.all(".set"))[0];
      const text = await first.getText();
      assert.ok(text.includes(set) && text.includes(why), text);
    });
  }
});
