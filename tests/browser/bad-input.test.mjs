// Input that is not a draft is refused in plain words, and no stored draft changes.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
const changed = (edit) => {
  const draft = JSON.parse(SAMPLE);
  edit(draft);
  return JSON.stringify(draft);
};

const BAD = [
  ["no JSON", "Xin chào", "không phải bài chấm, hoặc đã bị hỏng"],
  ["other JSON", '{"format":"something-else"}', "không phải bài chấm của Sao Làng"],
  ["a list", "[1,2,3]", "không phải bài chấm của Sao Làng"],
  ["a newer version", changed((d) => (d.version = 99)), "Sao Làng mới hơn"],
  ["an unknown set", changed((d) => (d.set = 99)), "bộ sản phẩm số 99"],
  ["an unknown edition", changed((d) => (d.edition = "qd1-2099")), "qd1-2099"],
  ["an unknown option", changed((d) => (d.answers["1.1"] = { option: 9 })), "Tiêu chí 1.1"],
  ["a wrong type", changed((d) => (d.answers = "none")), "bị hỏng"],
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00, 0x80]), "Không đọc được tệp này"],
  ["over 1 MB", changed((d) => (d.product.plan = "a".repeat(1_000_001))), "Tệp lớn quá"],
  ["deeply nested", "[".repeat(100_000), "không phải bài chấm của Sao Làng"],
];

describe("a file that is no draft", () => {
  let server, page, folder;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-bad-"));
    ({ server, page } = await startApp({ kept: SAMPLE }));
  });
  after(async () => {
    await stopApp({ server, page });
    rmSync(folder, { recursive: true });
  });

  for (const [what, content, words] of BAD) {
    it(`with ${what} is refused with a message, and nothing changes`, async () => {
      await page.open(`${server.address}/`);
      const before = await page.storedDrafts();
      const file = join(folder, "bad.json");
      writeFileSync(file, content);
      await (await page.find("#import")).sendKeys(file);
      await page.see(words, "main [role=alert]");
      await page.see("Không có gì trong máy này bị thay đổi", "main [role=alert]");
      assert.equal((await page.all("#take")).length, 0, "there is nothing to take");
      await page.click("#take-nothing");
      await page.named("Về trang đầu");
      assert.deepEqual(await page.storedDrafts(), before);
    });
  }

  it("with criteria of another set is opened, and they are reported", async () => {
    const file = join(folder, "odd.json");
    writeFileSync(file, changed((d) => (d.answers["99.9"] = { option: 1 })));
    await page.open(`${server.address}/`);
    await (await page.find("#import")).sendKeys(file);
    await page.click("#take");
    await page.find("nav.steps");
    await page.see("99.9", ".alert");
  });

  it("already in the storage is shown as it is, kept, and offered for saving", async () => {
    await page.store("broken", '{"format":');
    await page.open(`${server.address}/`);
    await page.see("Bài chấm này không đọc được");
    await page.clickNamed("Tải bài chấm này về");
    const file = await page.downloaded(".json");
    assert.equal(file.bytes.toString(), '{"format":');
    assert.equal(await page.script("return localStorage.getItem('sao-lang/draft/broken')"), '{"format":');
    await page.open(`${server.address}/draft/broken`);
    await page.see("Bài chấm này không đọc được");
    await page.named("Tải bài chấm này về");
  });

  it("text in a draft is shown as text, never as markup", async () => {
    const name = "<img src=x onerror=alert(1)><b>tên</b>";
    await page.store("markup", changed((d) => (d.product.name = name)));
    await page.open(`${server.address}/draft/markup`);
    await page.see(name, "h1");
    assert.equal((await page.all("main img, main h1 b")).length, 0);
  });
});

describe("a storage that refuses", () => {
  let server, page;

  before(async () => {
    // On one line, as it will be stored; a longer form would leave room in a full storage.
    ({ server, page } = await startApp({ kept: JSON.parse(SAMPLE) }));
  });
  after(() => stopApp({ server, page }));

  it("because it is full: says so at once, keeps the former draft, offers a download", async () => {
    await page.open(`${server.address}/draft/kept`);
    const before = (await page.storedDrafts()).kept;
    await page.script(`
      let size = 4_000_000;
      for (let n = 0; size > 0; n++) {
        try { localStorage.setItem('filler' + n, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
      }`);
    await (await page.find("#product-name")).sendKeys(" và rất nhiều chữ thêm vào nữa cho đầy hẳn bộ nhớ");
    await page.see("bộ nhớ trình duyệt đã đầy", "[role=alert]");
    const stored = (await page.storedDrafts()).kept;
    assert.ok(stored.product.name.startsWith(before.product.name));
    await page.clickNamed("Tải bài chấm về");
    const file = await page.downloaded(".json");
    assert.ok(JSON.parse(file.bytes).product.name.endsWith("đầy hẳn bộ nhớ"));
  });
});
