// The worker and parts of the programs that cannot be fetched: the app says so, and a button tries again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { violations } from "./lib/axe.mjs";
import { FIXTURES, onlyReach } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
/** The first part of the worker's program. */
const PROGRAM = /\/worker-[^/]*\/worker_bg\.wasm$/;
/** The other parts of the worker's program. */
const PARTS = /\/worker-[^/]*\/(?!worker_bg)[^/]*\.wasm$/;
/** All files of the worker. */
const WORKER = /\/worker-/;
const MISSING = "Chưa tải được phần làm hồ sơ";

/** Starts the app on a device without it for the tests of a group; `host` gets the server. */
function withApp(host) {
  const app = {};
  before(async () => Object.assign(app, await startApp({ sample: SAMPLE }, undefined, { host })));
  after(() => stopApp(app));
  return app;
}

describe("a worker that the host does not have", () => {
  const cases = {
    "its program": (server) => server.lose(PROGRAM),
    "its script": (server) => server.lose(/\/worker-[^/]*\/start\.js$/),
    "a part of it": (server) => server.lose(PARTS),
    "the start page in place of its program": (server) => server.pretend(PROGRAM),
  };
  for (const [what, host] of Object.entries(cases)) {
    describe(what, () => {
      const app = withApp(host);

      it("is told in time, and the same button makes the file once the host has it", async () => {
        const { page, server } = app;
        await page.open(`${server.address}/draft/sample/export`);
        await page.click("#make-ho-so-ocop");
        // The app's limit for the start is longer than this wait.
        await page.see(MISSING, "[role=alert]");
        assert.equal(await page.text("[role=status].status"), "");
        server.release();
        await page.click("#make-ho-so-ocop");
        assert.ok((await page.downloaded(".docx")).bytes.length > 10_000);
        await page.gone("[role=alert]");
      });
    });
  }
});

describe("a worker that does not come", () => {
  const app = withApp((server) => server.hold(PROGRAM));

  it("is given up after a limit, and the next tap starts it anew", { skip: onlyReach }, async () => {
    const { page, server } = app;
    await page.open(`${server.address}/draft/sample`);
    // The page's timer runs faster: half a minute is half a second.
    await page.script(`
      const later = window.setTimeout;
      window.setTimeout = (task, wait, ...more) => later(task, wait === 30000 ? 500 : wait, ...more);`);
    await page.script("document.querySelector('a[href$=\"/draft/sample/export\"]').click()");
    await page.click("#make-ho-so-ocop");
    await page.see(MISSING, "[role=alert]");
    server.release();
    await page.click("#make-ho-so-ocop");
    await page.downloaded(".docx");
  });
});

describe("a screen that needs the worker", () => {
  for (const [path, made] of [
    ["/board", "#board-found"],
    ["/board/print", "article.paper"],
    ["/board/joint?ids=sample", ".joint-steps, #joint-count"],
    ["/draft/sample/print/tom-tat", "article.paper"],
    ["/draft/sample/handover", ".qr-code"],
    ["/handout/8", ".qr-code"],
  ]) {
    describe(path, () => {
      const app = withApp((server) => server.lose(WORKER));

      it("has a button that tries again", async () => {
        const { page, server } = app;
        await page.open(server.address + path);
        await page.see(MISSING, "[role=alert]");
        assert.deepEqual(await violations(page), []);
        const { wide, small } = await misfits(page);
        assert.deepEqual([wide, small], [0, []]);
        // Without the host, a new attempt only shows the error again.
        await page.click(".try-again");
        await page.see(MISSING, "[role=alert]");
        server.release();
        await page.click(".try-again");
        await page.find(made);
        await page.gone("[role=alert]");
      });
    });
  }
});

describe("a part of the app that the host does not have", () => {
  describe("at the address of its screen", () => {
    const app = withApp((server) => server.lose(/\/app-[^/]*\/(?!app_bg)[^/]*\.wasm$/));

    it("is told in place of the start page, and the button shows the screen", async () => {
      const { page, server } = app;
      await page.driver.get(`${server.address}/board`);
      await page.gone("#start");
      await page.see("Chưa tải được phần này");
      await page.click(".try-again");
      await page.see("Chưa tải được phần này");
      server.release();
      await page.click(".try-again");
      await page.find("#board-found");
      assert.match(await page.driver.getTitle(), /^Bảng/);
    });
  });

  describe("on the way inside a draft", () => {
    const app = withApp((server) => server.lose(/\/app-[^/]*\/split_dossier\.wasm$/));

    it("is told, and the button shows the screen with the draft", async () => {
      const { page, server } = app;
      await page.open(`${server.address}/draft/sample`);
      await page.script("document.querySelector('a[href$=\"/draft/sample/export\"]').click()");
      await page.see("Chưa tải được phần này");
      server.release();
      await page.script("window.same = true");
      await page.click(".try-again");
      await page.click("#make-ho-so-ocop");
      await page.downloaded(".docx");
      assert.equal(await page.script("return window.same"), true, "the page was loaded anew");
    });
  });
});
