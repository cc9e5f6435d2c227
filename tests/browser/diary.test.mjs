// The diary: a month of entries by taps, its totals and its log; what is kept, brought back, exported and read again.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { emptyDevice, startApp, stopApp } from "./lib/app.mjs";
import { violations } from "./lib/axe.mjs";
import { FIXTURES, onlyReach } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";
import { goOffline, goOnline, keptInFull } from "./lib/offline.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));

/** What is written each day: the kind, then the fields of the first day, then those of the other days. */
const KINDS = [
  ["bought", { item: "Cá nục", amount: "10,5", partner: "Bác Ba", money: "1.050.000" }, { amount: "10,5", money: "1.050.000" }],
  ["made", { item: "Cá kho", amount: "4", batch: "L01", material: "cá nục", used: "10" }, { amount: "4", used: "10" }],
  ["sold", { item: "Cá kho", amount: "20", partner: "Chợ Bến", money: "1.800.000" }, { amount: "20", money: "1.800.000" }],
  ["waste", { item: "Đầu cá", amount: "1,25", note: "ủ phân" }, { amount: "1,25" }],
  ["check", { item: "Nhiệt độ tủ", partner: "Chị Hoa", note: "4 độ" }, { note: "5 độ" }],
];
const DAYS = [1, 9, 17, 28];

/** Fills a field as a person does, over what it holds. */
async function fill(page, field, text) {
  const input = await page.find(`#entry-${field}`);
  await page.script("arguments[0].select()", input);
  await input.sendKeys(text);
}

/** Writes an entry; `day` is a day of this month. */
async function write(page, kind, fields, day) {
  await page.click(`#new-${kind}`);
  await page.find(".diary-form");
  for (const [field, text] of Object.entries(fields)) await fill(page, field, text);
  if (day) {
    // A date is typed in the order of the browser's own language, so a script sets it.
    await page.script(
      `const field = document.querySelector("#entry-day");
       field.value = field.value.slice(0, 8) + String(arguments[0]).padStart(2, "0");
       field.dispatchEvent(new Event("input", { bubbles: true }));`,
      day,
    );
  }
  await page.click("#entry-save");
  await page.gone(".diary-form");
  await page.see("Đã lưu trong máy", "#diary-status");
}

/** The entries of all drafts, as they are stored. */
async function records(page) {
  const stored = await page.driver.executeAsyncScript(`
    const done = arguments[0];
    indexedDB.open("sao-lang-diary").onsuccess = ({ target: { result: database } }) => {
      const transaction = database.transaction("entries");
      const store = transaction.objectStore("entries");
      const [keys, values] = [store.getAllKeys(), store.getAll()];
      // Closed only then: WebKit would keep a transaction that is cut off, and the app would wait for it.
      transaction.oncomplete = () => { database.close(); done(keys.result.map((key, n) => [key, values.result[n]])); };
    };`);
  return stored.map(([key, text]) => [key.split("/")[0], JSON.parse(text)]);
}

const entriesOf = async (page, draft) => (await records(page)).filter(([of]) => of === draft).map(([, entry]) => entry);

/** Waits until the screen shows this number of entries of the month. */
const shows = (page, count) =>
  page.wait(async () => (await page.script("return document.querySelector('#month')?.dataset.entries")) === String(count), `not ${count} entries`);

/** Picks a table, and waits for what the screen says of it. */
async function pick(page, path, says) {
  await page.script("document.querySelector('#diary-books').open = true");
  await (await page.find("#diary-read")).sendKeys(path);
  await page.see(says, "#diary-books");
}

describe("a diary", () => {
  let app, page, folder, table;
  const at = (path = "diary", draft = "sample") => `${app.server.address}/draft/${draft}/${path}`;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-diary-"));
    app = await startApp({ sample: SAMPLE, other: { ...SAMPLE, product: { ...SAMPLE.product, name: "Chả cá" } } });
    page = app.page;
  });
  after(async () => {
    await stopApp(app ?? {});
    rmSync(folder, { recursive: true, force: true });
  });

  it("is reached from the steps, and takes a month of entries by taps", async () => {
    await page.open(at(""));
    await page.click(".more-steps summary");
    await page.clickNamed("Nhật ký mỗi ngày");
    await page.see("chưa ghi gì", "#month");
    assert.deepEqual(await violations(page), []);
    for (const [n, day] of DAYS.entries()) {
      for (const [kind, first, other] of KINDS) await write(page, kind, n === 0 ? first : other, day);
    }
    await shows(page, KINDS.length * DAYS.length);
  });

  it("adds the month up", async () => {
    const text = await page.text("#month");
    for (const sum of ["42 kg · 4.200.000 đồng", "16 kg", "80 kg · 7.200.000 đồng", "5 kg", "4 lần"]) assert.ok(text.includes(sum), `${sum}: ${text}`);
    const { wide, small } = await misfits(page);
    assert.deepEqual([wide, small], [0, []]);
    assert.deepEqual(await violations(page), []);
  });

  it("offers its sum where a figure is asked, and a tap takes it over", async () => {
    await page.open(at("question/1.5"));
    await page.gone("#start");
    await page.click(".question .reckon > summary");
    // The figure is that of the twelve months up to today: entries of later days of this month do not count yet.
    const today = await page.script("return new Date().getDate()");
    const sum = `${20 * DAYS.filter((day) => day <= today).length} kg`;
    await page.clickNamed(`Lấy từ nhật ký: ${sum}`);
    await page.wait(async () => (await (await page.find("#figure-sold")).getAttribute("value")) === sum, "the sum is not taken over");
    assert.equal((await page.storedDrafts()).sample.product.figures.sold, sum);
    await page.open(at());
  });

  it("begins as last time, with the next batch number, and takes over the same figures by a tap", async () => {
    await page.click("#new-made");
    await page.find(".diary-form");
    assert.equal(await page.script("return document.querySelector('#entry-batch').value"), "L05");
    assert.equal(await page.script("return document.querySelector('#entry-item').value"), "Cá kho");
    assert.equal(await page.script("return document.querySelector('#entry-amount').value"), "");
    await page.clickNamed("Ghi số như lần trước: 4 kg · 10 kg");
    await page.wait(() => page.script("return document.querySelector('#entry-amount').value === '4'"), "the amount is not taken over");
    assert.deepEqual(await violations(page), []);
    await page.click("#entry-cancel");
    await page.gone(".diary-form");
  });

  it("is there after a reload", async () => {
    await page.reload();
    await shows(page, 20);
    assert.equal((await entriesOf(page, "sample")).length, 20);
  });

  it("has a log to print that shows every entry, and an account book with its balance", async () => {
    await page.script("document.querySelector('#diary-books').open = true");
    await page.clickNamed("In nhật ký sản xuất");
    await page.find("article.paper");
    const log = (await page.text("article.paper")).replace(/\s+/g, " ");
    const month = await page.script("return new Date().toISOString().slice(0, 7)");
    for (const day of DAYS) {
      const on = `${String(day).padStart(2, "0")}/${month.slice(5)}/${month.slice(0, 4)}`;
      assert.equal(log.split(`${on} `).length - 1 >= KINDS.length, true, `${on}: ${log}`);
    }
    for (const words of ["L01", "L04", "Bác Ba", "Chợ Bến", "ủ phân", "5 độ", "Đạt", "42 kg"]) assert.ok(log.includes(words), words);
    assert.deepEqual(await violations(page), []);
    await page.clickNamed("Về nhật ký");
    await page.script("document.querySelector('#diary-books').open = true");
    await page.clickNamed("In sổ thu chi");
    await page.see("Số dư cuối kỳ", "article.paper");
    await page.see("3.000.000", "article.paper");
  });

  it("gives Word, Excel and a table", async () => {
    await page.open(at());
    await page.script("document.querySelector('#diary-books').open = true");
    for (const [button, extension] of [["word-log", ".docx"], ["excel", ".xlsx"], ["csv", ".csv"]]) {
      await page.click(`#diary-${button}`);
      const file = await page.downloaded(extension);
      assert.ok(file.bytes.length > 500);
      if (extension === ".csv") table = file.path;
    }
    const text = readFileSync(table, "utf8");
    assert.ok(text.startsWith('\ufeff"Ngày","Loại việc","Tên"'), text.slice(0, 80));
  });

  it("reads the table into another diary with the same entries, and stores nothing before the tap", async () => {
    await page.open(at("diary", "other"));
    await pick(page, table, "20 dòng đọc được, 0 dòng không.");
    assert.deepEqual(await entriesOf(page, "other"), []);
    await page.click("#diary-read-go");
    await page.see("Đã ghi 20 dòng", "#diary-read-status");
    await shows(page, 20);
    assert.deepEqual(await entriesOf(page, "other"), await entriesOf(page, "sample"));
    await pick(page, table, "0 dòng chưa có trong máy này.");
  });

  it("names the lines that it does not understand", async () => {
    const path = join(folder, "so.csv");
    writeFileSync(path, "Ngày;Loại việc;Tên;Bao nhiêu\n1/5/2026;Mua vào;Muối;2\n31/2/2026;Mua vào;Muối;2\n1/5/2026;Cho;Muối;2\n1/5/2026;Mua vào;Muối;hai\n");
    await pick(page, path, "1 dòng đọc được, 3 dòng không.");
    for (const line of ["Dòng 3: Hãy chọn ngày.", "Dòng 4: Không rõ là mua", "Dòng 5: Hãy ghi bằng số"]) await page.see(line, "#diary-read-bad");
    await page.click("#diary-read-stop");
    await page.gone("#diary-read-go");
    writeFileSync(path, "a;b\n");
    await pick(page, path, "Dòng đầu của tệp");
    assert.equal((await entriesOf(page, "other")).length, 20);
  });

  it("brings a deleted entry back", async () => {
    await page.open(at("diary", "other"));
    await shows(page, 20);
    const before = await entriesOf(page, "other");
    await page.click(".diary-entry");
    await page.click("#entry-delete");
    await shows(page, 19);
    await page.see("Đã xóa", "#diary-status");
    await page.click("#diary-undo");
    await shows(page, 20);
    assert.deepEqual(await entriesOf(page, "other"), before);
  });

  it("does not write over what another window has changed", async () => {
    await page.click(".diary-entry");
    await page.find(".diary-form");
    await page.driver.executeAsyncScript(`
      const done = arguments[0];
      indexedDB.open("sao-lang-diary").onsuccess = ({ target: { result: database } }) => {
        const transaction = database.transaction("entries", "readwrite");
        const store = transaction.objectStore("entries");
        store.openCursor(null, "prev").onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return;
          if (cursor.key.startsWith("other/")) store.put(cursor.value.replace("Nhiệt độ tủ", "Tủ sau"), cursor.key);
          cursor.continue();
        };
        transaction.oncomplete = () => { database.close(); done(); };
      };`);
    await fill(page, "note", "9 độ");
    await page.click("#entry-save");
    await page.see("vừa được sửa hoặc xóa ở cửa sổ khác", "[role=alert]");
    assert.equal(await page.script("return document.querySelector('#entry-note').value"), "9 độ");
    assert.ok((await entriesOf(page, "other")).some((entry) => entry.item === "Tủ sau"));
  });

  it("says what cannot be understood, and keeps what was typed", async () => {
    await page.open(at());
    await page.click("#new-bought");
    await fill(page, "amount", "mười");
    await page.click("#entry-save");
    await page.see("Hãy ghi bằng số", "[role=alert]");
    assert.equal(await page.script("return document.querySelector('#entry-amount').value"), "mười");
    assert.deepEqual(await violations(page), []);
  });

  it("says that the device is full, and keeps what was typed", { skip: onlyReach }, async () => {
    await page.open(at());
    await page.click("#new-bought");
    await fill(page, "amount", "3");
    await page.script(`
      window.put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };`);
    await page.click("#entry-save");
    await page.see("Máy hết chỗ", "[role=alert]");
    assert.equal((await entriesOf(page, "sample")).length, 20);
    await page.script("IDBObjectStore.prototype.put = window.put");
    await page.click("#entry-save");
    await page.see("Đã lưu trong máy", "#diary-status");
    assert.equal((await entriesOf(page, "sample")).length, 21);
  });

  it("is in a backup, and comes back from it", async () => {
    const before = await records(page);
    await page.open(`${app.server.address}/backup`);
    await page.click("#make-backup");
    const { path } = await page.downloaded(".zip");
    await page.see(`Nhật ký: ${before.length} dòng.`);
    await emptyDevice(app, "sao-lang-diary", "sao-lang-journal");
    await page.open(`${app.server.address}/backup`);
    await (await page.find("#restore")).sendKeys(path);
    await page.click("#restore-go");
    await page.see(`Đã lấy lại ${before.length} dòng nhật ký.`);
    assert.deepEqual(await records(page), before);
  });

  it("goes with its draft", async () => {
    await page.open(`${app.server.address}/`);
    await page.script("[...document.querySelectorAll('.draft')].find((card) => card.innerText.includes('Chả cá')).querySelector('button.quiet').id = 'delete-other'");
    await page.click("#delete-other");
    await page.find("dialog[open]");
    await page.clickNamed("Xóa hẳn");
    await page.wait(async () => (await entriesOf(page, "other")).length === 0, "the diary stays");
    assert.ok((await entriesOf(page, "sample")).length >= 20);
    await page.wait(() => page.script("return localStorage.getItem('sao-lang/diary/other') === null"), "its mark stays");
  });
});

describe("a diary without a network", () => {
  let app;

  before(async () => {
    app = await startApp({ sample: SAMPLE });
    await keptInFull(app.page);
    await goOffline(app);
  });
  after(() => stopApp(app ?? {}));

  it("is written and printed", async () => {
    const { page, server } = app;
    await page.open(`${server.address}/draft/sample/diary`);
    await write(page, KINDS[0][0], KINDS[0][1]);
    await page.reload();
    await shows(page, 1);
    await page.script("document.querySelector('#diary-books').open = true");
    await page.clickNamed("In sổ thu chi");
    await page.see("1.050.000", "article.paper");
    await goOnline(app);
  });
});
