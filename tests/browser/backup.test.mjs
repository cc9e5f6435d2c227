// All drafts with their attachments in one file, and back; a malicious file changes nothing.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { emptyDevice, startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";
import { PIXELS } from "./lib/sheets.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const named = (name) => ({ ...SAMPLE, product: { ...SAMPLE.product, name } });

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
    writeFileSync(photo, PIXELS[1]);
    await page.open(`${server.address}/draft/aa/papers`);
    await page.press(await page.named("Hóa đơn, sổ ghi mua nguyên liệu"));
    await (await page.find("#attach")).sendKeys(photo);
    await page.see("photo.jpg", ".files");
    await page.open(`${server.address}/backup`);
    await page.click("#make-backup");
    file = (await page.downloaded(".zip")).path;
    await page.see("Đã tạo tệp");
    await page.see("Lần cất bản dự phòng gần nhất");
  });

  it("brings drafts and attachments back to an empty device", async () => {
    const before = await page.storedDrafts();
    await emptyDevice({ server, page }, "sao-lang", "sao-lang-journal");
    await pick(file);
    await page.see("2 bài chưa có trong máy này");
    assert.deepEqual(await page.storedDrafts(), {}, "nothing changes until it is asked for");
    await page.click("#restore-go");
    await page.see("Đã lấy lại 2 bài chấm");
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
    await page.see("1 bài giống hệt");
    await page.see("Giữ bản nào?");
    await page.click("#restore-go");
    await page.see("Đã lấy lại 1 bài chấm");
    assert.deepEqual(await names(), ["Hai", "Một", "Một, sửa sau"]);
    await page.store("bb", named("Hai, sửa sau"));
    await pick(file);
    await page.see("Giữ bản nào?");
    for (const label of await page.all("fieldset label")) {
      if ((await label.getText()).includes("Thay bằng bản trong tệp")) await page.press(label);
    }
    await page.click("#restore-go");
    // The other draft is there from the first attempt, and is not restored again.
    await page.see("Đã lấy lại 1 bài chấm");
    assert.deepEqual(await names(), ["Hai", "Một", "Một, sửa sau"]);
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
      await page.see("không phải bản dự phòng của Sao Làng", "[role=alert]");
      await page.see("Không có gì trong máy này bị thay đổi", "[role=alert]");
      assert.deepEqual(await page.storedDrafts(), before);
    });
  }
});

describe("what a backup holds", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ aa: named("Một"), newer: { ...SAMPLE, version: 99, product: { name: "Bản mới" } } }));
  });
  after(() => stopApp({ server, page }));

  it("is told by count and size, and what is not in it, and why", async () => {
    await page.open(`${server.address}/backup`);
    await page.click("#make-backup");
    await page.see("Trong tệp có 1 bài chấm, 0 ảnh", "#backup-written");
    await page.see("Không có trong tệp, nhưng vẫn nằm trong máy", ".alert");
    await page.see("“Bản mới”", ".alert");
    assert.equal(await page.script("return localStorage.getItem('sao-lang/setting/backup-left')"), JSON.stringify("newer"));
  });

  it("leaves nothing behind of what is deleted, readable or not", async () => {
    await page.open(`${server.address}/board`);
    await page.see("Một");
    await page.script("localStorage.setItem('sao-lang/aside/aa/1', 'phần hỏng')");
    await page.open(`${server.address}/backup`);
    await page.press(await page.named("Xóa", ".files button"));
    await page.clickNamed("Xóa hẳn");
    await page.gone(".files button");
    await page.open(`${server.address}/`);
    for (const left of [1, 0]) {
      await page.click(".draft button.quiet");
      await page.find("dialog[open]");
      await page.clickNamed("Xóa hẳn");
      await page.wait(async () => (await page.all(".draft")).length === left, "it is still listed");
    }
    const kept = await page.script("return JSON.stringify({ ...localStorage })");
    for (const words of ["Một", "Bản mới", "phần hỏng", "Bà Hai"]) assert.ok(!kept.includes(words), words);
  });
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
    await page.see("Đã lâu bạn chưa cất bản dự phòng");
    await page.clickNamed("Để sau");
    await page.gone("#backup-line");
    await page.open(`${server.address}/`);
    await page.see("Cũ");
    assert.equal((await page.all("#backup-line")).length, 0);
  });

  it("is not silenced by a clock that was once ahead", async () => {
    await page.script(`for (const name of ["backup", "backup-later"])
      localStorage.setItem("sao-lang/setting/" + name, JSON.stringify("2099-01-01T00:00:00.000Z"))`);
    await page.open(`${server.address}/`);
    await page.see("Đã lâu bạn chưa cất bản dự phòng", "#backup-line");
  });

  it("counts what did not go into the last one", async () => {
    const days = (n) => new Date(Date.now() - n * 86_400_000).toISOString();
    await page.script(
      `localStorage.removeItem("sao-lang/setting/backup-later");
       localStorage.setItem("sao-lang/setting/backup", JSON.stringify(arguments[0]))`,
      days(30),
    );
    await page.store("aa", { ...named("Cũ"), changed: days(60) });
    await page.open(`${server.address}/`);
    await page.see("Cũ");
    assert.equal((await page.all("#backup-line")).length, 0, "all of it is in the backup");
    await page.script(`localStorage.setItem("sao-lang/setting/backup-left", '"aa"')`);
    await page.open(`${server.address}/`);
    await page.see("Đã lâu bạn chưa cất bản dự phòng", "#backup-line");
  });
});

describe("what the browser may forget", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ aa: { ...named("Một"), changed: new Date().toISOString() } }));
  });
  after(() => stopApp({ server, page }));

  it("is said once, where there is something to lose, with the backup one tap away", async () => {
    await page.open(`${server.address}/`);
    await page.see("Một");
    const promised = await page.driver.executeAsyncScript("const [done] = arguments; navigator.storage.persisted().then(done)");
    if (promised) return assert.equal((await page.all("#unsafe-line")).length, 0);
    await page.see("Cửa sổ riêng tư mất hết khi đóng, Safari xóa sau 7 ngày", "#unsafe-line");
    assert.match(await (await page.find("#unsafe-line a")).getAttribute("href"), /\/backup$/);
    await page.clickNamed("Đã hiểu");
    await page.gone("#unsafe-line");
    await page.open(`${server.address}/`);
    await page.see("Một");
    assert.equal((await page.all("#unsafe-line")).length, 0);
  });
});
