// index.html draws the same start page as the app, so no element moves when the app takes over.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { DIST, By, PHONE, startBrowser } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";

/** The elements that the start page and the app both draw. */
const SHARED = ".brand, .top-link, .scene, h1, .lead, .primary, .promises li, h2";

/** The layout shifts so far, as the browser counts them. */
const SHIFTS = `
  const done = arguments[0];
  new PerformanceObserver((list) => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
    .observe({ type: "layout-shift", buffered: true });
  // Without a layout shift the observer is not called.
  requestAnimationFrame(() => requestAnimationFrame(() => done(0)));`;

/** The texts of these elements with their positions, in whole pixels. */
const PLACES = `
  const [root, selector] = arguments;
  return [...document.querySelectorAll(root + " " + selector)].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.tagName, element.className.trim?.(), element.textContent.trim(), ...[x, y, width, height].map(Math.round)].join(" | ");
  });`;

const APP = /_bg\.wasm$/;
/** A browser that does not wait for the page. */
const impatient = () => startBrowser(PHONE, { loading: "none" });

/** Waits until the page is loaded with its styles, because such a browser returns before that. */
const hasPage = (page) =>
  page.wait(
    () => page.script(`return document.readyState !== "loading" && document.styleSheets.length > 0 && !!document.querySelector("#start")`),
    "the page is not here",
  );

describe("the start page in index.html", () => {
  let server, page, held;

  before(async () => {
    server = await serve(DIST);
    server.hold(APP);
    page = await impatient();
  });
  after(async () => {
    await page?.close();
    await server?.close();
  });

  it("says what the app does and shows the way on before the app is there", async () => {
    await page.driver.get(`${server.address}/`);
    await hasPage(page);
    const start = await page.find("#start");
    const text = await start.getText();
    for (const words of ["mấy sao OCOP", "Chấm thử sản phẩm", "Miễn phí", "Đang mở"]) assert.ok(text.includes(words), text);
    assert.ok(!text.includes("Không mở được") && !text.includes("JavaScript"), text);
    held = await page.script(PLACES, "#start", SHARED);
  });

  it("is taken over in place: nothing moves", async () => {
    server.release();
    await page.gone("#start");
    assert.deepEqual(await page.script(PLACES, "body", SHARED), held);
    const shift = await page.driver.executeAsyncScript(SHIFTS);
    assert.ok(shift <= 0.02, `layout shift of ${shift}`);
  });

  it("a link pressed before the app is there is followed by the app", async () => {
    const fresh = await impatient();
    try {
      server.hold(APP);
      await fresh.driver.get(`${server.address}/`);
      await (await fresh.find("#start a.primary")).click();
      assert.equal((await fresh.driver.findElements(By.css("#start"))).length, 1);
      server.release();
      await fresh.find("#main #search");
      assert.equal(await fresh.path(), "/new");
      await fresh.driver.navigate().back();
      await fresh.see("Chấm thử sản phẩm");
    } finally {
      server.release();
      await fresh.close();
    }
  });

  it("inside a draft shows only what all screens share", async () => {
    const fresh = await impatient();
    try {
      server.hold(APP);
      await fresh.driver.get(`${server.address}/draft/x/result`);
      await hasPage(fresh);
      const text = await (await fresh.find("#start")).getText();
      assert.ok(text.includes("Đang mở") && !text.includes("Chấm thử sản phẩm"), text);
    } finally {
      server.release();
      await fresh.close();
    }
  });

  it("says so when the app cannot be loaded", async () => {
    const fresh = await impatient();
    try {
      server.lose(APP);
      await fresh.driver.get(`${server.address}/`);
      await fresh.see("Không mở được", "#start");
    } finally {
      server.release();
      await fresh.close();
    }
  });

  it("says so when the part that reads drafts cannot be loaded", async () => {
    const fresh = await impatient();
    try {
      server.lose(/(answer|split_\w+)\.wasm$/);
      await fresh.driver.get(`${server.address}/`);
      await fresh.see("Chấm thử sản phẩm");
      // A draft without a summary, as an earlier build left it.
      await fresh.script(`localStorage.setItem("sao-lang/draft/old", '{"format":"sao-lang/draft","version":1,"edition":"qd26-2026","set":1}')`);
      await fresh.reload();
      await fresh.see("Chưa tải được phần này", ".alert");
    } finally {
      server.release();
      await fresh.close();
    }
  });
});
