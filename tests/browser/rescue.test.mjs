// When the app breaks down or cannot be loaded, a plain page offers the drafts for download.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES, onlyDevtools, onlyReach } from "./lib/browser.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
const TITLE = "Sao Làng gặp lỗi và đã dừng lại";

describe("the page for breakdowns", () => {
  let server, page;

  beforeEach(async () => {
    ({ server, page } = await startApp({ kept: SAMPLE }));
  });
  afterEach(() => stopApp({ server, page }));

  /** Checks that the drafts can be saved to a file and are intact. */
  async function handsOut() {
    await page.click("#rescue-save");
    await page.see("Đã tạo tệp", "[role=status]");
    const file = JSON.parse((await page.downloaded(".json")).bytes);
    assert.equal(file.format, "sao-lang/drafts");
    assert.equal(file.entries["sao-lang/draft/kept"], SAMPLE);
    assert.deepEqual((await page.storedDrafts()).kept, JSON.parse(SAMPLE));
  }

  it("comes up when the program traps, as it does in a panic", { skip: onlyReach }, async () => {
    await page.open(`${server.address}/draft/kept`);
    // The smallest module with a function that traps.
    await page.script(`
      const bytes = [0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,97,0,0,10,5,1,3,0,0,11];
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
      setTimeout(() => exports.a());`);
    await page.see(TITLE, "h1");
    await handsOut();
    await page.click("#rescue-again");
    await page.see("Cá khô Bà Hai", "h1");
  });

  it("comes up when the program cannot be loaded", { skip: onlyDevtools }, async () => {
    await page.driver.sendDevToolsCommand("Network.enable", {});
    await page.driver.sendDevToolsCommand("Network.setCacheDisabled", { cacheDisabled: true });
    await page.driver.sendDevToolsCommand("Network.setBlockedURLs", { urls: ["*.wasm"] });
    await page.driver.get(`${server.address}/`);
    await page.see("Không mở được");
    await handsOut();
  });

  it("does not come up for an error that the app survives", async () => {
    await page.open(`${server.address}/draft/kept`);
    await page.script("setTimeout(() => { throw new Error('from an extension'); }); Promise.reject(new Error('too'));");
    await (await page.find("#product-name")).sendKeys("!");
    await page.see("Đã lưu trong máy");
  });
});
