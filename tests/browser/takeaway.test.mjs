// A producer's files: papers with photos, files of every kind, pages to print, dates.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { By, FIXTURES, onlyBlobs, onlyPrint, onlyReach } from "./lib/browser.mjs";
import { made } from "./lib/made.mjs";
import { pagesOf } from "./lib/pdf.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
let app;
let page;
let folder;
const at = (path) => `${app.server.address}/draft/sample/${path}`;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "sao-lang-files-"));
  app = await startApp({ sample: SAMPLE });
  page = app.page;
});

after(async () => {
  await stopApp(app ?? {});
  rmSync(folder, { recursive: true, force: true });
});

/** A photo of this size, drawn by a browser. */
async function photo(name, width, height) {
  const url = await page.driver.executeScript(
    `const canvas = document.createElement("canvas");
     [canvas.width, canvas.height] = arguments;
     const context = canvas.getContext("2d");
     context.fillStyle = "#c33";
     context.fillRect(0, 0, canvas.width / 2, canvas.height);
     return canvas.toDataURL("image/png");`,
    width,
    height,
  );
  const path = join(folder, name);
  writeFileSync(path, Buffer.from(url.split(",")[1], "base64"));
  return path;
}

const stored = async () => (await page.storedDrafts()).sample;

/** The text of the first element that matches, once it is not empty. */
const words = (selector) =>
  page.wait(async () => (await (await page.find(selector)).getText()).trim() || null, `${selector} stays empty`);

async function attach(path) {
  const before = (await stored()).papers?.[0].files?.length ?? 0;
  await (await page.find("#attach")).sendKeys(path);
  await page.wait(async () => ((await stored()).papers[0].files?.length ?? 0) > before, "the file is not kept");
}

test("a ticked paper is entered with number and dates, and its answers follow it", async () => {
  await page.open(at("papers"));
  await page.press(await page.named("Hóa đơn, sổ ghi mua nguyên liệu"));
  await page.find("#paper-number");
  await (await page.find("#paper-number")).sendKeys("01/2026");
  await page.press(await page.named("Đang làm", ".choice"));
  const draft = await stored();
  assert.equal(draft.papers[0].paper, "material-invoices");
  assert.equal(draft.papers[0].number, "01/2026");
  assert.equal(draft.answers["1.1"].evidence, "preparing");
  await page.find("#paper-due");
});

test("a large photo is scaled down, kept, and still there after a reload", async () => {
  await attach(await photo("sổ mua cá.png", 3000, 1500));
  const [file] = (await stored()).papers[0].files;
  assert.equal(file.media_type, "image/jpeg");
  assert.equal(file.name, "sổ mua cá.jpg");
  assert.ok(file.bytes > 1000 && file.bytes < 200_000, `${file.bytes} bytes`);
  await page.open(at("papers/0"));
  await page.find(".files li");
  const kept = { type: "image/jpeg", bytes: file.bytes, width: 2000, height: 1000 };
  assert.deepEqual(await page.attachment(file.id), kept);
});

test("a file that is neither a picture nor a PDF is refused with a reason, and nothing else happens", async () => {
  const path = join(folder, "giấy.jpg");
  writeFileSync(path, "this is no picture");
  const before = await stored();
  await (await page.find("#attach")).sendKeys(path);
  assert.match(await words("[role=alert]"), /không phải ảnh hoặc PDF/);
  assert.deepEqual((await stored()).papers, before.papers);
});

test("a PDF is kept as it is, whatever its name", async () => {
  const path = join(folder, "phiếu.bin");
  writeFileSync(path, "%PDF-1.4\n%%EOF\n");
  await attach(path);
  const file = (await stored()).papers[0].files.at(-1);
  assert.deepEqual([file.media_type, file.name, file.bytes], ["application/pdf", "phiếu.pdf", 15]);
});

test("a caption goes into the draft", async () => {
  const [file] = (await stored()).papers[0].files;
  await (await page.find(`#caption-${file.id}`)).sendKeys("Sổ mua cá tháng 2");
  // WebKit's driver returns before the last key has arrived.
  await page.wait(async () => (await stored()).papers[0].files[0].caption === "Sổ mua cá tháng 2", "the caption is not kept");
});

test("what an earlier build kept as a blob is an attachment all the same", { skip: onlyBlobs }, async () => {
  const file = (await stored()).papers[0].files.at(-1);
  await page.driver.executeAsyncScript(
    `const [id, done] = arguments;
     indexedDB.open("sao-lang").onsuccess = ({ target: { result: database } }) => {
       const change = database.transaction("attachments", "readwrite");
       change.objectStore("attachments").put(new Blob(["%PDF-1.4\\n%%EOF\\n"], { type: "application/pdf" }), id);
       change.oncomplete = () => { database.close(); done(); };
     };`,
    file.id,
  );
  // The archive that is made below contains it.
  assert.equal((await stored()).papers[0].files.length, 2);
});

for (const [button, ending, looks] of [
  ["ho-so-ocop", ".docx", "word/document.xml"],
  ["phieu-cham-diem", ".docx", "word/document.xml"],
  ["tom-tat", ".docx", "word/document.xml"],
  ["bang-tieu-chi", ".xlsx", "xl/workbook.xml"],
  ["archive", ".zip", /^ho-so_ca-kho-ba-hai[^/]*\/muc-luc\.docx$/],
]) {
  test(`${button}${ending} is made and can be opened`, async () => {
    await page.open(at("export"));
    if (button !== "ho-so-ocop") await page.clickNamed("Tệp khác");
    const { name, zip } = await made(page, button);
    assert.ok(name.endsWith(ending) && name.includes("ca-kho-ba-hai"), name);
    const paths = Object.keys(zip.files);
    assert.ok(paths.some((path) => (looks instanceof RegExp ? looks.test(path) : looks === path)), paths.join(" "));
    if (ending === ".zip") {
      const photos = paths.filter((path) => /^ho-so_[^/]+\/giay-to\/PL\d+_[^/]+\/PL[^/]+\.(jpg|pdf)$/.test(path));
      assert.equal(photos.length, 2, paths.join(" "));
      const [file] = (await stored()).papers[0].files;
      const jpeg = await zip.file(photos.find((path) => path.endsWith(".jpg"))).async("uint8array");
      assert.equal(jpeg.length, file.bytes);
    }
  });
}

/** Opens the export screen in a browser that can share files and whose sharing fails with the error of this name. */
async function shareAndFail(name) {
  await page.open(at("export"));
  await page.script(
    `const name = arguments[0];
     navigator.canShare = () => true;
     navigator.share = (data) => {
       window.shared = data.files[0].name;
       return Promise.reject(new DOMException("refused", name));
     };`,
    name,
  );
  await page.click("#make-ho-so-ocop");
  await page.press(await page.named("Gửi tệp này qua Zalo, email"));
  await page.wait(() => page.script("return window.shared?.endsWith('.docx')"), "nothing was handed on");
}

test("a file that the browser does not hand on is told with another way", async () => {
  await shareAndFail("NotAllowedError");
  assert.match(await words("[role=alert]"), /đính kèm tệp từ đó/);
});

test("changing one's mind while sharing is no error", async () => {
  await shareAndFail("AbortError");
  // The screen reacts to the next tap, and there is no alert.
  await page.clickNamed("Tệp khác");
  await page.click("#make-tom-tat");
  await page.see("tom-tat_", "#made-tom-tat");
  assert.equal((await page.all("[role=alert]")).length, 0);
});

test("where files cannot be saved the draft is copied and pasted elsewhere", { skip: onlyReach }, async () => {
  await page.open(at("export"));
  await page.script(
    `Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });`,
  );
  await page.press(await page.named("Không thấy tệp tải về?", "summary"));
  await page.click("#copy-draft");
  await page.see("Đã chép bài chấm", "#made-copy");
  const copied = await page.script("return window.copied");
  assert.deepEqual(JSON.parse(copied), await stored());
  const paste = async (text) => {
    await page.open(`${app.server.address}/`);
    await page.press(await page.named("Dán bài chấm", "summary"));
    await page.script("document.querySelector('#paste').value = arguments[0]", text);
    await page.click("#paste-open");
  };
  await paste(copied.slice(0, 40));
  assert.match(await words("[role=alert]"), /Không có gì trong máy này bị thay đổi/);
  const before = Object.keys(await page.storedDrafts()).length;
  // The draft arrives on a device that does not have it.
  await paste(JSON.stringify({ ...JSON.parse(copied), created: "2026-01-02T03:04:05.678Z", papers: [] }));
  await page.click("#take");
  await page.wait(async () => /\/draft\/[^/]+$/.test(await page.path()), "the pasted draft is not opened");
  const drafts = await page.storedDrafts();
  assert.equal(Object.keys(drafts).length, before + 1);
  const id = (await page.path()).split("/").at(-1);
  assert.equal(drafts[id].product.name, JSON.parse(SAMPLE).product.name);
  await page.script("localStorage.removeItem('sao-lang/draft/' + arguments[0])", id);
});

test("the guide tells each step of the procedure with time, law and picture", async () => {
  await page.open(at("export"));
  await page.press(await page.named("Nộp hồ sơ ở đâu", "a"));
  await page.at("/procedure");
  const steps = await page.all(".procedure > li");
  assert.equal(steps.length, 7);
  for (const step of steps) {
    assert.match(await step.getText(), /Căn cứ: QĐ 26\/2026, Điều [4-7]\./);
    assert.equal((await step.findElements(By.css("svg[aria-hidden=true]"))).length, 1);
  }
  const text = await page.text();
  for (const said of ["15 ngày làm việc", "trước ngày 30/4", "trước ngày 30/1 ", "từ 180 đến 120 ngày", "36 tháng", "45 ngày"]) {
    assert.ok(text.includes(said), said);
  }
  assert.ok(!text.includes("{"), "a figure is missing");
  assert.equal(await page.script("return document.documentElement.scrollWidth <= innerWidth"), true);
});

test("the dates can be taken into a calendar", async () => {
  await page.open(at("export"));
  await page.clickNamed("Tệp khác");
  await page.click("#make-lich-ocop");
  const said = await page.wait(async () => {
    const text = await (await page.find("#made-lich-ocop")).getText();
    return text.match(/Đã tạo tệp (.*\.ics)\.$/)?.[1];
  }, "nothing was made");
  const text = (await page.downloaded(said)).bytes.toString();
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.match(text, /SUMMARY:Nộp hồ sơ OCOP ở xã chậm nhất/);
});

test("the dossier is shown as pages to print", async () => {
  await page.open(at("print/ho-so-ocop"));
  await page.find("article.paper table");
  const text = await (await page.find("article.paper")).getText();
  for (const said of ["PHIẾU ĐĂNG KÝ", "Hộ kinh doanh Cá khô Bà Hai", "TỔNG ĐIỂM TỰ CHẤM"]) assert.ok(text.includes(said), said);
});

test("the dossier prints on as many pages as it needs", { skip: onlyPrint }, async () => {
  await page.open(at("print/ho-so-ocop"));
  await page.find("article.paper table");
  const pages = pagesOf(await page.driver.printPage({}));
  assert.ok(pages >= 8, `${pages} pages`);
});

test("dates tell the last day at the commune and how many days are left", async () => {
  await page.open(at("dates"));
  const text = await (await page.find("main")).getText();
  assert.match(text, /Nộp xã chậm nhất \(Sao Làng tính\): \d{1,2}\/\d{1,2}\/\d{2,4} \(còn \d+ ngày\)/);
});

test("an applicant of another draft is one tap away", async () => {
  await page.store("second", { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 1 });
  await page.open(`${app.server.address}/draft/second/details/applicant`);
  await page.press(await page.named("Dùng thông tin của Hộ kinh doanh Cá khô Bà Hai"));
  await page.wait(async () => (await (await page.find("#applicant-name")).getAttribute("value")) !== "", "not filled in");
  const draft = (await page.storedDrafts()).second;
  assert.deepEqual(draft.applicant, JSON.parse(SAMPLE).applicant);
});

test("removing a paper asks first and takes its files along", async () => {
  await page.open(at("papers/0"));
  const ids = (await stored()).papers[0].files.map((f) => f.id);
  await page.press(await page.named("Bỏ giấy này khỏi sổ", "button"));
  await page.press(await page.named("Bỏ hẳn", "dialog button"));
  await page.wait(async () => !(await stored()).papers, "the paper is still there");
  const left = () =>
    page.driver.executeAsyncScript(
      `const [ids, done] = arguments;
       const request = indexedDB.open("sao-lang");
       request.onsuccess = () => {
         const all = request.result.transaction("attachments").objectStore("attachments").getAllKeys();
         all.onsuccess = () => { request.result.close(); done(all.result.filter((id) => ids.includes(id)).length); };
       };`,
      ids,
    );
  await page.wait(async () => (await left()) === 0, "its files are still there");
});

test("where the browser refuses to keep photos the reason is told and the rest still works", async () => {
  // This program cannot open a database of a later version.
  await page.driver.executeAsyncScript(
    `const done = arguments[0];
     const request = indexedDB.open("sao-lang", 99);
     request.onsuccess = () => { request.result.close(); done(); };`,
  );
  await page.open(at("papers"));
  await page.press(await page.named("Hóa đơn, sổ ghi mua nguyên liệu"));
  await (await page.find("#attach")).sendKeys(await photo("lớn.png", 1200, 900));
  assert.match(await words("[role=alert]"), /không cho cất ảnh/);
  await (await page.find("#paper-number")).sendKeys("9");
  assert.equal((await stored()).papers[0].number, "9");
  assert.equal((await stored()).papers[0].files, undefined);
});
