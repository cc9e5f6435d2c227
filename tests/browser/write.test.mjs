// Papers that are written in the app: from a step of the plan to a contract that is ready to sign, tables, everything at
// once, what remains to be had from others, and without a network.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import JSZip from "jszip";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";
import { goOffline, goOnline, keptInFull } from "./lib/offline.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));

/** What only the producer knows of a contract: the field, what is typed, and how it is printed. */
const CONTRACT = {
  seller: "Ông Bảy Bến",
  "seller-address": "Ấp Bến Khô, 0900 111 222",
  material: "Cá đù tươi",
  amount: "6 tấn",
  price: "45.000 đồng một kg",
};
const DAYS = { from: ["2026-12-01", "01/12/2026"], until: ["2028-11-30", "30/11/2028"] };

/** The text of a Word file. */
async function wordText(bytes) {
  const zip = await JSZip.loadAsync(bytes);
  const xml = await zip.file("word/document.xml").async("string");
  return xml.replace(/<\/w:p>/g, "\n").replace(/<[^>]+>/g, "");
}

/** The next downloaded file whose name begins so. It is taken away, because a later one may have the same name. */
async function nextFile(page, begins) {
  const there = (name) => name.startsWith(begins) && /\.(docx|zip)$/.test(name);
  const name = await page.wait(() => {
    const found = readdirSync(page.downloads).find(there);
    // A browser first creates an empty file with the name, and moves the content there later.
    return found && statSync(join(page.downloads, found)).size > 0 ? found : null;
  }, `no file ${begins}`);
  const path = join(page.downloads, name);
  const bytes = readFileSync(path);
  rmSync(path);
  return bytes;
}

describe("a paper that is written in the app", () => {
  let app, page;
  let taps = 0;
  const at = (path = "", draft = "sample") => page.open(`${app.server.address}/draft/${draft}/write${path}`);
  const stored = async (draft = "sample") => (await page.storedDrafts())[draft];
  /** Taps an element, and counts it. */
  const tap = async (selector) => {
    taps += 1;
    await page.click(selector);
  };
  const type = async (id, text) => {
    const field = await page.find(`#ask-${id}`);
    // A driver does not scroll to what only the bar at the bottom covers.
    await page.script("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", field);
    await field.sendKeys(text);
  };
  const setDay = (id, day) =>
    // A date is typed in the order of the browser's own language, so a script sets it.
    page.script(
      `const field = document.querySelector("#ask-" + arguments[0]);
       field.value = arguments[1];
       field.dispatchEvent(new Event("input", { bubbles: true }));`,
      id,
      day,
    );
  const value = (id) => page.script(`return document.querySelector(arguments[0])?.value`, `#ask-${id}`);
  const pages = async () => (await page.text("article.paper")).replace(/\s+/g, " ");

  before(async () => {
    // With four stars in view, a step of the plan needs a contract.
    app = await startApp({ sample: { ...SAMPLE, plan: { stars: 4 } }, other: { ...SAMPLE, product: { ...SAMPLE.product, name: "Chả cá" } } });
    page = app.page;
  });
  after(() => stopApp(app ?? {}));

  it("is offered at the step of the plan that needs it", async () => {
    await page.open(`${app.server.address}/draft/sample/plan`);
    await page.find(".plan-group");
    // The steps of a class of effort are folded.
    const group = await page.script(
      `for (const [n, group] of [...document.querySelectorAll(".plan-group")].entries()) {
         if (!group.open) group.querySelector("summary").click();
       }
       return document.querySelectorAll(".plan-group").length;`,
    );
    assert.ok(group > 0);
    taps += 1;
    await page.find(".plan-step a[href$='write/material-contract']");
    await assertAccessible(page);
    await tap(".plan-step a[href$='write/material-contract']");
    await page.find("#ask-seller");
    await assertAccessible(page);
  });

  it("keeps every field as it is typed, over a reload", async () => {
    for (const [id, text] of Object.entries(CONTRACT)) await type(id, text);
    for (const [id, [day]] of Object.entries(DAYS)) await setDay(id, day);
    await page.wait(async () => (await stored()).product.written?.["material-contract.until"] === DAYS.until[0], "not stored");
    await page.reload();
    await page.find("#ask-seller");
    for (const [id, text] of Object.entries(CONTRACT)) assert.equal(await value(id), text);
    const { wide, small } = await misfits(page);
    assert.deepEqual([wide, small], [0, []]);
  });

  it("shows the paper with everything that was typed, and is still there after a reload", async () => {
    await tap("#write-preview");
    for (let time = 0; time < 2; time += 1) {
      await page.find("article.paper");
      const text = await pages();
      for (const words of [...Object.values(CONTRACT), ...Object.values(DAYS).map(([, printed]) => printed)]) {
        assert.ok(text.includes(words), `${words}: ${text}`);
      }
      assert.ok(text.includes(SAMPLE.applicant.name) && !text.includes("{"), text);
      if (time === 0) await page.reload();
    }
    await assertAccessible(page);
    assert.equal((await misfits(page)).wide, 0);
    // Looking at it enters nothing.
    assert.equal((await stored()).papers, undefined);
  });

  it("is a Word file after at most ten taps, and is in the list of papers at once", async () => {
    await tap("#write-word");
    const text = await wordText(await nextFile(page, "hop-dong-mua-ban-nguyen-lieu"));
    assert.ok(taps <= 10, `${taps} taps`);
    for (const words of Object.values(CONTRACT)) assert.ok(text.includes(words), words);
    await page.see("Đã ghi vào danh sách giấy tờ");
    const entry = (await stored()).papers.find((paper) => paper.paper === "material-contract");
    const { label, state, issued, valid_until, holder } = entry;
    assert.deepEqual([label, state, issued, valid_until], [CONTRACT.seller, "preparing", DAYS.from[0], DAYS.until[0]]);
    assert.equal(holder, SAMPLE.applicant.name);
  });

  it("is kept in the list of papers too, as a file that comes out as it went in", async () => {
    await page.click("#write-attach");
    await page.see("Tệp Word đã nằm trong danh sách giấy tờ");
    const entry = (await stored()).papers.find((paper) => paper.paper === "material-contract");
    assert.equal(entry.files.length, 1);
    await page.open(`${app.server.address}/draft/sample/papers/0`);
    await page.find(".files li");
    await page.click(".files button");
    const file = await nextFile(page, "hop-dong-mua-ban-nguyen-lieu");
    assert.ok((await wordText(file)).includes(CONTRACT.seller));
  });

  it("is written again for another partner, and each has its entry", async () => {
    await at("/material-contract");
    await page.clickNamed("Viết thêm một bản cho người khác");
    await page.wait(async () => (await value("seller")) === "", "the fields are those of the first copy");
    await type("seller", "Bà Tư Biển");
    await page.wait(async () => (await stored()).product.written["material-contract.2.seller"] === "Bà Tư Biển", "not stored");
    await page.click("#write-preview");
    await page.find("article.paper");
    await page.click("#write-word");
    await page.see("Đã ghi vào danh sách giấy tờ");
    const labels = (await stored()).papers.filter((paper) => paper.paper === "material-contract").map((paper) => paper.label);
    assert.deepEqual(labels, [CONTRACT.seller, "Bà Tư Biển"]);
  });

  it("is offered where its question is answered, in the list of papers, and before the export", async () => {
    const written = { ...SAMPLE, answers: { ...SAMPLE.answers, "1.1": { option: 2 } } };
    await page.store("asked", written);
    await page.open(`${app.server.address}/draft/asked/question/1.1`);
    await page.gone("#start");
    await page.find(".evidence a[href$='write/material-contract']");
    await page.open(`${app.server.address}/draft/asked/papers`);
    await page.click("#to-write");
    await page.find(".drafts a[href*='/write/']");
    await page.open(`${app.server.address}/draft/asked/export`);
    await page.find(".findings a[href*='/write/']");
  });

  it("has a table that begins with model rows, grows and shrinks, over a reload", async () => {
    await at("/labour-list");
    await page.click("#ask-people-model");
    await page.wait(async () => (await stored()).applicant.written?.["labour-list.people"]?.split("\n").length === 2, "no model rows");
    await page.click("#ask-people-add");
    await page.find("#ask-people-2-0");
    await type("people-2-0", "Lê Thị Sáu");
    await page.wait(async () => (await stored()).applicant.written["labour-list.people"].includes("Lê Thị Sáu"), "not stored");
    await page.clickNamed("Bỏ dòng 3");
    await page.wait(async () => !(await stored()).applicant.written["labour-list.people"].includes("Lê Thị Sáu"), "not removed");
    await assertAccessible(page);
    await page.reload();
    await page.find("#ask-people-1-0");
    assert.equal(await page.script("return document.querySelectorAll('.table-rows details').length"), 2);
  });

  it("comes with all others in one archive, with the sheet to read first", async () => {
    await at();
    await page.find("#write-all");
    const due = await page.script("return document.querySelectorAll('.drafts')[0].children.length");
    await page.find("details.remaining");
    await assertAccessible(page);
    const { wide, small } = await misfits(page);
    assert.deepEqual([wide, small], [0, []]);
    await page.click("#write-all");
    const zip = await JSZip.loadAsync(await nextFile(page, "giay-to-tu-viet_ca-kho"));
    const names = Object.keys(zip.files);
    assert.ok(names.length > due, `${due} papers: ${names}`);
    const first = await wordText(await zip.file(names[0]).async("nodebuffer"));
    assert.ok(first.includes("Còn phải xin nơi khác") && first.includes("Nơi cấp"), first);
  });

  it("is filled with examples for a training, and says so on every page", async () => {
    await at("/quality-control-plan/page");
    await page.find("article.paper");
    await page.script("document.querySelector('#write-sample').closest('details').open = true");
    await page.click("#write-sample");
    const zip = await JSZip.loadAsync(await nextFile(page, "ke-hoach-kiem-soat-chat-luong"));
    assert.ok((await zip.file("word/footer1.xml").async("string")).includes("không nộp, không ký"));
    assert.ok(!(await stored()).papers?.some((paper) => paper.paper === "quality-control-plan"));
  });

  it("is written for the chosen products of the board, each in its folder", async () => {
    await page.open(`${app.server.address}/board`);
    await page.find("#report-written");
    await page.script("document.querySelector('#report-written').closest('details').open = true");
    await page.click("#report-written");
    const zip = await JSZip.loadAsync(await nextFile(page, "giay-to-tu-viet_2"));
    const folders = new Set(Object.keys(zip.files).map((name) => name.split("/")[0]));
    assert.equal(folders.size, Object.keys(await page.storedDrafts()).length, [...folders].join());
  });
});

describe("papers without a network", () => {
  let app;

  before(async () => {
    app = await startApp({ sample: SAMPLE });
    await keptInFull(app.page);
    await goOffline(app);
  });
  after(async () => {
    await goOnline(app);
    await stopApp(app ?? {});
  });

  it("are written all the same", async () => {
    const { page, server } = app;
    await page.open(`${server.address}/draft/sample/write/manager-decision/page`);
    await page.find("article.paper");
    await page.see("Quyết định", "h1");
  });
});
