// A newer release is offered while a draft is open, and is used when the user accepts it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { keptInFull, keptReleases } from "./lib/offline.mjs";
import { newerRelease } from "./lib/releases.mjs";

const DRAFT = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 1, product: { name: "Gạo nếp" } };

const releaseOf = (page) => page.script("return document.querySelector('meta[name=release]').content");

/** Looks for a newer service worker, as the browser does when the app is opened. */
const lookForUpdates = (page) =>
  page.driver.executeAsyncScript(
    `const done = arguments[0];
     navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => done(), done);`,
  );

describe("a newer release", () => {
  let app, page, newer, older;

  before(async () => {
    newer = newerRelease();
    app = await startApp({ half: DRAFT });
    page = app.page;
    await keptInFull(page);
    older = await releaseOf(page);
    await page.open(`${app.server.address}/draft/half/question/1.1`);
  });
  after(async () => {
    await stopApp(app ?? {});
    newer?.remove();
  });

  it("is offered without disturbing the draft that is open", async () => {
    await page.press((await page.all(".question > fieldset .choice"))[0]);
    const note = await page.find(".question textarea");
    await note.sendKeys("Mua lúa của bà con");
    const top = () => page.script("return document.querySelector('h1').getBoundingClientRect().top + scrollY");
    const before = await top();
    app.server.show(newer.folder);
    await lookForUpdates(page);
    await page.find(".update-bar");
    assert.equal(await top(), before, "the offer moves what is below it");
    assert.equal(await releaseOf(page), older);
    await note.sendKeys(" trong xã");
    assert.equal(await note.getAttribute("value"), "Mua lúa của bà con trong xã");
  });

  it("can be put off: the page goes on with its own files, though the host no longer has them", async () => {
    await page.clickNamed("Để sau");
    await page.gone(".update-bar");
    await page.reload();
    await page.find(".update-bar");
    assert.equal(await releaseOf(page), older);
    await page.script("document.querySelector('a[href$=\"/draft/half\"]').click()");
    await page.at("/draft/half");
    await page.open(`${app.server.address}/draft/half/export`);
    await page.click("#make-ho-so-ocop");
    await page.downloaded(".docx");
    assert.deepEqual(await keptReleases(page), [older, newer.release].sort());
  });

  it("is taken into use with a tap, with all that was filled in", async () => {
    await page.open(`${app.server.address}/draft/half/question/1.1`);
    await page.find(".update-bar");
    const before = await page.storedDrafts();
    await page.clickNamed("Dùng ngay");
    await page.wait(async () => (await releaseOf(page).catch(() => older)) === newer.release, "the older release is still there");
    await page.find(".question");
    assert.deepEqual(await page.storedDrafts(), before);
    assert.equal(before.half.answers["1.1"].note, "Mua lúa của bà con trong xã");
    assert.equal(await (await page.find(".question textarea")).getAttribute("value"), "Mua lúa của bà con trong xã");
  });

  it("then nothing of the older one is left on the device", async () => {
    await page.wait(async () => (await keptReleases(page)).join() === newer.release, "the older release is kept");
    await page.gone(".update-bar");
  });
});

describe("two open pages", () => {
  let app, page, newer, older, first, second;

  before(async () => {
    newer = newerRelease();
    app = await startApp({ half: DRAFT });
    page = app.page;
    await keptInFull(page);
    older = await releaseOf(page);
    first = await page.driver.getWindowHandle();
    second = await page.openTab();
    await page.open(`${app.server.address}/draft/half`);
  });
  after(async () => {
    await stopApp(app ?? {});
    newer?.remove();
  });

  it("one takes the newer release, the other keeps its own files and is offered it too", async () => {
    app.server.show(newer.folder);
    await lookForUpdates(page);
    await page.clickNamed("Dùng ngay");
    await page.wait(async () => (await releaseOf(page).catch(() => older)) === newer.release, "the older release is still there");
    await page.driver.switchTo().window(first);
    assert.equal(await releaseOf(page), older);
    await page.find(".update-bar");
    assert.deepEqual(await keptReleases(page), [older, newer.release].sort());
    // A file that only the older release has.
    const sheet = await page.script("return document.querySelector('link[rel=stylesheet]').href");
    const status = await page.driver.executeAsyncScript(
      "const [url, done] = arguments; fetch(url).then((r) => done([r.status, r.headers.get('content-type')]))",
      sheet,
    );
    assert.deepEqual(status, [200, "text/css"]);
  });

  it("and when that one follows, the older release goes", async () => {
    await page.clickNamed("Dùng ngay");
    await page.wait(async () => (await releaseOf(page).catch(() => older)) === newer.release, "the older release is still there");
    await page.wait(async () => (await keptReleases(page)).join() === newer.release, "the older release is kept");
    await page.driver.switchTo().window(second);
    assert.equal(await releaseOf(page), newer.release);
  });
});
