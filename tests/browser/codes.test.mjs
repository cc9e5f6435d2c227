// Codes for a room, the small code of a sample, answers that need the trainer's word, and samples in a table.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { Key, PHONE } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";
import { goOffline, goOnline, keptInFull } from "./lib/offline.mjs";
import { scan, scanFromAfar } from "./lib/qr.mjs";

const SMALL = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 1, product: { name: "Rau xã nhà" } };
const WALLS = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
];
let app;
let page;
const at = (path) => app.server.address + path;

before(async () => {
  app = await startApp({ small: SMALL });
  page = app.page;
});
after(() => stopApp(app ?? {}));

/** Switches presenting on or off, from the next address on. */
const present = (how) => page.script("sessionStorage.setItem('sao-lang/tab/presenter', arguments[0])", how);

const press = (...keys) => page.driver.actions().sendKeys(...keys).perform();

/** Clears the tab's storage, as if it were another tab. */
async function newTab() {
  await page.driver.get(at("/robots.txt"));
  await page.script("sessionStorage.clear()");
}

async function openPractice() {
  await page.open(at("/practice"));
  await page.find("#case-confectioner tbody tr");
}

/** The exercises of this tab. */
const exercises = () =>
  page.script(`
    const start = "sao-lang/draft/practice-";
    return Object.keys(sessionStorage).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length)).sort();`);

/** The position of the presented code, and the elements over it or beside it that should not be there. */
const code = () =>
  page.script(`
    const svg = document.querySelector(".code-wall .qr-code");
    const box = svg.getBoundingClientRect();
    const inset = 2;
    const points = [[0.5, 0.5], [0, 0], [1, 0], [0, 1], [1, 1]].map(([x, y]) => [
      Math.min(Math.max(box.left + x * box.width, box.left + inset), box.right - inset),
      Math.min(Math.max(box.top + y * box.height, box.top + inset), box.bottom - inset),
    ]);
    return {
      top: box.top, bottom: box.bottom, height: box.height, width: box.width, screen: innerHeight,
      aside: Math.abs(box.left + box.right - document.documentElement.clientWidth) / 2,
      clear: points.every(([x, y]) => svg.contains(document.elementFromPoint(x, y))),
      heading: document.querySelector("h1").getBoundingClientRect().top >= 0,
      foot: [...document.querySelectorAll(".code-wall nav *")].every(
        (e) => e.getBoundingClientRect().bottom <= (document.querySelector(".result-bar")?.getBoundingClientRect().top ?? innerHeight),
      ),
      others: [...document.querySelectorAll(".top, .practice-note, .alert, .choice, textarea")].filter((e) => e.checkVisibility({ visibilityProperty: true })).length,
    };`);

/** Asserts that the code is alone on the screen, whole and in the middle. */
function assertAlone(shown, what) {
  assert.ok(shown.top >= 0 && shown.bottom <= shown.screen && shown.clear, `${what}: not whole ${JSON.stringify(shown)}`);
  assert.ok(shown.height <= shown.screen * 0.6, `${what}: ${shown.height} of ${shown.screen}`);
  assert.ok(shown.height >= shown.screen * 0.5, `${what}: only ${shown.height} of ${shown.screen}`);
  assert.ok(Math.abs(shown.height - shown.width) < 1 && shown.aside <= 2, `${what}: not in the middle`);
  assert.ok(shown.heading && shown.foot, `${what}: what to do, or the way on, is out of sight ${JSON.stringify(shown)}`);
  assert.equal(shown.others, 0, `${what}: not alone`);
}

test("a sample is one small code that stands alone on the wall and is read from the last row", async () => {
  await openPractice();
  await present("on");
  for (const size of WALLS) {
    await page.resize(size);
    await page.open(at("/draft/practice-siro-dau/handover"));
    await page.find(".code-wall .qr-code");
    assertAlone(await code(), `${size.width} x ${size.height}`);
    assert.equal(await scanFromAfar(page), at("/receive#1.s.siro-dau"));
    assert.equal((await page.all(".code-wall [rel]")).length, 0);
  }
});

test("a series goes one code at a time, by the presenter's keys, each read from the last row", async () => {
  const links = new Set();
  for (const size of WALLS) {
    await page.resize(size);
    await page.open(at("/draft/small/handover"));
    await page.find(".code-wall .qr-code");
    const count = Number((await page.text(".code-of")).match(/mã 1\/(\d+)/)[1]);
    assert.ok(count > 1, `${count} codes`);
    for (let n = 1; n <= count; n++) {
      await page.see(`mã ${n}/${count}`, ".code-of");
      assertAlone(await code(), `${n}/${count} at ${size.width} x ${size.height}`);
      links.add(await scanFromAfar(page));
      await press(Key.PAGE_DOWN);
    }
    await page.see(`mã ${count}/${count}`, ".code-of");
    await press(Key.PAGE_UP);
    await page.see(`mã ${count - 1}/${count}`, ".code-of");
    assert.equal(links.size, count, "the same codes at every size");
  }
  await newTab();
  await page.resize(PHONE);
  for (const link of links) {
    await page.open(at("/glossary"));
    await page.open(link);
  }
  await page.see("Rau xã nhà", ".received");
  await page.see("Nhận bài tập", "h1");
});

test("a sample that was changed offers its name first, then its series", async () => {
  await newTab();
  await openPractice();
  await page.open(at("/draft/practice-siro-dau/question/2.4"));
  await page.click(".question fieldset .choice:nth-of-type(2)");
  await page.open(at("/draft/practice-siro-dau/handover"));
  await page.find("#of-sample");
  assert.equal(await scan(page, "#of-sample .qr-code"), at("/receive#1.s.siro-dau"));
  assert.match(await (await page.find("#handover-link")).getAttribute("value"), /#1\.x\./);
  await present("on");
  await page.resize(WALLS[0]);
  await page.open(at("/draft/practice-siro-dau/handover"));
  await page.see("Mẫu như lúc đầu · mã 1/", ".code-of");
  assert.equal(await scanFromAfar(page), at("/receive#1.s.siro-dau"));
  await press(Key.ARROW_RIGHT);
  await page.see("Bài đã sửa · mã 2/", ".code-of");
  assert.match(await scanFromAfar(page), /\/receive#1\.x\.[0-9a-f]{8}\.1\./);
});

test("nobody presents: the code is never higher than the screen", async () => {
  await newTab();
  await openPractice();
  for (const size of [...WALLS, { width: 640, height: 360 }, PHONE]) {
    await page.resize(size);
    for (const path of ["/draft/small/handover", "/draft/practice-siro-dau/handover"]) {
      await page.open(at(path));
      await page.find(".qr-code");
      const [height, screen] = await page.script(
        "return [document.querySelector('.qr-code').getBoundingClientRect().height, innerHeight]",
      );
      assert.ok(height <= screen, `${path}: ${height} at ${size.width} x ${size.height}`);
    }
  }
});

test("a phone opens a sample by its code, without a network, and nothing gets among real drafts", async () => {
  await page.resize(PHONE);
  await page.open(at("/"));
  await keptInFull(page);
  await newTab();
  await goOffline(app);
  try {
    await page.open(at("/receive#1.s.nuoc-mam"));
    await page.see("Nhận bài tập", "h1");
    await page.see("Nước mắm cốt Bến Sao", ".received");
    await assertAccessible(page, "/receive of a sample");
    assert.deepEqual((await misfits(page)).small, []);
    assert.deepEqual(await exercises(), [], "nothing is laid out before the tap");
    await page.click("#take");
    await page.at("/draft/practice-nuoc-mam");
    await page.find(".practice-note");
    assert.deepEqual(await exercises(), ["nuoc-mam"]);
    assert.deepEqual(Object.keys(await page.storedDrafts()), ["small"]);
  } finally {
    await goOnline(app);
  }
});

test("the answer waits for the trainer's word on a participant's device, and stays open in the tab", async () => {
  await page.open(at("/draft/practice-nuoc-mam"));
  await page.clickNamed("Lời giải");
  const field = await page.find("#solution-word");
  assert.doesNotMatch(await page.text("body"), /hợp đồng liên kết/);
  await assertAccessible(page, "an answer that waits");
  assert.deepEqual((await misfits(page)).small, []);
  await field.sendKeys("ben", Key.TAB);
  await page.see("Chưa đúng từ khóa", ".practice-note");
  await field.clear();
  await field.sendKeys("Bến  Nước");
  await page.see("hợp đồng liên kết", ".practice-note");
  await page.reload();
  await page.clickNamed("Lời giải");
  await page.see("hợp đồng liên kết", ".practice-note");
  // Another exercise has another word.
  await openPractice();
  await page.clickNamed("Siro dâu rừng Suối Mây");
  await page.clickNamed("Lời giải");
  await page.find("#solution-word");
  // The table of a whole case needs a word too, and the words themselves are not shown here.
  await openPractice();
  assert.equal((await page.all(".words")).length, 0);
  await page.clickNamed("Kết quả cả nhóm");
  assert.equal((await page.all("#case-confectioner details tbody")).length, 0);
  await (await page.find("#solution-confectioner")).sendKeys("trong dong");
  await page.wait(async () => (await page.all("#case-confectioner details tbody tr")).length === 20, "no table");
});

test("an exercise that came by its series waits for the word as well", async () => {
  await newTab();
  await openPractice();
  await page.open(at("/draft/practice-den-tre/question/1.1"));
  await page.click(".question fieldset .choice:nth-of-type(1)");
  await page.open(at("/draft/practice-den-tre/handover"));
  const link = await (await page.find("#handover-link")).getAttribute("value");
  await newTab();
  await page.open(link);
  await page.click("#take");
  await page.find(".practice-note");
  assert.match(await page.path(), /practice-rx-/);
  await page.clickNamed("Lời giải");
  await (await page.find("#solution-word")).sendKeys("trang ram");
  await page.see("câu chuyện", ".practice-note");
});

test("the trainer's own tab needs no word, and shows the words", async () => {
  await newTab();
  await openPractice();
  await page.script("document.querySelector('#case-industries .words').open = true");
  await page.see("ben nuoc", "#case-industries .words");
  await page.open(at("/draft/practice-nuoc-mam"));
  await page.clickNamed("Lời giải");
  await page.see("hợp đồng liên kết", ".practice-note");
});

test("a name that nobody knows, and one that is none, are refused with a reason", async () => {
  await newTab();
  for (const [hash, reason] of [
    ["1.s.khong-co", "không có mẫu mà mã gọi tên"],
    ["1.c.khong-co", "không có mẫu mà mã gọi tên"],
    ["1.s.Nuoc-Mam", "không phải do Sao Làng"],
    ["1.s.../drafts", "không phải do Sao Làng"],
    ["2.s.nuoc-mam", "bản Sao Làng mới hơn"],
  ]) {
    await page.open(at("/glossary"));
    await page.open(at(`/receive#${hash}`));
    await page.see(reason, "[role=alert]");
    assert.equal((await page.all("#take")).length, 0);
  }
  assert.deepEqual(await exercises(), []);
});

test("a case has a code for its page and one for each product", async () => {
  await newTab();
  await openPractice();
  await present("on");
  await page.resize(WALLS[0]);
  await openPractice();
  await page.press(await page.find("#case-confectioner a[href*='codes=']"));
  await page.see("mã 1/21", ".code-of");
  assertAlone(await code(), "the first code of the case");
  const link = await scanFromAfar(page);
  assert.equal(link, at("/receive#1.c.confectioner"));
  await press(Key.PAGE_DOWN);
  await page.see("Bánh cốm Hương Lúa · mã 2/21", ".code-of");
  assertAlone(await code(), "the second code of the case");
  assert.equal(await scanFromAfar(page), at("/receive#1.s.banh-com"));
  await assertAccessible(page, "codes on the wall");
  assert.deepEqual((await misfits(page)).small, []);
  await newTab();
  await page.resize(PHONE);
  await page.open(link);
  await page.see("Một nhà làm bánh kẹo");
  await page.click("#take");
  await page.at("/practice");
  await page.find("#case-confectioner tbody tr");
  assert.equal((await page.all(".words")).length, 0, "who came by code is a participant");
});

test("samples of one maker stand in a table, are compared and planned for together", async () => {
  await newTab();
  await openPractice();
  assert.equal((await page.all("#case-confectioner .pick-table tbody tr")).length, 20);
  assert.deepEqual((await misfits(page)).small, []);
  await assertAccessible(page, "the practice board");
  const links = () => page.script("return [...document.querySelectorAll('#case-confectioner .buttons a')].map((a) => a.innerText.trim())");
  const boxes = await page.all("#case-confectioner tbody input");
  assert.deepEqual(await links(), []);
  await page.press(boxes[0]);
  await page.see("Đã chọn 1 sản phẩm", "#case-confectioner");
  assert.deepEqual(await links(), ["Kế hoạch chung"]);
  await page.press(boxes[10]);
  await page.see("Đã chọn 2 sản phẩm", "#case-confectioner");
  assert.deepEqual(await links(), ["So sánh", "Kế hoạch chung"]);
  await page.clickNamed("So sánh");
  await page.at("/compare");
  await page.find(".compare-heads");
  assert.match(await page.text(".compare-heads"), /Bánh cốm Hương Lúa \(mẫu\)[\s\S]*74[\s\S]*Bánh cốm hạt sen Hương Lúa \(mẫu\)[\s\S]*96/);
  await openPractice();
  await page.press(await page.named("Chọn cả nhóm", ".choice"));
  await page.see("Đã chọn 20 sản phẩm", "#case-confectioner");
  assert.deepEqual(await links(), ["Kế hoạch chung"]);
  await page.clickNamed("Kế hoạch chung");
  await page.see("20 sản phẩm");
  await page.see("Hương Lúa (mẫu)");
});

test("comparing shows no points while they are hidden from the room", async () => {
  await present("on");
  await page.open(at("/compare?ids=practice-banh-com,practice-banh-com-sen"));
  await page.find("#reveal");
  assert.doesNotMatch(await page.text("main"), /\d+ điểm|\d+\/\d+/);
  assert.equal((await page.all(".compare-heads")).length, 0);
  await page.click("#reveal");
  await page.see("96", ".compare-heads");
  await page.gone("#reveal");
});
