// Large type and narrow screens: text at 200 %, and 400 % zoom, which is a screen of 320 by 256 pixels.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { PHONE } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";
import { DRAFTS, SCREENS, openScreen } from "./lib/screens.mjs";

const FITS = { wide: 0, cut: [], unreachable: [], small: [] };

describe("everything fits and can be reached", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp(DRAFTS));
  });
  after(() => stopApp({ server, page }));

  for (const path of SCREENS) {
    it(`on ${path}`, async () => {
      await page.resize(PHONE);
      await openScreen(page, server.address, path);
      // Content that is drawn only when it is expanded, such as the board's charts, may have further content to expand.
      const drawn = () =>
        page.script(`const all = [...document.querySelectorAll("details")];
          const are = all.every(({ open, children }) => open && children.length > 1);
          for (const details of all) details.open = true;
          return are;`);
      await page.wait(drawn, "what was opened is not drawn");
      assert.deepEqual(await misfits(page), FITS, "on a phone");
      await page.script("document.documentElement.style.fontSize = '200%'");
      assert.deepEqual(await misfits(page), FITS, "with text at 200 %");
      await page.script("document.documentElement.style.fontSize = ''; document.documentElement.dataset.display = 'projector'");
      assert.deepEqual(await misfits(page), FITS, "in the projector's size of type");
      await page.script("document.documentElement.dataset.display = 'normal'");
      await page.resize({ width: 320, height: 256 });
      assert.deepEqual(await misfits(page), FITS, "at 400 % zoom of 1280 by 1024");
    });
  }
});

describe("what is shown while the worker is on its way fits", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp(DRAFTS, undefined, { host: (host) => host.hold(/\/worker-/) }));
  });
  after(async () => {
    server?.release();
    await stopApp({ server, page });
  });

  for (const path of ["/board", "/board/joint?ids=sample", "/board/print", "/draft/sample/handover", "/draft/sample/print/tom-tat"]) {
    it(`on ${path}`, async () => {
      await page.open(server.address + path);
      await page.find("main [role=status]");
      assert.deepEqual(await misfits(page), FITS, "on a phone");
      await page.script("document.documentElement.style.fontSize = '200%'");
      assert.deepEqual(await misfits(page), FITS, "with text at 200 %");
    });
  }
});
