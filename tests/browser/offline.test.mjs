// After one visit, the app works without a network: it opens, keeps drafts and makes documents.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import JSZip from "jszip";

import { startApp, stopApp } from "./lib/app.mjs";
import { onlyDevtools, startBrowser } from "./lib/browser.mjs";
import { goOffline, goOnline, keptInFull, keptReleases } from "./lib/offline.mjs";
import { releaseUnder } from "./lib/releases.mjs";
import { serve } from "./lib/server.mjs";
import { toQuestions } from "./lib/way.mjs";

/** Begins a draft of a product set that is found by a name, answers its first question, and downloads the dossier. */
async function wholePath(page) {
  await page.clickNamed("Chấm thử sản phẩm");
  await (await page.find("#search")).sendKeys("nem chua");
  await page.clickNamed("Có: nem chua");
  await toQuestions(page);
  await page.find(".question");
  const options = await page.all(`.question > fieldset .choice:not(:has([value="0"], [value=""]))`);
  await page.press(options.at(-1));
  await page.wait(async () => !(await page.text(".result-bar-points")).startsWith("0"), "no points are counted");
  const [id, draft] = Object.entries(await page.storedDrafts())[0];
  assert.equal(Object.keys(draft.answers).length, 1);
  return id;
}

describe("after one visit, without a network", () => {
  let app, page, id;

  before(async () => {
    app = await startApp();
    page = app.page;
    await keptInFull(page);
    await goOffline(app);
  });
  after(() => stopApp(app ?? {}));

  it("opens, and a new draft is started and answered", async () => {
    await page.open(`${app.server.address}/`);
    id = await wholePath(page);
  });

  it("opens at an address inside a draft", async () => {
    await page.open(`${app.server.address}/draft/${id}/result`);
    await page.find(".result");
  });

  it("exports the dossier", async () => {
    await page.open(`${app.server.address}/draft/${id}/export`);
    await page.click("#make-ho-so-ocop");
    const file = await page.downloaded(".docx");
    const xml = await (await JSZip.loadAsync(file.bytes)).file("word/document.xml").async("string");
    assert.ok(xml.includes("BÁO CÁO TỰ ĐÁNH GIÁ"));
  });

  it("speaks English, which was never asked for before", async () => {
    await page.speak("en");
    await page.open(`${app.server.address}/draft/${id}`);
    await page.speaks("en");
  });

  it("asks the host for nothing once it is back, but whether there is a newer release", async () => {
    await goOnline(app);
    app.server.requests.length = 0;
    await page.open(`${app.server.address}/`);
    const { requests } = app.server;
    await page.wait(() => requests.includes("/sw.js"), "the worker is not looked for");
    // The browser requests icons, to offer the installation.
    assert.deepEqual(requests.filter((path) => path !== "/sw.js" && !path.startsWith("/icons/")), []);
    assert.equal((await keptReleases(page)).length, 1);
  });

  it("keeps what draws a question before the app is there, once it was asked for", async () => {
    const ASK = `
      const done = arguments[0];
      const folder = document.querySelector("meta[name=early]").content;
      const names = ["early.js", "qd26-2026-8.json"].map((name) => new URL(folder + "/" + name, document.baseURI).href);
      Promise.all(names.map((name) => fetch(name))).then((all) => done(all.every(({ ok }) => ok) ? names : null));`;
    const KEPT = "const [names, done] = arguments; Promise.all(names.map((name) => caches.match(name))).then((found) => done(found.every(Boolean)));";
    const names = await page.driver.executeAsyncScript(ASK);
    await page.wait(() => page.driver.executeAsyncScript(KEPT, names), "they are not kept");
    app.server.requests.length = 0;
    assert.deepEqual(await page.driver.executeAsyncScript(ASK), names);
    assert.deepEqual(app.server.requests, []);
  });

  it("asks for each file once, and has the browser fetch nothing ahead that the program fetches itself", async () => {
    await page.open(`${app.server.address}/draft/${id}/question/1.1`);
    const asked = await page.script("return performance.getEntriesByType('resource').map(({ name, initiatorType }) => [name, initiatorType])");
    const names = asked.map(([name]) => name);
    assert.deepEqual(names, [...new Set(names)]);
    const ahead = asked.filter(([name, by]) => by === "link" && name.endsWith(".wasm"));
    assert.deepEqual(ahead.map(([name]) => name.split("/").at(-1)), ["app_bg.wasm"]);
  });
});

describe("in a folder of a host", () => {
  const BASE = "/nong-san/ocop/";
  let copy, app, page;

  before(async () => {
    copy = releaseUnder(BASE);
    app = { server: await serve(copy.folder, { base: BASE }), page: await startBrowser() };
    page = app.page;
    await page.open(`${app.server.address}/`);
  });
  after(async () => {
    await stopApp(app ?? {});
    copy?.remove();
  });

  it("loads everything from that folder", async () => {
    await keptInFull(page);
    for (const path of app.server.requests) assert.ok(path.startsWith(BASE) || path === "/favicon.ico", path);
    const scope = await page.driver.executeAsyncScript(
      "const done = arguments[0]; navigator.serviceWorker.ready.then((registration) => done(registration.scope))",
    );
    assert.equal(scope, `${app.server.address}/`);
  });

  it("links, worker and English texts work there", async () => {
    const id = await wholePath(page);
    assert.equal(await page.path(), `${BASE}draft/${id}/question/1.1`);
    const links = await page.script("return [...document.querySelectorAll('a[href]')].map((a) => a.href)");
    for (const link of links) assert.ok(link.startsWith(`${app.server.address}/`), link);
    // The skip link leads to the screen and does not change the address.
    await page.script("document.querySelector('.skip').click()");
    assert.equal(await page.path(), `${BASE}draft/${id}/question/1.1`);
    assert.equal(await page.script("return document.activeElement.id"), "main");
    await page.open(`${app.server.address}/draft/${id}/export`);
    await page.click("#make-ho-so-ocop");
    await page.downloaded(".docx");
    await page.speak("en");
    await page.open(`${app.server.address}/glossary`);
    await page.speaks("en");
  });

  it("and without a network", async () => {
    await goOffline(app);
    await page.open(`${app.server.address}/new`);
    await page.find("#search");
  });
});

describe("installing", () => {
  let app;

  before(async () => {
    app = await startApp();
    await keptInFull(app.page);
  });
  after(() => stopApp(app ?? {}));

  it("is offered by the browser, with a name, icons and shortcuts", { skip: onlyDevtools }, async () => {
    const { driver } = app.page;
    const command = (name) => driver.sendAndGetDevToolsCommand(name, {});
    const { errors, data } = await command("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.match(manifest.name, /Sao Làng/);
    assert.ok(manifest.icons.some((icon) => icon.purpose === "maskable" && icon.sizes === "512x512"));
    for (const { src, sizes } of manifest.icons) {
      const size = await driver.executeAsyncScript(
        `const [src, done] = arguments;
         const image = new Image();
         image.onload = () => done(image.naturalWidth + "x" + image.naturalHeight);
         image.onerror = () => done("does not load");
         image.src = src;`,
        src,
      );
      assert.equal(size, sizes, src);
    }
    for (const { url } of manifest.shortcuts) {
      await app.page.open(`${app.server.address}/${url}`);
      assert.ok(!(await app.page.text()).includes("Không có trang này"), url);
    }
    const { installabilityErrors } = await command("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors.filter((e) => e.errorId !== "in-incognito"), []);
  });
});
