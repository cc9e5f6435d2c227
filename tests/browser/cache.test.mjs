// A device without room for the app's files, and a host that answers with its start page instead of a file.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { keptInFull, keptReleases } from "./lib/offline.mjs";
import { newerRelease } from "./lib/releases.mjs";
import { inPage, served } from "./lib/shares.mjs";

const DRAFT = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 8, product: { name: "Cá khô" } };
/** The part of the app with the board. */
const BOARD = /\/app-[^/]*\/split_board\.wasm$/;

/** The paths of the cached files that match. */
const kept = (page, paths) =>
  inPage(
    page,
    `const found = [];
     for (const name of await caches.keys()) {
       for (const { url } of await (await caches.open(name)).keys()) if (new RegExp(given[0]).test(new URL(url).pathname)) found.push(url);
     }
     return found;`,
    paths.source,
  );

/** The files that are fetched after the first screen. */
const LATER = /(?<!app_bg)\.wasm$|\.(json|txt)$/;

/** A script that the service worker runs first: it finds no room for matching addresses while a condition holds. */
const fullFor = (addresses, condition = "true") => `{
  const put = Cache.prototype.put;
  Cache.prototype.put = async function (address, answer) {
    if (${addresses}.test(address.url ?? address) && ${condition}) throw new DOMException("full", "QuotaExceededError");
    return put.call(this, address, answer);
  };
}\n`;

describe("a host that answers with its start page in place of a file", () => {
  let app, page;

  before(async () => {
    app = await startApp({ mine: DRAFT }, undefined, { host: (server) => server.pretend(BOARD) });
    page = app.page;
    await served(page);
  });
  after(() => stopApp(app ?? {}));

  it("cannot put it among the app's files", async () => {
    await page.driver.get(`${app.server.address}/board`);
    await page.see("Chưa tải được phần này");
    await page.gone("#start");
    assert.deepEqual(await kept(page, BOARD), []);
  });

  it("and once it has the file, that comes and is kept", async () => {
    app.server.release();
    await page.click(".try-again");
    await page.find("#board-found");
    await page.wait(async () => (await kept(page, BOARD)).length === 1, "the part is not kept");
    await page.open(`${app.server.address}/`);
    await keptInFull(page);
  });
});

describe("a device without room for more than the first files", () => {
  let app, page;

  before(async () => {
    const host = (server) => server.change("/sw.js", (source) => fullFor(LATER) + source);
    app = await startApp({ mine: DRAFT }, undefined, { host });
    page = app.page;
    await served(page);
  });
  after(() => stopApp(app ?? {}));

  it("gives every screen and file all the same, from the host", async () => {
    await page.open(`${app.server.address}/board`);
    await page.find("#board-found");
    await page.open(`${app.server.address}/draft/mine/export`);
    await page.click("#make-ho-so-ocop");
    await page.downloaded(".docx");
    assert.deepEqual(await kept(page, LATER), []);
  });
});

describe("a device without room for two releases", () => {
  let app, page, newer;

  before(async () => {
    newer = newerRelease();
    app = await startApp();
    page = app.page;
    await keptInFull(page);
  });
  after(async () => {
    await stopApp(app ?? {});
    newer?.remove();
  });

  it("lets the older one go and keeps the newer one in full", async () => {
    const two = "(await caches.keys()).filter((name) => name.startsWith('sao-lang /')).length > 1";
    app.server.change("/sw.js", (source) => fullFor(LATER, two) + source);
    app.server.show(newer.folder);
    await inPage(page, "await (await navigator.serviceWorker.ready).update()");
    await page.clickNamed("Dùng ngay");
    await page.wait(async () => (await keptReleases(page)).join() === newer.release, "the older release is kept");
    await keptInFull(page);
  });
});
