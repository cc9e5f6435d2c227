// PDF files: every document that can be printed is downloaded as a PDF, also without a network once one was made.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES } from "./lib/browser.mjs";
import { goOffline, goOnline, keptInFull } from "./lib/offline.mjs";
import { nextPdf, pagesOf } from "./lib/pdf.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));

describe("a PDF", () => {
  let app, page;
  const at = (path) => page.open(`${app.server.address}${path}`);
  const made = async (button = "#make-pdf") => {
    await page.find("article.paper");
    await page.click(button);
    return nextPdf(page);
  };
  const isPdf = ({ bytes }, least) => {
    assert.equal(bytes.subarray(0, 8).toString("latin1"), "%PDF-1.7");
    const pages = pagesOf(bytes.toString("base64"));
    assert.ok(pages >= least, `${pages} pages`);
  };

  before(async () => {
    app = await startApp({ sample: { ...SAMPLE, plan: { stars: 4 } } });
    page = app.page;
  });
  after(() => stopApp(app ?? {}));

  it("is made of the dossier that is on the screen", async () => {
    await at("/draft/sample/print/ho-so-ocop");
    const file = await made();
    assert.match(file.name, /^ho-so-ocop_ca-kho-ba-hai.*\.pdf$/);
    isPdf(file, 8);
    await page.see("Đã tạo tệp");
    await assertAccessible(page);
  });

  it("is made of the copy to hand in", async () => {
    await at("/draft/sample/print/ho-so-ocop-nop");
    const file = await made();
    assert.match(file.name, /^ho-so-ocop-nop_.*\.pdf$/);
    isPdf(file, 8);
  });

  for (const [what, path, name, least] of [
    ["the scoring sheet", "/draft/sample/print/phieu-cham-diem", /^phieu-cham-diem/, 2],
    ["the summary", "/draft/sample/print/tom-tat", /^tom-tat/, 1],
    ["a paper that is written here", "/draft/sample/write/material-contract/page", /^hop-dong/, 1],
    ["the council's blank sheet", "/handout/8/official", /^phieu-cham-trong/, 2],
    ["the board's report", "/board/print?document=report", /^bao-cao-san-pham/, 1],
    ["the portfolio", "/board/print?document=portfolio", /^tap-ho-so/, 1],
    ["a book of the diary", "/draft/sample/print/nhat-ky-san-xuat", /^nhat-ky-san-xuat/, 1],
  ]) {
    it(`is made of ${what}`, async () => {
      await at(path);
      const file = await made();
      assert.match(file.name, name);
      isPdf(file, least);
    });
  }

  it("is made without a network once one was made", async () => {
    await keptInFull(page);
    await goOffline(app);
    try {
      await at("/draft/sample/print/tom-tat");
      isPdf(await made(), 1);
    } finally {
      await goOnline(app);
    }
  });
});
