// The whole way of a producer: choose a product, answer, see the stars, keep the draft, download the dossier.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import JSZip from "jszip";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES, assess } from "./lib/browser.mjs";
import { toQuestions } from "./lib/way.mjs";

const SAMPLE = join(FIXTURES, "ca-kho-ba-hai.json");

/** The text of the link to the next screen after an answer; it changes one frame after the answer. */
async function nameOfOn(page) {
  let name;
  await page.wait(async () => (name = await page.text("nav.buttons a.primary")) !== "" && !name.includes("Để sau"), "the way on still puts off");
  return name;
}

describe("a new draft of set 8", () => {
  let server, page, id;

  before(async () => {
    ({ server, page } = await startApp());
  });
  after(() => stopApp({ server, page }));

  it("starts from the home page by an everyday name typed without marks", async () => {
    await page.clickNamed("Chấm thử sản phẩm");
    await page.at("/new");
    await (await page.find("#search")).sendKeys("nem chua");
    await page.see("Tìm thấy");
    await page.clickNamed("Có: nem chua");
    await page.find("#product-name");
    id = (await page.path()).split("/").pop();
    assert.equal((await page.storedDrafts())[id].set, 8);
  });

  it("keeps the product's name at once", async () => {
    const name = await page.find("#product-name");
    // The text that was typed to find the product set.
    assert.equal(await name.getAttribute("value"), "nem chua");
    await name.clear();
    await name.sendKeys("Nem chua Tư Lành");
    await page.see("Nem chua Tư Lành", "h1");
    assert.equal((await page.storedDrafts())[id].product.name, "Nem chua Tư Lành");
  });

  it("asks every question and counts every answer", async () => {
    await toQuestions(page);
    let questions = 0;
    for (let last = false; !last; questions++) {
      await page.find(".question");
      const heading = await page.text("h1");
      const options = await page.all(`.question > fieldset .choice:not(:has([value="0"], [value=""]))`);
      assert.ok(options.length >= 2, `${heading} has options`);
      await page.press(options.at(-1));
      await page.find(".question > fieldset .choice input:checked");
      last = (await nameOfOn(page)).includes("Xem kết quả");
      await page.click("nav.buttons a.primary");
      if (!last) await page.wait(async () => (await page.text("h1")) !== heading, `stuck at ${heading}`);
    }
    await page.at("/result");
    assert.equal(questions, 32);
    assert.equal(Object.keys((await page.storedDrafts())[id].answers).length, 32);
  });

  it("shows the same result as the command", async () => {
    await page.open(`${server.address}/draft/${id}/result`);
    const assessed = assess((await page.storedDrafts())[id]);
    await page.see(`${assessed.score.total}/100 điểm`);
    await page.see(`${assessed.stars} sao`);
    for (const part of ["A", "B", "C"]) await page.see(`${assessed.score[part]}/`);
  });

  it("has the same answers after a reload", async () => {
    const before = await page.storedDrafts();
    await page.reload();
    await page.find(".result");
    assert.deepEqual(await page.storedDrafts(), before);
    await page.open(`${server.address}/draft/${id}/question/1.1`);
    const chosen = before[id].answers["1.1"].option;
    const inputs = await page.all(".question > fieldset input");
    assert.equal(await inputs[chosen - 1].isSelected(), true);
  });

  it("exports the dossier as a DOCX with the product in it", async () => {
    await page.open(`${server.address}/draft/${id}/export`);
    await page.clickNamed("Tải hồ sơ điền sẵn (Word)");
    const file = await page.downloaded(".docx");
    assert.match(file.name, /^ho-so-ocop_nem-chua-tu-lanh_\d{4}-\d\d-\d\d\.docx$/);
    const xml = await (await JSZip.loadAsync(file.bytes)).file("word/document.xml").async("string");
    assert.ok(xml.includes("Nem chua Tư Lành"));
    assert.ok(xml.includes("PHIẾU ĐĂNG KÝ") && xml.includes("BÁO CÁO TỰ ĐÁNH GIÁ"));
    await page.see("Đã tạo tệp");
  });

  it("exports the draft as JSON, and opens it again as the same draft", async () => {
    await page.clickNamed("Tệp khác");
    await page.clickNamed("Tải bài chấm");
    const file = await page.downloaded(".json");
    const before = (await page.storedDrafts())[id];
    assert.deepEqual(JSON.parse(file.bytes), before);
    await page.open(`${server.address}/`);
    await (await page.find("#import")).sendKeys(file.path);
    await page.see("đã có trong máy này, giống hệt", "main");
    assert.equal((await page.all("#take")).length, 0, "the same is not taken twice");
    await page.clickNamed("Mở bản trong máy này");
    await page.find("nav.steps");
    assert.equal((await page.path()).split("/").pop(), id);
    // As on another device.
    await page.open(`${server.address}/`);
    await page.click(".draft > button");
    await page.find("dialog[open]");
    await page.clickNamed("Xóa hẳn");
    await page.see("Đã xóa");
    await (await page.find("#import")).sendKeys(file.path);
    await page.see("Nem chua Tư Lành", ".received");
    assert.deepEqual(await page.storedDrafts(), {}, "nothing is stored before the tap");
    await page.click("#take");
    await page.find("nav.steps");
    const copy = (await page.path()).split("/").pop();
    assert.notEqual(copy, id);
    assert.deepEqual((await page.storedDrafts())[copy], before);
    await page.store("second", { ...before, product: { name: "Bản thứ hai" } });
  });

  it("asks before it deletes", async () => {
    await page.open(`${server.address}/`);
    await page.wait(async () => (await page.all(".draft")).length === 2, "not both are listed");
    await page.press((await page.all(".draft > button"))[0]);
    await page.find("dialog[open]");
    await page.clickNamed("Giữ lại");
    await page.gone("dialog");
    assert.equal(Object.keys(await page.storedDrafts()).length, 2);
    await page.press((await page.all(".draft > button"))[0]);
    await page.find("dialog[open]");
    await page.clickNamed("Xóa hẳn");
    await page.see("Đã xóa");
    assert.equal(Object.keys(await page.storedDrafts()).length, 1);
  });

  it("asked nothing of any other origin, and only for its own files", async () => {
    const asked = await page.script("return performance.getEntriesByType('resource').map((r) => r.name)");
    assert.ok(asked.length > 0);
    for (const address of asked) assert.ok(address.startsWith(`${server.address}/`), address);
  });
});

describe("a product that reaches none of the levels", () => {
  const SET = 8;
  let server, page, id;

  before(async () => {
    ({ server, page } = await startApp());
    id = "none";
    await page.store(id, { format: "sao-lang/draft", version: 2, edition: "qd26-2026", set: SET, product: { name: "Cá khô" } });
  });
  after(() => stopApp({ server, page }));

  it("can be said in every question", async () => {
    await page.open(`${server.address}/draft/${id}/question/1.1`);
    for (let last = false; !last; ) {
      await page.find(".question");
      const heading = await page.text("h1");
      const none = await page.all(`.question > fieldset .choice:has([value="0"])`);
      const [lowest] = none.length > 0 ? none : await page.all(`.question > fieldset .choice:has([value="1"])`);
      assert.match(await lowest.getText(), none.length > 0 ? /Chưa đạt mức nào[^]*0 điểm/ : /0 điểm/, heading);
      await page.press(lowest);
      await page.find(".question > fieldset .choice input:checked");
      last = (await nameOfOn(page)).includes("Xem kết quả");
      await page.click("nav.buttons a.primary");
      if (!last) await page.wait(async () => (await page.text("h1")) !== heading, `stuck at ${heading}`);
    }
    await page.at("/result");
  });

  it("is complete, with 0 points", async () => {
    await page.see("0/100 điểm");
    assert.doesNotMatch(await page.text("main"), /\d câu chưa trả lời/, "no question is open");
    const draft = (await page.storedDrafts())[id];
    const zeros = Object.values(draft.answers).filter(({ option }) => option === 0);
    assert.ok(zeros.length >= 10 && Object.keys(draft.answers).length > zeros.length, `${zeros.length} answers of 0`);
    const assessed = assess(draft);
    assert.deepEqual([assessed.score.total, assessed.range.possible.score.total, assessed.range.open], [0, assessed.range.possible.score.total, []]);
    await page.open(`${server.address}/draft/${id}/section/1`);
    await page.find(`.question input[value="0"]:checked`);
  });

  it("is shown the way to 3 stars, on the result and in the plan", async () => {
    await page.open(`${server.address}/draft/${id}/result`);
    await page.see("Muốn lên 3 sao", ".held-back");
    await page.open(`${server.address}/draft/${id}/plan`);
    await page.see("3 sao", ".plan");
  });

  it("says so in the dossier", async () => {
    await page.open(`${server.address}/draft/${id}/export`);
    await page.clickNamed("Tải hồ sơ điền sẵn (Word)");
    const file = await page.downloaded(".docx");
    const xml = await (await JSZip.loadAsync(file.bytes)).file("word/document.xml").async("string");
    assert.ok(xml.split("Chưa đạt mức nào").length > 10);
  });
});

describe("a household's dried fish, brought as a file", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp());
    await (await page.find("#import")).sendKeys(SAMPLE);
    await page.click("#take");
    await page.find("nav.steps");
  });
  after(() => stopApp({ server, page }));

  it("says that points alone are not enough", async () => {
    const expected = assess(JSON.parse(readFileSync(SAMPLE, "utf8")));
    assert.ok(expected.stars < expected.stars_by_points, "the sample is held back by a mark");
    await page.clickNamed("Kết quả ước tính");
    await page.see(`Đủ điểm ${expected.stars_by_points} sao, nhưng mới được ${expected.stars} sao`);
    await page.clickNamed(expected.unmet[0].criterion);
    await page.at(`/question/${expected.unmet[0].criterion}`);
  });

  it("puts a knock-out above all else", async () => {
    const path = (await page.path()).replace(/question.*/, "check");
    await page.open(`${server.address}${path}`);
    await page.press((await page.all(".yes-no .choice"))[0]);
    await page.see("Chưa nên nộp", ".consequence");
    await page.open(`${server.address}${path.replace("check", "result")}`);
    await page.see("Hồ sơ sẽ bị loại", ".alert");
  });
});
