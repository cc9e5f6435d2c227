// Input from outside: files that other apps share, and that any site can send. Nothing is stored before a tap.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { ENGINE } from "./lib/browser.mjs";
import { keptInFull } from "./lib/offline.mjs";
import { foreignSite, inPage, served, share, waiting, waitingFile } from "./lib/shares.mjs";

const DRAFT = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 8, product: { name: "Cá khô" }, created: "2026-01-01T00:00:00.000Z", changed: "2026-01-01T00:00:00.000Z" };
/** The same draft as another person has it. */
const NEWER = { ...DRAFT, changed: "2026-06-01T00:00:00.000Z", answers: { 1.1: { option: 1 } } };
const JSON_TYPE = "application/json";
/** Apps can share files only with Chromium's installed apps; the other engines run the tests of files from sites. */
const onlyWritten = ENGINE === "webkit" && "this engine's service workers lose files of a form whose names are not plain ASCII";

/** All data that the app stores on the device, byte for byte. */
const everything = (page) =>
  inPage(
    page,
    `const all = Object.entries(localStorage).sort();
     for (const { name } of (await indexedDB.databases()).sort((a, b) => a.name.localeCompare(b.name))) {
       const database = await new Promise((done, failed) => Object.assign(indexedDB.open(name), { onsuccess: (e) => done(e.target.result), onerror: failed }));
       for (const store of [...database.objectStoreNames].sort()) {
         const read = (what) => new Promise((done) => { database.transaction(store).objectStore(store)[what]().onsuccess = (e) => done(e.target.result); });
         all.push([name, store, JSON.stringify([await read("getAllKeys"), await read("getAll")])]);
       }
       database.close();
     }
     return JSON.stringify(all);`,
  );

describe("what is shared waits on the device", () => {
  let app, page;

  before(async () => {
    app = await startApp();
    page = app.page;
    await served(page);
  });
  after(() => stopApp(app ?? {}));

  it("with its names, how many were sent and when, until it is let go", async () => {
    const since = Date.now();
    const leads = await share(page, [["mot.json", "1", JSON_TYPE], ["hai.json", "{", JSON_TYPE]]);
    assert.equal(leads, `${app.server.address}/board/collect?shared`);
    for (const _ of ["once", "once more"]) {
      const { names, total, at } = await waiting(page);
      assert.deepEqual([names, total], [["mot.json", "hai.json"], 2]);
      assert.ok(Date.parse(at) >= since - 1000 && Date.parse(at) <= Date.now() + 1000, at);
      assert.deepEqual(await waitingFile(page, 1), [200, "application/octet-stream", "{"]);
    }
    assert.deepEqual((await waitingFile(page, 2))[0], 404);
    assert.equal(await inPage(page, `return (await fetch("/shared/", { method: "DELETE" })).status`), 204);
    assert.equal(await waiting(page), null);
    assert.deepEqual((await waitingFile(page, 0))[0], 404);
  });

  it("in the place of what was shared before", async () => {
    await share(page, [["cu.json", "1", JSON_TYPE], ["cu-hon.json", "2", JSON_TYPE]]);
    await share(page, [["moi.json", "3", JSON_TYPE]]);
    assert.deepEqual((await waiting(page)).names, ["moi.json"]);
    assert.deepEqual((await waitingFile(page, 1))[0], 404);
  });

  it("of 1,003 files a thousand, and all are counted", async () => {
    const files = Array.from({ length: 1003 }, (_, number) => [`tep-${number}.json`, String(number), JSON_TYPE]);
    await share(page, files);
    const { names, total } = await waiting(page);
    assert.deepEqual([names.length, names.at(-1), total], [1000, "tep-999.json", 1003]);
    assert.deepEqual((await waitingFile(page, 999))[2], "999");
    assert.deepEqual((await waitingFile(page, 1000))[0], 404);
  });

  it("with names as people write them", { skip: onlyWritten }, async () => {
    await share(page, [["cá khô Bà Hai.json", "1", JSON_TYPE]]);
    assert.deepEqual((await waiting(page)).names, ["cá khô Bà Hai.json"]);
  });

  it("and a form that cannot be read leads to the screen all the same", async () => {
    const leads = await inPage(page, `return (await fetch("/board/collect", { method: "POST", body: "no form" })).url`);
    assert.equal(leads, `${app.server.address}/board/collect?shared`);
    const { names, total } = await waiting(page);
    assert.deepEqual([names, total], [[], 0]);
  });

  it("but never for longer than a day", async () => {
    const age = (days) =>
      inPage(
        page,
        `const cache = await caches.open("sao-lang-shared /");
         const at = new Date(Date.now() - given[0] * 24 * 60 * 60 * 1000).toISOString();
         await cache.put("/shared/names", new Response(JSON.stringify({ names: ["a.json"], total: 1, at })));
         const { active } = await navigator.serviceWorker.ready;
         active.postMessage("complete");`,
        days,
      );
    await age(2);
    await page.wait(async () => (await waiting(page)) === null, "what was shared two days ago is still there");
    // Shared files of earlier builds have no timestamp.
    await inPage(
      page,
      `const cache = await caches.open("sao-lang-shared /");
       await cache.put("/shared/names", new Response('["a.json"]'));
       (await navigator.serviceWorker.ready).active.postMessage("complete");`,
    );
    await page.wait(async () => (await waiting(page)) === null, "what an earlier build kept is still there");
    await age(0.9);
    await page.open(`${app.server.address}/`);
    await keptInFull(page);
    assert.deepEqual((await waiting(page)).names, ["a.json"]);
  });

  it("is never opened as a page of the app's own origin", async () => {
    const sent = "<!doctype html><title>X</title><script>localStorage.setItem('taken', 'over')</script><h1>X</h1>";
    await share(page, [["a.html", sent, "text/html"]]);
    assert.deepEqual((await waitingFile(page, 0)).slice(0, 2), [200, "application/octet-stream"]);
    await page.open(`${app.server.address}/shared/0`);
    assert.equal(await page.script("return localStorage.getItem('taken')"), null);
    assert.notEqual(await page.driver.getTitle(), "X");
  });
});

describe("more than the device is to keep", () => {
  let app, page;

  before(async () => {
    const host = (server) => server.change("/sw.js", (source) => source.replace(/(MOST_SHARED_BYTES ?= ?)[\d_e]+/, "$12000"));
    app = await startApp({}, undefined, { host });
    page = app.page;
    await served(page);
  });
  after(() => stopApp(app ?? {}));

  it("is counted, and what fits is kept", async () => {
    const text = "x".repeat(900);
    await share(page, ["a", "b", "c"].map((name) => [`${name}.json`, text, JSON_TYPE]).concat([["d.json", "x", JSON_TYPE]]));
    const { names, total } = await waiting(page);
    assert.deepEqual([names, total], [["a.json", "b.json", "d.json"], 4]);
    assert.equal((await waitingFile(page, 2))[2], "x");
  });
});

describe("a device without room for what is shared", () => {
  let app, page;

  before(async () => {
    // There is room for one file and the names.
    const full = `{
      const put = Cache.prototype.put;
      Cache.prototype.put = function (address, answer) {
        if (/shared\\/[1-9]/.test(address.url ?? address)) return Promise.reject(new DOMException("full", "QuotaExceededError"));
        return put.call(this, address, answer);
      };
    }\n`;
    app = await startApp({}, undefined, { host: (server) => server.change("/sw.js", (source) => full + source) });
    page = app.page;
    await served(page);
  });
  after(() => stopApp(app ?? {}));

  it("keeps what it can and opens the screen", async () => {
    const leads = await share(page, [["a.json", "1", JSON_TYPE], ["b.json", "2", JSON_TYPE]]);
    assert.equal(leads, `${app.server.address}/board/collect?shared`);
    const { names, total } = await waiting(page);
    assert.deepEqual([names, total], [["a.json"], 2]);
  });
});

describe("a foreign site that sends a page", () => {
  let app, page, site;

  before(async () => {
    app = await startApp();
    page = app.page;
    await served(page);
    const sent = "<!doctype html><title>X</title><script>localStorage.setItem('taken', 'over')</script>";
    site = await foreignSite(`${app.server.address}/board/collect`, [["a.html", sent, "text/html"]]);
  });
  after(async () => {
    await site?.close();
    await stopApp(app ?? {});
  });

  it("cannot have it opened with what the app has on the device", async () => {
    await page.driver.get(site.address);
    await page.wait(async () => (await page.driver.getCurrentUrl()).endsWith("/board/collect?shared"), "nothing was sent");
    await page.open(`${app.server.address}/shared/0`);
    assert.notEqual(await page.driver.getTitle(), "X");
    assert.equal(await page.script("return localStorage.getItem('taken')"), null);
  });
});

// The tests below need the collect screen, which shows the shared files and asks: #take stores them, #take-nothing does
// not.
describe("a foreign site that sends files", () => {
  let app, page, site;

  before(async () => {
    app = await startApp({ mine: DRAFT });
    page = app.page;
    await served(page);
    site = await foreignSite(`${app.server.address}/board/collect`, [
      ["cua-toi.json", JSON.stringify(NEWER), JSON_TYPE],
      ["la.json", JSON.stringify({ ...NEWER, created: "2026-02-02T00:00:00.000Z", product: { name: "Lạ" } }), JSON_TYPE],
    ]);
  });
  after(async () => {
    await site?.close();
    await stopApp(app ?? {});
  });

  /** Opens the foreign page, and waits for the screen that it opens. Resolves to the stored data from before. */
  async function attacked() {
    await page.open(`${app.server.address}/board/collect`);
    const before = await everything(page);
    await page.driver.get(site.address);
    await page.at("/board/collect");
    await page.wait(async () => (await page.driver.getCurrentUrl()).endsWith("?shared"), "the screen is not asked to show what was shared");
    await page.see("cua-toi.json");
    await page.see("la.json");
    return before;
  }

  it("changes nothing on the device before a tap", async () => {
    const before = await attacked();
    await page.find("#take");
    assert.equal(await everything(page), before);
    await page.reload();
    await page.find("#take");
    assert.equal(await everything(page), before);
  });

  it("changes nothing where it is refused, and is forgotten", async () => {
    const before = await attacked();
    await page.click("#take-nothing");
    await page.gone("#take");
    assert.equal(await everything(page), before);
    assert.equal(await waiting(page), null);
  });

  it("replaces no draft, also where it is taken", async () => {
    await attacked();
    await page.click("#take");
    await page.find("#collect-done");
    const drafts = await page.storedDrafts();
    assert.deepEqual(drafts.mine, DRAFT);
    assert.equal(Object.keys(drafts).length, 3);
    await page.wait(async () => (await waiting(page)) === null, "what was taken still waits");
  });
});
