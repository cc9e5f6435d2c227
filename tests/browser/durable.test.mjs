// No acknowledged change is lost: killed browsers, several tabs, full, blocked, emptied and damaged storages.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { DIST, FIXTURES, PHONE, assess, can, onlyDevtools, startBrowser } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
const SAVED = "Đã lưu trong máy";
const entry = (page, key) => page.script("return localStorage.getItem('sao-lang/' + arguments[0])", key);

/** Types a name and waits until the app reports it as saved. */
async function rename(page, name) {
  const field = await page.find("#product-name");
  await page.script("arguments[0].value = ''", field);
  await field.sendKeys(name);
  await page.wait(async () => (await page.storedDrafts()).kept?.product.name === name, "the name is not stored");
  await page.see(SAVED);
}

describe("a browser that is killed", { skip: onlyDevtools }, () => {
  let server, profile, page;

  before(async () => {
    server = await serve(DIST);
    profile = mkdtempSync(join(tmpdir(), "sao-lang-profile-"));
  });
  after(async () => {
    await page?.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it("loses no answer that was acknowledged", async () => {
    page = await startBrowser(PHONE, { arguments: [`--user-data-dir=${profile}`] });
    await page.open(`${server.address}/`);
    await page.store("kept", SAMPLE);
    for (const round of [1, 2, 3]) {
      await page.open(`${server.address}/draft/kept`);
      await rename(page, `Lần thứ ${round}`);
      await page.kill();
      page = await startBrowser(PHONE, { arguments: [`--user-data-dir=${profile}`] });
      await page.open(`${server.address}/`);
      await page.see(`Lần thứ ${round}`);
      assert.equal((await page.storedDrafts()).kept.product.name, `Lần thứ ${round}`);
    }
  });

  it("keeps a new draft whose first answer was acknowledged", async () => {
    await page.open(`${server.address}/new`);
    await (await page.find("#search")).sendKeys("ca kho");
    await page.click(".sets .set");
    await page.find("#product-name");
    const id = (await page.path()).split("/").at(-1);
    await (await page.find("#product-name")).sendKeys("Mới toanh");
    await page.see(SAVED);
    await page.kill();
    page = await startBrowser(PHONE, { arguments: [`--user-data-dir=${profile}`] });
    await page.open(`${server.address}/`);
    await page.see("Mới toanh");
    assert.ok(id in (await page.storedDrafts()));
  });
});

describe("an answer in the moment of leaving", () => {
  let server, page;

  beforeEach(async () => {
    ({ server, page } = await startApp({ kept: SAMPLE }));
    await page.open(`${server.address}/draft/kept/question/1.2`);
    await page.find(".question > fieldset input");
  });
  afterEach(() => stopApp({ server, page }));

  /** Chooses the third option and leaves the page before anything is drawn. */
  const answerAnd = (leave) => page.script(`document.querySelectorAll(".question > fieldset input")[2].click(); ${leave}`);
  const option = async () => (await page.storedDrafts()).kept.answers["1.2"].option;

  it("is kept when the page is left", async () => {
    assert.notEqual(await option(), 3);
    await answerAnd(`location.href = "${server.address}/help"`);
    await page.wait(async () => (await page.path()) === "/help", "the page is not left");
    assert.equal(await option(), 3);
  });

  it("is kept, and counted in the list, when a link is followed", async () => {
    await answerAnd(`document.querySelector("a.brand").click()`);
    // The draft is stored while its screen is left, so a look directly after the tap may be too early.
    await page.wait(async () => (await option()) === 3, "the answer is not kept");
    const { stars, score } = assess({ ...(await page.storedDrafts()).kept });
    await page.see(`${score.total} điểm`, ".draft");
    assert.equal(await option(), 3);
    assert.ok(stars > 0);
  });

  it("is kept before the next one is given", async () => {
    await answerAnd(`document.querySelectorAll(".question > fieldset input")[0].click(); window.stored = localStorage.getItem("sao-lang/draft/kept")`);
    const stored = JSON.parse((await page.script("return window.stored")).split("\n").pop());
    assert.equal(stored.answers["1.2"].option, 3);
    assert.equal(await option(), 1);
  });

  it("is not said to be kept when only the one before it is", async () => {
    const saving = await page.driver.executeAsyncScript(`
      const done = arguments[0];
      (async () => {
        const frame = requestAnimationFrame.bind(window);
        const next = () => new Promise((then) => frame(then));
        const choose = (n) => document.querySelectorAll(".question > fieldset input")[n].click();
        const stored = () => localStorage.getItem("sao-lang/draft/kept");
        const before = stored();
        const lasting = new Promise((then) => {
          const put = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = function (...entry) {
            this.transaction.addEventListener("complete", then);
            return put.apply(this, entry);
          };
        });
        choose(2);
        while (stored() === before) await next();
        // The frame that shows the second answer never comes.
        window.requestAnimationFrame = () => 0;
        window.setTimeout = () => 0;
        await next();
        const first = stored();
        choose(0);
        await lasting;
        await next();
        await next();
        done([stored() === first, document.querySelector(".saving") !== null]);
      })();`);
    assert.deepEqual(saving, [true, true]);
  });
});

describe("two tabs on one draft", () => {
  let server, page, first, second;

  beforeEach(async () => {
    ({ server, page } = await startApp({ kept: SAMPLE }));
    await page.open(`${server.address}/draft/kept`);
    first = await page.driver.getWindowHandle();
    second = await page.openTab();
    await page.open(`${server.address}/draft/kept`);
  });
  afterEach(() => stopApp({ server, page }));

  it("the second follows what the first saves", async () => {
    await page.driver.switchTo().window(first);
    await rename(page, "Sửa ở thẻ một");
    await page.driver.switchTo().window(second);
    await page.see("Sửa ở thẻ một", "h1");
    await page.see("Vừa cập nhật theo thay đổi ở trang Sao Làng khác đang mở");
    await rename(page, "Sửa ở thẻ hai");
    await page.driver.switchTo().window(first);
    await page.see("Sửa ở thẻ hai", "h1");
  });

  it("one that could not follow asks before anything is overwritten", async () => {
    // A tab gets no event for its own writes, so this acts like a change of another tab while this one slept.
    await page.script(`
      const entry = localStorage.getItem("sao-lang/draft/kept");
      localStorage.setItem("sao-lang/draft/kept", entry.slice(entry.indexOf("{")).replace("Cá khô Bà Hai", "Của thẻ kia"));`);
    await (await page.find("#product-name")).sendKeys("!");
    await page.see("vừa được sửa và lưu ở trang Sao Làng khác đang mở");
    assert.match((await page.storedDrafts()).kept.product.name, /^Của thẻ kia/);
    await page.clickNamed("Lưu bản ở đây thành bản riêng");
    await page.wait(async () => !(await page.path()).endsWith("/kept"), "no draft of its own");
    const drafts = Object.values(await page.storedDrafts()).map((draft) => draft.product.name);
    assert.equal(drafts.length, 2);
    assert.ok(drafts.some((name) => name.startsWith("Của thẻ kia")) && drafts.some((name) => name.endsWith("!")));
  });

  it("a draft that is deleted in one can be saved again in the other", async () => {
    await page.driver.switchTo().window(first);
    await rename(page, "Sẽ bị xóa");
    await page.driver.switchTo().window(second);
    await page.see("Sẽ bị xóa", "h1");
    await page.driver.switchTo().window(first);
    await page.open(`${server.address}/`);
    await page.clickNamed("Xóa");
    await page.clickNamed("Xóa hẳn");
    await page.wait(async () => !("kept" in (await page.storedDrafts())), "it is still there");
    await page.driver.switchTo().window(second);
    await (await page.find("#product-name")).sendKeys("!");
    await page.see("đã bị xóa ở trang Sao Làng khác đang mở");
    assert.ok(!("kept" in (await page.storedDrafts())));
    await page.clickNamed("Lưu lại");
    await page.see(SAVED);
    assert.equal((await page.storedDrafts()).kept.product.name, "Sẽ bị xóa!");
  });
});

describe("a storage in trouble", () => {
  let server, page;

  beforeEach(async () => {
    ({ server, page } = await startApp({ kept: SAMPLE }));
  });
  afterEach(() => stopApp({ server, page }));

  it("that is emptied in mid-use gets the draft back with the next change", async () => {
    await page.open(`${server.address}/draft/kept`);
    await rename(page, "Trước");
    await page.script("localStorage.clear()");
    await rename(page, "Sau khi bị xóa sạch");
    await page.open(`${server.address}/`);
    await page.see("Sau khi bị xóa sạch");
  });

  it("that is emptied between visits gets the drafts back from the journal", async () => {
    await page.open(`${server.address}/draft/kept`);
    await rename(page, "Còn trong nhật ký");
    await page.script("localStorage.clear()");
    await page.open(`${server.address}/`);
    await page.see("Còn trong nhật ký");
  });

  it("opens a draft only after the journal was looked through, however long its database takes", { skip: onlyDevtools }, async () => {
    await page.open(`${server.address}/draft/kept`);
    await rename(page, "Mới hơn trong nhật ký");
    const { identifier } = await page.driver.sendAndGetDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
      // An older entry, and a database that opens late.
      source: `
        localStorage.setItem("sao-lang/draft/kept", ${JSON.stringify(SAMPLE)});
        const { set, get } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
        const wait = Number(new URL(location).searchParams.get("wait"));
        Object.defineProperty(IDBOpenDBRequest.prototype, "onsuccess", {
          get, set(heard) { set.call(this, (event) => setTimeout(() => heard.call(this, event), wait)); },
        });`,
    });
    for (const wait of [1, 20, 50, 100, 200]) {
      await page.open(`${server.address}/draft/kept?wait=${wait}`);
      const name = await page.find("#product-name");
      assert.equal(await name.getAttribute("value"), "Mới hơn trong nhật ký", `after ${wait} ms`);
      assert.deepEqual(await page.script("return [...document.querySelectorAll('.saved')].map((p) => p.textContent)"), []);
    }
    await page.driver.sendDevToolsCommand("Page.removeScriptToEvaluateOnNewDocument", { identifier });
  });

  it("does not give back what was deleted, even if the journal could not forget it", async () => {
    await page.open(`${server.address}/draft/kept`);
    await rename(page, "Sắp bị xóa");
    await page.open(`${server.address}/`);
    await page.script("IDBObjectStore.prototype.delete = () => { throw new Error('busy'); }");
    await page.press((await page.all(".draft > button"))[0]);
    await page.find("dialog[open]");
    await page.clickNamed("Xóa hẳn");
    await page.wait(async () => !("kept" in (await page.storedDrafts())), "it is still there");
    await page.open(`${server.address}/`);
    await page.see("Chưa có bài chấm nào");
    // Now the journal has noted the deletion, and the mark is removed.
    await page.wait(async () => (await entry(page, "gone/kept")) === null, "the mark stays");
    await page.open(`${server.address}/`);
    await page.see("Chưa có bài chấm nào");
  });

  it("that is full says so, and saves again once there is room", async () => {
    // On one line, as it will be stored; a longer form would leave room in a full storage.
    await page.store("kept", JSON.parse(SAMPLE));
    await page.open(`${server.address}/draft/kept`);
    await page.script(`
      let size = 4_000_000;
      for (let n = 0; size > 0; n++) {
        try { localStorage.setItem('filler' + n, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
      }`);
    const name = await page.find("#product-name");
    await name.sendKeys(" và rất nhiều chữ thêm vào nữa cho đầy hẳn bộ nhớ");
    // WebKit's driver returns before the last key has arrived.
    await page.wait(async () => (await name.getAttribute("value")).endsWith("đầy hẳn bộ nhớ"), "not all is typed");
    await page.see("bộ nhớ trình duyệt đã đầy", "[role=alert]");
    // The app has tried to save the last letter too; else it would be saved once there is room.
    await page.driver.executeAsyncScript("const [done] = arguments; requestAnimationFrame(() => setTimeout(done))");
    await page.script("for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key)");
    await page.clickNamed("Lưu lại");
    await page.see(SAVED);
    assert.match((await page.storedDrafts()).kept.product.name, /đầy hẳn bộ nhớ$/);
  });

  it("that is blocked is told, and the app works all the same", { skip: onlyDevtools }, async () => {
    await page.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
      source: `for (const name of ["localStorage", "indexedDB"])
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });`,
    });
    await page.open(`${server.address}/`);
    await page.see("Trình duyệt không cho lưu");
    await page.open(`${server.address}/draft/kept`);
    await page.see("Trình duyệt không cho lưu");
    await page.open(`${server.address}/new`);
    await page.click(".sets .set");
    await page.see("Trình duyệt không cho lưu", "[role=alert]");
  });

  it("with a damaged entry opens the version before, keeps the damaged text and says so", async () => {
    await page.open(`${server.address}/draft/kept`);
    await rename(page, "Lần một");
    await rename(page, "Lần hai");
    // Another page, so that the app does not use the journal while it is emptied.
    await page.driver.get(`${server.address}/robots.txt`);
    await page.script(`
      const entry = localStorage.getItem("sao-lang/draft/kept");
      localStorage.setItem("sao-lang/draft/kept", entry.replace("Vĩnh Long", "Vĩnh Lo#g"));
      indexedDB.deleteDatabase("sao-lang-journal");`);
    await page.open(`${server.address}/draft/kept`);
    await page.see("Lần lưu cuối của bài chấm bị hỏng", "[role=alert]");
    const before = (await page.storedDrafts()).kept.product.name;
    assert.match(before, /^Lần ha?$|^Lần một$/, "the version just before");
    assert.match(await entry(page, "aside/kept/1"), /Vĩnh Lo#g/);
    await page.clickNamed("Tải phần hỏng về");
    assert.match((await page.downloaded(".txt")).bytes.toString(), /Vĩnh Lo#g/);
    await rename(page, "Đi tiếp");
    await page.open(`${server.address}/backup`);
    await page.see("Phần hỏng được giữ lại");
  });

  it("with a damaged entry takes the last change from the journal", async () => {
    await page.open(`${server.address}/draft/kept`);
    await rename(page, "Trong nhật ký");
    await page.script(`
      const entry = localStorage.getItem("sao-lang/draft/kept");
      localStorage.setItem("sao-lang/draft/kept", entry.replace("Vĩnh Long", "Vĩnh Lo#g"));`);
    await page.open(`${server.address}/draft/kept`);
    await page.see("Trong nhật ký", "h1");
    await page.wait(async () => (await entry(page, "draft/kept")).includes("Vĩnh Long"), "it is not put back");
    assert.match(await entry(page, "aside/kept/1"), /Vĩnh Lo#g/);
  });

  it("with a newer version shows what it can, and changes nothing", async () => {
    const newer = JSON.stringify({ ...JSON.parse(SAMPLE), version: 9, more: "mới" });
    await page.store("newer", newer);
    await page.open(`${server.address}/`);
    await page.see("Bài chấm từ Sao Làng mới hơn");
    await page.clickNamed("Xem bản này");
    await page.see("chỉ xem được, không sửa được");
    await page.see("Cá khô Bà Hai");
    await page.see("Tiêu chí 1.1");
    assert.equal((await page.all("main input, main textarea")).length, 0);
    await page.clickNamed("Tải bài chấm này về");
    assert.equal((await page.downloaded(".json")).bytes.toString(), newer);
    assert.equal(await entry(page, "draft/newer"), newer);
  });

  it(`holds ${can.drafts} full drafts`, async (test) => {
    await page.open(`${server.address}/draft/kept`);
    await rename(page, "Cá khô Bà Hai (khô cá đù một nắng)");
    const [fitting, size] = await page.script(`
      const [entry, summary] = ["draft", "summary"].map((kind) => localStorage.getItem("sao-lang/" + kind + "/kept"));
      localStorage.clear();
      let n = 0;
      try {
        for (; ; n++) {
          const id = "draft" + String(n).padStart(3, "0");
          localStorage.setItem("sao-lang/draft/" + id, entry);
          localStorage.setItem("sao-lang/summary/" + id, summary);
        }
      } catch { return [n, entry.length + summary.length]; }`);
    test.diagnostic(`${fitting} full drafts of ${size} characters each fit into this engine's localStorage`);
    assert.ok(fitting >= can.drafts, `${fitting}`);
  });
});
