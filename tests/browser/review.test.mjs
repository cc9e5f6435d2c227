// Before the dossier is handed in: what to look at, each line a way to its place.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const CONTRADICTORY = {
  ...SAMPLE,
  applicant: { ...SAMPLE.applicant, ethnicity: "" },
  papers: [{ paper: "test-report", state: "ready", issued: "2020-01-31", holder: "Công ty Người Khác" }],
};
let app;
let page;
const lines = async () => Promise.all((await page.all(".findings li")).map((line) => line.getText()));
const exporting = () => page.open(`${app.server.address}/draft/odd/export`);

before(async () => {
  app = await startApp({ odd: CONTRADICTORY, empty: { ...SAMPLE, answers: {}, applicant: {}, papers: [] } });
  page = app.page;
});
after(() => stopApp(app ?? {}));

test("a paper that is old and in another name is pointed out, and the line leads to it", async () => {
  await exporting();
  await page.see("cấp đã quá 12 tháng", ".findings");
  await page.see("tên trên giấy khác tên chủ thể", ".findings");
  const line = (await lines()).find((text) => text.includes("12 tháng"));
  await page.clickNamed(line);
  await page.find("#paper-holder, input[type=date]");
  assert.equal(await page.path(), "/draft/odd/papers/0");
});

test("an empty field leads to its step, and is no longer listed once it is filled in", async () => {
  await exporting();
  await page.see("Dân tộc", ".findings");
  await page.clickNamed((await lines()).find((text) => text.includes("Dân tộc")));
  await (await page.find("#applicant-ethnicity")).sendKeys("Khmer");
  await exporting();
  await page.find("#make-ho-so-ocop");
  assert.equal((await lines()).some((text) => text.includes("Dân tộc")), false);
});

test("open questions lead to the list of steps; the files can be made all the same", async () => {
  await page.open(`${app.server.address}/draft/empty/export`);
  await page.see("câu chưa trả lời", ".findings");
  assert.equal(await (await page.find("#make-ho-so-ocop")).isEnabled(), true);
  await page.clickNamed((await lines()).find((text) => text.includes("câu chưa trả lời")));
  await page.find("nav.steps");
  assert.equal(await page.path(), "/draft/empty");
});
