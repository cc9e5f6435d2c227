// The journal with several tabs and slow databases: no older state replaces a newer one, no deleted draft comes back,
// and no late entry is lost.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES, onlyDevtools, onlyReach } from "./lib/browser.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
const SAVED = "Đã lưu trong máy";

/** The journal's data about a draft: its revision, and its text or null. */
const JOURNAL = `
  const [id, done] = arguments;
  indexedDB.open("sao-lang-journal").onsuccess = ({ target: { result: database } }) => {
    const transaction = database.transaction(["texts", "revisions"]);
    const [text, revision] = ["texts", "revisions"].map((store) => transaction.objectStore(store).get(id));
    transaction.oncomplete = () => { database.close(); done([revision.result ?? null, text.result ?? null]); };
  };`;

/** Makes the page's databases open only when `answer` is called. */
const LATE = `
  const { set, get } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
  window.answered = new Promise((go) => (window.answer = go));
  Object.defineProperty(IDBOpenDBRequest.prototype, "onsuccess", {
    get, set(heard) { set.call(this, (event) => window.answered.then(() => heard.call(this, event))); },
  });`;

describe("the journal", () => {
  let server, page;

  beforeEach(async () => {
    ({ server, page } = await startApp({ kept: SAMPLE }));
    await page.open(`${server.address}/draft/kept`);
  });
  afterEach(() => stopApp({ server, page }));

  const journal = (id) => page.driver.executeAsyncScript(JOURNAL, id);

  async function rename(name) {
    const field = await page.find("#product-name");
    await page.script("arguments[0].value = ''", field);
    await field.sendKeys(name);
    await page.wait(async () => (await page.storedDrafts()).kept?.product.name === name, "the name is not stored");
    await page.see(SAVED);
  }

  it("keeps of a deleted draft no text, only the revision of the deletion", async () => {
    await rename("Sẽ bị xóa");
    const [before, text] = await journal("kept");
    assert.match(text, /Sẽ bị xóa/);
    await page.open(`${server.address}/`);
    await page.clickNamed("Xóa");
    await page.clickNamed("Xóa hẳn");
    await page.wait(async () => (await journal("kept"))[1] === null, "its text is still there");
    const [after] = await journal("kept");
    assert.ok(-after > before, `${after} after ${before}`);
  });

  it("does not take an older state over a newer one, nor bring a deleted draft back: a tab that slept", { skip: onlyReach }, async () => {
    const first = await page.driver.getWindowHandle();
    // Holds back the first tab's writes to the journal until `wake` is called.
    await page.script(`
      window.held = new Promise((go) => (window.wake = go));
      const frame = requestAnimationFrame.bind(window);
      // The journal is written after a frame, and no frame comes while the tab sleeps.
      window.requestAnimationFrame = (then) => { window.held.then(() => frame(then)); return 0; };
      const timeout = setTimeout.bind(window);
      window.setTimeout = (then, ...more) => timeout(() => window.held.then(then), ...more);`);
    const field = await page.find("#product-name");
    await field.sendKeys("!");
    // Typed text is stored when the page is hidden; the journal waits.
    await page.script("document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event('visibilitychange'))");
    await page.wait(() => page.script("return localStorage.getItem('sao-lang/draft/kept').includes('!')"), "not stored");
    await page.openTab();
    await page.open(`${server.address}/draft/kept`);
    await rename("Mới hơn");
    const [newer] = await journal("kept");
    await page.driver.switchTo().window(first);
    await page.script("window.wake()");
    await page.driver.executeAsyncScript("const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    const [revision, text] = await journal("kept");
    assert.ok(revision >= newer, `${revision} over ${newer}`);
    assert.match(text, /Mới hơn/);
  });

  it("whose database answers only after typing began loses neither state", { skip: onlyDevtools }, async () => {
    await rename("Trong nhật ký");
    const { identifier } = await page.driver.sendAndGetDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
      // An older entry, as after a kill, and a database that opens only when the test calls `answer`.
      source: `
        localStorage.setItem("sao-lang/draft/kept", ${JSON.stringify(SAMPLE)});
        localStorage.removeItem("sao-lang/revision");
        ${LATE}`,
    });
    await page.open(`${server.address}/draft/kept`);
    const field = await page.find("#product-name");
    await field.sendKeys(" gõ trước");
    await page.wait(() => page.script("return localStorage.getItem('sao-lang/draft/kept').includes('gõ trước')"), "not stored");
    await page.driver.sendDevToolsCommand("Page.removeScriptToEvaluateOnNewDocument", { identifier });
    await page.script("window.answer()");
    await page.see("một lần lưu khác của bài chấm", "[role=alert]");
    await page.see(SAVED);
    const names = Object.values(await page.storedDrafts()).map((draft) => draft.product.name).sort();
    assert.equal(names.length, 2);
    assert.ok(names.some((name) => name.endsWith("gõ trước")) && names.includes("Trong nhật ký"), names.join(" | "));
    // The next start finds both drafts, and no third one.
    await page.wait(async () => /gõ trước/.test((await journal("kept"))[1] ?? ""), "the journal has not followed");
    await page.open(`${server.address}/`);
    await page.see("gõ trước");
    assert.equal(Object.keys(await page.storedDrafts()).length, 2);
    const apart = Object.keys(await page.storedDrafts()).find((id) => id !== "kept");
    await page.open(`${server.address}/draft/${apart}`);
    await page.see("Trong nhật ký", "h1");
  });

  it("whose database answers late opens a draft that the storage had lost", { skip: onlyDevtools }, async () => {
    await rename("Chỉ còn trong nhật ký");
    const { identifier } = await page.driver.sendAndGetDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
      source: `localStorage.removeItem("sao-lang/draft/kept"); ${LATE}`,
    });
    await page.driver.get(`${server.address}/draft/kept`);
    await page.see("Không tìm thấy bài chấm", "h1");
    await page.driver.sendDevToolsCommand("Page.removeScriptToEvaluateOnNewDocument", { identifier });
    await page.script("window.answer()");
    await page.see("Chỉ còn trong nhật ký", "h1");
  });
});
