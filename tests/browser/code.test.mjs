// The reader of codes: a photo of the code on a label is read on the device, what it holds is said, and photo and result are
// kept with the paper. The photos are made by `cargo run --release -p sao-lang-scan --example code_photos tests/fixtures/photos`.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES } from "./lib/browser.mjs";
import { goOffline, goOnline, keptInFull } from "./lib/offline.mjs";
import { PIXELS } from "./lib/sheets.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const PAPER = "traceability-code";
const photo = (name) => join(FIXTURES, "photos", `code-${name}.jpg`);
const ADDRESS = "https://truyxuat.example.vn/01/08938505974194/10/L0612?17=271130";

describe("the reader of codes", () => {
  let server, page, folder;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-code-"));
    writeFileSync(join(folder, "hong.jpg"), "no picture");
    writeFileSync(join(folder, "trong.png"), PIXELS[0]);
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    ({ server, page } = await startApp({ aa: { ...SAMPLE, papers: [{ paper: "label-sample" }] } }));
  });
  afterEach(() => stopApp({ server, page }));

  const open = () => page.open(`${server.address}/draft/aa/code`);
  const draft = async () => (await page.storedDrafts()).aa;
  const papers = async () => ((await draft()).papers ?? []).filter((paper) => paper.paper === PAPER);
  const give = async (path, id = "code-camera") => (await page.find(`#${id}`)).sendKeys(path);
  const focused = () => page.script("return document.activeElement?.id");
  /** Marks a point of the list as seen (0), not so (1) or not looked at (2). */
  const mark = async (point, choice) => page.press((await page.all(`#online-${point} label`))[choice]);

  it("says what the page of a batch tells, and keeps photo and result with the paper, but changes no answer", async () => {
    const { answers } = await draft();
    await page.open(`${server.address}/draft/aa/papers`);
    await page.click("#to-code");
    await page.at("/draft/aa/code");
    await assertAccessible(page);
    await give(photo("batch"));
    await page.see("Lô: L0612.", ".code-said");
    assert.equal(await page.script("return document.querySelector('#code-text').value"), ADDRESS);
    for (const said of ["08938505974194", "893: số do GS1 Việt Nam cấp", "Hạn dùng: 30/11/2027."]) await page.see(said, ".code-said");
    await page.see("dẫn tới trang của một lô hàng", "#code-standing");
    await page.see("điểm ảnh", "main");
    assert.equal(await page.wait(focused, "no focus"), "code-found");
    assert.equal((await page.all("main a[href^='https://truyxuat']")).length, 0, "the app offers no way out of itself");
    await assertAccessible(page);

    assert.equal((await papers()).length, 0);
    await mark(1, 0);
    await mark(3, 1);
    await page.click("#keep-code");
    await page.see("Đã lưu vào “Mã QR truy xuất nguồn gốc đang chạy”", "main");
    const [paper] = await page.wait(async () => (await papers()).length === 1 && papers(), "no paper");
    assert.equal(paper.files.length, 1);
    const { id, caption, media_type } = paper.files[0];
    assert.equal(media_type, "image/jpeg");
    assert.ok(caption.startsWith(`Mã QR: ${ADDRESS}.`) && caption.includes("Lô: L0612."), caption);
    assert.ok(caption.includes("Mở bằng điện thoại: có. Có lô hoặc ngày như trên gói: không."), caption);
    assert.notEqual(await page.attachment(id), null);
    await assertAccessible(page);

    await mark(3, 0);
    await page.click("#keep-code");
    await page.see("Đã cập nhật", "main");
    await page.wait(async () => (await papers())[0].files[0].caption.includes("Có lô hoặc ngày như trên gói: có."), "not written anew");
    assert.equal((await papers())[0].files.length, 1, "the photo is there once");
    assert.deepEqual((await draft()).answers, answers, "the answer is the producer's");

    await page.click("#to-paper");
    await page.see("ma-qr.jpg", ".files");
    // The paper leads back to the reader.
    await page.click("#to-code");
    await page.at("/draft/aa/code");
  });

  it("says which last digit would be right", async () => {
    await open();
    await give(photo("wrong-digit"), "code-gallery");
    await page.see("số cuối phải là 4", ".code-said");
    await page.see("chưa đủ để truy xuất", "#code-standing");
    assert.equal((await page.all("#online-1")).length, 0, "there is no page to look at");
    await page.find("#keep-code");
  });

  it("offers nothing to keep for a code that has nothing to do with goods", async () => {
    await open();
    await give(photo("transfer"));
    await page.see("không phải mã truy xuất nguồn gốc", "#code-standing");
    await page.see("thanh toán", "#code-kind");
    assert.equal((await page.all("#keep-code")).length, 0);
    await assertAccessible(page);
  });

  it("says what to do about a photo without a readable code, and what was seen of the former one is not lost", async () => {
    await open();
    await give(photo("batch"));
    await page.find("#keep-code");
    await mark(2, 0);
    for (const [path, said] of [
      [join(folder, "trong.png"), "Không thấy mã QR nào"],
      [photo("blurred"), "Hãy chụp lại"],
      [join(folder, "hong.jpg"), "không phải ảnh"],
    ]) {
      await give(path);
      await page.see(said, "[role=alert]");
      assert.equal((await page.all("#keep-code")).length, 0);
    }
    await assertAccessible(page);
    await give(photo("batch"));
    await page.find("#keep-code");
    assert.ok(await page.script("return document.querySelector('#online-2 input').checked"), "the mark is lost");
    assert.equal((await page.all("[role=alert]")).length, 0);
    // Another code is another page.
    await give(photo("transfer"));
    await page.see("thanh toán", "#code-kind");
    await give(photo("batch"));
    await page.find("#keep-code");
    assert.ok(await page.script("return document.querySelectorAll('#online-2 input')[2].checked"), "a mark of another page");
  });

  it("reads without a network", async () => {
    await keptInFull(page);
    await goOffline({ server, page });
    await open();
    await give(photo("batch"));
    await page.see("Lô: L0612.", ".code-said");
    await goOnline({ server, page });
  });
});
