// Hand-over of a draft from one device to another without a server: codes and links.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { emptyDevice, startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES } from "./lib/browser.mjs";
import { scan } from "./lib/qr.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const SMALL = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 1, product: { name: "Rau xã nhà" } };
let app;
let page;
const at = (path) => app.server.address + path;

before(async () => {
  app = await startApp();
  page = app.page;
});

/** Stores the drafts to send on this device. */
async function bring() {
  await page.store("sample", SAMPLE);
  await page.store("small", SMALL);
}
after(() => stopApp(app ?? {}));

/** The link on the hand-over screen of a draft. */
async function linkOf(id) {
  await bring();
  await page.open(at(`/draft/${id}/handover`));
  return (await page.find("#handover-link")).getAttribute("value");
}

/** Reads all codes of the screen one after the other. */
async function scanAll() {
  const links = [await scan(page)];
  const count = Number((await page.text(".code-of")).match(/\/(\d+)/)[1]);
  for (let n = 2; n <= count; n++) {
    await page.click("#code-next");
    await page.see(`Mã ${n}/`, ".code-of");
    links.push(await scan(page));
  }
  return links;
}

const others = async () => Object.entries(await page.storedDrafts()).filter(([id]) => !["sample", "small"].includes(id));

/** The content of the draft, without its timestamps and history. */
function said(draft) {
  const { created, changed, history, ...rest } = draft;
  return rest;
}

test("a link opens the draft after asking, and its data never reaches the server", async () => {
  const link = await linkOf("sample");
  assert.ok(link.startsWith(`${app.server.address}/receive#1.d.`), link.slice(0, 80));
  await emptyDevice(app, "sao-lang-journal");
  await page.open(at("/"));
  await page.open(link);
  await page.see("Cá khô Bà Hai", ".received");
  assert.match(await page.text(".received"), /Giò chả, đồ khô/);
  assert.deepEqual(await others(), []);
  await page.click("#take");
  await page.wait(async () => (await others()).length === 1, "not added");
  const [[id, draft]] = await others();
  assert.deepEqual(said(draft), said(SAMPLE));
  await page.at(`/draft/${id}`);
  const data = link.split(".").at(-1).slice(0, 40);
  assert.ok(!app.server.requests.some((request) => request.includes(data)), "the data was sent to the server");
});

test("what is refused changes nothing", async () => {
  const link = await linkOf("small");
  await page.script("localStorage.removeItem('sao-lang/draft/small')");
  const before = await page.storedDrafts();
  await page.open(at("/"));
  await page.open(link);
  await page.see("Rau xã nhà", ".received");
  await page.click("#take-nothing");
  await page.see("Không có gì được thêm vào");
  assert.deepEqual(await page.storedDrafts(), before);
});

test("a series of codes arrives in any order, and the page says what is missing", async () => {
  await bring();
  await page.open(at("/draft/sample/handover"));
  const links = await scanAll();
  assert.ok(links.length > 2, `${links.length} codes`);
  await emptyDevice(app, "sao-lang-journal");
  const mixed = [...links.slice(1).reverse(), links[0]];
  for (const [place, link] of mixed.entries()) {
    // Each scan of the camera opens a new page.
    await page.open(at("/glossary"));
    await page.open(link);
    if (place < links.length - 1) await page.see(`Đã nhận ${place + 1}/${links.length} mã`, "#waiting");
    if (place === 0) {
      await assertAccessible(page, "/receive, waiting");
      await page.open(at("/glossary"));
      // The same code is not a further part.
      await page.open(link);
      await page.see(`Đã nhận 1/${links.length} mã`, "#waiting");
    }
  }
  await page.see("Cá khô Bà Hai", ".received");
  await assertAccessible(page, "/receive, asking");
  assert.deepEqual(await page.storedDrafts(), {}, "nothing is stored before the tap");
  const added = async () => (await others())[0];
  await page.click("#take");
  await page.wait(async () => (await added()) !== undefined, "not added");
  assert.deepEqual(said((await added())[1]), said(SAMPLE));
  const left = await page.script("return Object.keys(localStorage).filter((key) => key.startsWith('sao-lang/inbox/'))");
  assert.deepEqual(left, []);
});

test("a second link into the same tab is taken as well", async () => {
  const link = await linkOf("small");
  await page.open(at("/receive"));
  await page.see("Chưa có gì để nhận");
  await page.named("Về trang đầu");
  await page.script("location.hash = arguments[0]", link.split("#")[1]);
  await page.see("Rau xã nhà", ".received");
});

test("an exercise is opened to practise and never kept among drafts", async () => {
  await page.open(at("/draft/small/handover"));
  await page.find("#handover-link");
  await page.press(await page.named("Đưa làm bài tập", ".choice"));
  const link = await page.wait(async () => {
    const value = await (await page.find("#handover-link")).getAttribute("value");
    return value.includes("#1.x.") ? value : null;
  }, "no exercise");
  const before = await page.storedDrafts();
  await page.open(at("/"));
  await page.open(link);
  await page.see("Nhận bài tập", "h1");
  await page.click("#take");
  await page.find(".practice-note");
  assert.match(await page.path(), /\/draft\/practice-rx-/);
  assert.deepEqual(await page.storedDrafts(), before);
  await page.open(at("/practice"));
  await page.see("Bài tập bạn nhận được");
});

test("a broken link is refused with a reason", async () => {
  const link = await linkOf("small");
  const before = await page.storedDrafts();
  for (const [hash, reason] of [
    ["hello", "không phải do Sao Làng"],
    ["9.new.kind", "bản Sao Làng mới hơn"],
    [link.split("#")[1].slice(0, -5), "bị cắt hoặc bị sửa"],
    [link.split("#")[1].replace(/\.[0-9a-f]{8}\./, ".00000000."), "bị cắt hoặc bị sửa"],
    [`1.d.00000000.1.1.${"A".repeat(130_000)}`, "dài quá"],
  ]) {
    await page.open(at("/glossary"));
    await page.open(`${at("/receive")}#${hash}`);
    await page.see(reason, "[role=alert]");
    assert.equal((await page.all("#take")).length, 0);
    await page.clickNamed("Về trang đầu");
    await page.see("Bài chấm của tôi", "h2");
  }
  assert.deepEqual(await page.storedDrafts(), before);
});

test("the screens are accessible", async () => {
  for (const language of ["vi", "en"]) {
    await page.speak(language);
    await page.open(at("/draft/small/handover"));
    await page.speaks(language);
    await page.find(".qr-code");
    await assertAccessible(page, `hand over ${language}`);
    await page.open(at("/receive#nothing"));
    await page.speaks(language);
    await assertAccessible(page, `receive ${language}`);
  }
});
