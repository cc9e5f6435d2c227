// The binder: the dossier and the files of its papers in one PDF, in the order of the register.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES, onlyDevtools } from "./lib/browser.mjs";
import { nextPdf, textsOf } from "./lib/pdf.mjs";
import { noise, pdf } from "./lib/sheets.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const PAPERS = [
  { paper: "label-sample", state: "ready" },
  { paper: "material-invoices", state: "ready" },
  { paper: "test-report", state: "ready" },
];

describe("the binder", () => {
  let app, page, folder;
  const at = (path) => page.open(`${app.server.address}/draft/sample/${path}`);
  const papers = async () => (await page.storedDrafts()).sample.papers;
  const bound = async () => page.see("Đã ghép xong", "#bound-title");

  /** Adds a file to a paper of the draft. */
  async function attach(paper, name, bytes) {
    writeFileSync(join(folder, name), bytes);
    await at(`papers/${paper}`);
    const before = (await papers())[paper].files?.length ?? 0;
    await (await page.find("#attach")).sendKeys(join(folder, name));
    await page.wait(async () => (await papers())[paper].files?.length === before + 1, `${name} is not kept`);
  }

  /** Makes the binder as the screen offers it, and returns the texts of its pages. */
  async function pages() {
    await page.click("#bind");
    await bound();
    await page.click(".bound-file");
    const file = await nextPdf(page);
    assert.match(file.name, /^ho-so-nop_ca-kho-ba-hai.*\.pdf$/);
    return textsOf(file.bytes);
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-binder-"));
    app = await startApp({ sample: { ...SAMPLE, papers: PAPERS } });
    page = app.page;
    await attach(0, "nhan.png", noise(300, 400));
    await attach(1, "hoa-don.pdf", pdf(["Invoice one", "Invoice two"]));
    await attach(2, "khoa.pdf", pdf(["Secret"], { encrypted: true }));
    await attach(2, "hong.pdf", pdf(["Torn"]).subarray(0, 120));
  });
  after(async () => {
    await stopApp(app ?? {});
    rmSync(folder, { recursive: true });
  });

  it("is one way from the screen with the files", async () => {
    await at("export");
    await page.click("#to-binder");
    await page.see("Ghép một tệp để nộp", "h1");
    await assertAccessible(page);
  });

  it("has every file as stamped pages, in the order of the register", async () => {
    await at("binder");
    const all = await pages();
    const place = (text) => all.findIndex((page) => page.includes(text));
    const [one, two] = [place("Invoice one"), place("Invoice two")];
    assert.ok(one > 0 && two === one + 1, `pages ${one} and ${two}`);
    const number = (page) => Number(/PL (\d+) · Cá khô/.exec(page)?.[1]);
    assert.equal(number(all[one]), number(all[two]));
    // The next page is the photo of the label, which has no text but its stamp. Its number is higher.
    const photo = all[two + 1];
    assert.ok(number(photo) > number(all[two]), photo);
    assert.equal(photo.trim().split("\n").length, 1, photo);
  });

  it("names the files that cannot be in it, and lists them in the contents", async () => {
    const lines = await page.text("#left-out");
    assert.match(lines, /khoa\.pdf \(có mật khẩu\)/);
    assert.match(lines, /hong\.pdf \(hỏng hoặc không đọc được\)/);
    await assertAccessible(page);
  });

  it("has a sheet for each paper without a copy, if wished", async () => {
    await at("binder");
    const without = (await pages()).length;
    await at("binder");
    await page.press(await page.named("Thêm một tờ cho mỗi giấy", "label"));
    const all = await pages();
    assert.ok(all.length > without, `${all.length} pages`);
    assert.ok(all.some((page) => page.includes("Kẹp bản giấy vào sau tờ này")));
  });

  it("stops when it is told to, and is made the next time", async () => {
    await at("binder");
    // The worker's part for PDF files is held back, so the work lasts for as long as the test wants.
    app.server.hold(/split_pdf\.wasm$/);
    await page.reload();
    await page.click("#bind");
    await page.click("#stop");
    app.server.release();
    await page.gone("#stop");
    assert.equal((await page.all("#bound-title")).length, 0);
    await page.click("#bind");
    await bound();
  });

  it("is split when it would be larger than the chosen size", { skip: onlyDevtools }, async () => {
    // Photos of noise: the smallest of them still weighs much.
    for (const seed of [2, 3, 4, 5, 6, 7]) await attach(1, `to-${seed}.png`, noise(1600, 2000, seed));
    await at("binder");
    await page.press(await page.named("5 MB", "label"));
    await page.click("#bind");
    await bound();
    await page.see("thu nhỏ", "section[aria-labelledby=bound-title]");
    for (const button of await page.all(".bound-file")) {
      await page.press(button);
      const { bytes } = await nextPdf(page);
      assert.ok(bytes.length <= 5_000_000, `${bytes.length} bytes`);
    }
  });
});
