// The findings before the dossier is handed in; each links to its screen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";
import { made } from "./lib/made.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const CONTRADICTORY = {
  ...SAMPLE,
  applicant: { ...SAMPLE.applicant, ethnicity: "" },
  papers: [{ paper: "test-report", state: "ready", issued: "2020-01-31", holder: "Công ty Người Khác" }],
};
// A full draft, with other dates, since its own ones would be past some day.
const FULL = JSON.parse(readFileSync(join(FIXTURES, "full", "ca-phe-doi-sim.json"), "utf8"));
const WHOLE = {
  ...FULL,
  papers: FULL.papers.map(({ issued, valid_until, ...paper }) => ({ ...paper, valid_until: "2099-12-31" })),
};
let app;
let page;
// All findings, including collapsed ones, which are expanded first.
const lines = async () => {
  await page.script("document.querySelectorAll('main details').forEach((d) => { d.open = true; })");
  return Promise.all((await page.all(".findings li")).map((line) => line.getText()));
};
const exporting = (draft = "odd") => page.open(`${app.server.address}/draft/${draft}/export`);
const seeLine = async (words) => page.wait(async () => (await lines()).some((line) => line.includes(words)), `no line says ${words}`);

before(async () => {
  app = await startApp({ odd: CONTRADICTORY, empty: { ...SAMPLE, answers: {}, applicant: {}, papers: [] }, whole: WHOLE });
  page = app.page;
});
after(() => stopApp(app ?? {}));

test("a paper that is old and in another name is pointed out, and the line leads to it", async () => {
  await exporting();
  await seeLine("cấp đã quá 12 tháng");
  await seeLine("tên trên giấy khác tên chủ thể");
  const line = (await lines()).find((text) => text.includes("12 tháng"));
  await page.clickNamed(line);
  await page.find("#paper-holder, input[type=date]");
  assert.equal(await page.path(), "/draft/odd/papers/0");
});

test("an empty field leads to its step, and is no longer listed once it is filled in", async () => {
  await exporting();
  await seeLine("Dân tộc");
  await page.clickNamed((await lines()).find((text) => text.includes("Dân tộc")));
  await (await page.find("#applicant-ethnicity")).sendKeys("Khmer");
  await exporting();
  await page.find("#make-ho-so-ocop");
  assert.equal((await lines()).some((text) => text.includes("Dân tộc")), false);
});

test("open questions lead to the list of steps; the files can be made all the same", async () => {
  await page.open(`${app.server.address}/draft/empty/export`);
  await seeLine("câu chưa trả lời");
  assert.equal(await (await page.find("#make-ho-so-ocop")).isEnabled(), true);
  await page.clickNamed((await lines()).find((text) => text.includes("câu chưa trả lời")));
  await page.find("nav.steps");
  assert.equal(await page.path(), "/draft/empty");
});

/** Makes a Word file; returns its name, text and parts. */
async function word(button) {
  const { name, zip } = await made(page, button);
  const xml = await zip.file("word/document.xml").async("string");
  return { name, text: xml.replace(/<[^>]+>/g, " "), parts: Object.keys(zip.files) };
}

test("what sends the dossier back is told; who hands it in all the same gets a copy without marks of a draft", async () => {
  await exporting();
  const button = await page.find("#make-hand-in");
  assert.equal(await button.getText(), "Vẫn tải bản để nộp (Word)");
  assert.equal((await button.getAttribute("class")).includes("primary"), false);
  await page.see("xã sẽ trả lại hồ sơ", "main");
  const work = await word("ho-so-ocop");
  assert.ok(work.text.includes("Chưa trả lời") && work.parts.some((part) => part.includes("footer")));
  const handIn = await word("hand-in");
  assert.match(handIn.name, /^ho-so-ocop-nop_/);
  assert.ok(!/Chưa trả lời|tự ước tính|chuẩn bị/.test(handIn.text));
  assert.ok(!handIn.parts.some((part) => part.includes("footer")), handIn.parts.join(" "));
});

test("a dossier without a reason to send it back can be handed in at once", async () => {
  await exporting("whole");
  const button = await page.find("#make-hand-in");
  assert.equal(await button.getText(), "Tải bản để nộp (Word)");
  assert.ok((await button.getAttribute("class")).includes("primary"));
  const said = await page.script("return document.querySelector('main').textContent");
  assert.ok(!said.includes("Xã sẽ trả lại hồ sơ vì") && said.includes("Nên xem thêm"));
  assert.match((await word("hand-in")).text, /PL\u00a01/);
});

test("a box of form 02 and the register say the same, whichever is changed", async () => {
  const box = () => page.named("Giấy chứng nhận đăng ký nhãn hiệu", "label.choice");
  const ticked = async () => page.script("return arguments[0].querySelector('input').checked", await box());
  await page.open(`${app.server.address}/draft/odd/details/product`);
  assert.equal(await ticked(), false);
  await page.press(await box());
  await page.wait(ticked, "the box is not ticked");
  await page.open(`${app.server.address}/draft/odd/papers`);
  await page.clickNamed("Giấy chứng nhận đăng ký nhãn hiệu");
  await page.press(await page.named("Chưa có", "label.choice"));
  await page.open(`${app.server.address}/draft/odd/details/product`);
  assert.equal(await ticked(), false);
});
