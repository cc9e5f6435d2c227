// All drafts and their attachments in one file, and back; a hostile file changes nothing.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const named = (name) => ({ ...SAMPLE, product: { ...SAMPLE.product, name } });
/** The smallest PNG. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("a backup", () => {
  let server, page, folder, file;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-backup-"));
    ({ server, page } = await startApp({ aa: named("Một"), bb: named("Hai") }));
  });
  after(async () => {
    await stopApp({ server, page });
    rmSync(folder, { recursive: true });
  });

  const names = async () => Object.values(await page.storedDrafts()).map((d) => d.product.name).sort();

  async function pick(path) {
    await page.open(`${server.address}/backup`);
    await (await page.find("#restore")).sendKeys(path);
  }

  it("holds all drafts with their attachments", async () => {
    const photo = join(folder, "photo.png");
    writeFileSync(photo, PNG);
    await page.open(`${server.address}/draft/aa/papers`);
    await page.press(await page.named("Hóa đơn, sổ ghi mua nguyên liệu"));
    await (await page.find("#attach")).sendKeys(photo);
    await page.see("photo.jpg", ".files");
    await page.open(`${server.address}/backup`);
    await page.click("#make-backup");
    file = (await page.downloaded(".zip")).path;
    await page.see("Đã tạo tệp");
    await page.see("Lần sao lưu gần nhất");
  });

  it("brings drafts and attachments back to an empty device", async () => {
    const before = await page.storedDrafts();
    await page.driver.get(`${server.address}/robots.txt`);
    await page.driver.executeAsyncScript(`
      const done = arguments[0];
      localStorage.clear();
      let left = 2;
      for (const name of ["sao-lang", "sao-lang-journal"])
        indexedDB.deleteDatabase(name).onsuccess = () => { if (--left === 0) done(); };`);
    await pick(file);
    await page.see("2 bản chưa có trong máy");
    assert.deepEqual(await page.storedDrafts(), {}, "nothing changes until it is asked for");
    await page.click("#restore-go");
    await page.see("Đã khôi phục 2 bản nháp");
    assert.deepEqual(await page.storedDrafts(), before);
    const kept = await page.driver.executeAsyncScript(`
      const done = arguments[0];
      indexedDB.open("sao-lang").onsuccess = ({ target }) => {
        target.result.transaction("attachments").objectStore("attachments").count().onsuccess = (e) => done(e.target.result);
      };`);
    assert.equal(kept, 1);
  });

  it("asks for each draft that differs, and keeps both unless told otherwise", async () => {
    await page.store("aa", named("Một, sửa sau"));
    await pick(file);
    await page.see("1 bản giống hệt");
    await page.see("Giữ bản nào?");
    await page.click("#restore-go");
    await page.see("Đã khôi phục 1 bản nháp");
    assert.deepEqual(await names(), ["Hai", "Một", "Một, sửa sau"]);
    await page.store("bb", named("Hai, sửa sau"));
    await pick(file);
    await page.see("Giữ bản nào?");
    for (const label of await page.all("fieldset label")) {
      if ((await label.getText()).includes("Thay bằng bản trong tệp")) await page.press(label);
    }
    await page.click("#restore-go");
    await page.see("Đã khôi phục 2 bản nháp");
    assert.deepEqual(await names(), ["Hai", "Một", "Một"]);
  });

  for (const [what, content] of [
    ["rubbish", Buffer.from("PK\u0003\u0004 and then nothing")],
    ["bytes of no kind", Buffer.from([0xff, 0xfe, 0, 1])],
    ["other JSON", Buffer.from('{"format":"sao-lang/drafts","entries":{"sao-lang/draft/aa":"<script>"}}')],
    ["endless nesting", Buffer.from("[".repeat(500_000))],
  ]) {
    it(`that is ${what} is refused, and nothing changes`, async () => {
      const before = await page.storedDrafts();
      const path = join(folder, "bad.zip");
      writeFileSync(path, content);
      await pick(path);
      await page.see("không phải bản sao lưu của Sao Làng", "[role=alert]");
      await page.see("Không có gì trong máy bị thay đổi", "[role=alert]");
      assert.deepEqual(await page.storedDrafts(), before);
    });
  }
});

describe("the reminder of a backup", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp());
  });
  after(() => stopApp({ server, page }));

  it("comes after a while with something to lose, and can be put off", async () => {
    await page.store("aa", { ...named("Cũ"), changed: new Date().toISOString() });
    await page.open(`${server.address}/`);
    await page.see("Cũ");
    assert.equal((await page.all("#backup-line")).length, 0, "not yet");
    await page.store("aa", named("Cũ"));
    await page.open(`${server.address}/`);
    await page.see("Đã lâu bạn chưa sao lưu");
    await page.clickNamed("Để sau");
    await page.gone("#backup-line");
    await page.open(`${server.address}/`);
    await page.see("Cũ");
    assert.equal((await page.all("#backup-line")).length, 0);
  });
});
