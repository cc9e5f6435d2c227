// Visits the whole app: no request leaves its origin, and nothing violates the Content-Security-Policy.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES, onlyDevtools } from "./lib/browser.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");

/** Notes every violation on all pages of the tab. */
const WATCH = `
  addEventListener("securitypolicyviolation", (event) => {
    const seen = JSON.parse(sessionStorage.getItem("violations") ?? "[]");
    seen.push([location.pathname, event.violatedDirective, event.blockedURI].join(" "));
    sessionStorage.setItem("violations", JSON.stringify(seen));
  });`;

const violations = (page) => page.script('return JSON.parse(sessionStorage.getItem("violations") ?? "[]")');

/** The addresses that the browser has requested since the last call, over the network or not. */
async function asked(page) {
  const entries = await page.driver.manage().logs().get("performance");
  const messages = entries.map((entry) => JSON.parse(entry.message).message);
  return messages.filter(({ method }) => method === "Network.requestWillBeSent").map(({ params }) => params.request.url);
}

/** The screens that the board links to once products are selected. */
const OF_THE_BOARD = ["/board/tasks", "/board/joint?ids=sample", "/board/sisters?from=sample", "/board/print", "/compare?ids=sample"];

/** The kind of an address: one exercise, one sheet of a set, one question stands for all of its kind. */
const kindOf = (path) =>
  path
    .replace(/^\/draft\/practice-[^/?]+/, "/draft/practice")
    .replace(/^\/handout\/\d+/, "/handout/set")
    .replace(/\/question\/(?!1\.)[^?]+/, "/question/one")
    .replace(/([?&](?:codes|from|ids|notes)=)[^&]*/g, "$1");

describe("a walk through the app", { skip: onlyDevtools }, () => {
  let app, page;

  before(async () => {
    app = await startApp({ sample: SAMPLE }, undefined, { log: true });
    page = app.page;
    await page.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", { source: WATCH });
  });
  after(() => stopApp(app ?? {}));

  it("visits every screen that a link leads to, and makes every file", async () => {
    const all = [];
    const seen = new Set();
    const waiting = ["/", "/draft/sample/print/ho-so-ocop", "/nowhere", ...OF_THE_BOARD];
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      if (seen.has(kindOf(path))) continue;
      seen.add(kindOf(path));
      await page.open(app.server.address + path);
      const links = await page.script("return [...document.querySelectorAll('a[href]')].map((a) => a.href.split('#')[0])");
      for (const link of links) {
        const next = link.slice(app.server.address.length);
        assert.ok(link.startsWith(`${app.server.address}/`) || /^(tel|mailto):/.test(link), `${path} links to ${link}`);
        if (link.startsWith("http")) waiting.push(next);
      }
      all.push(...(await asked(page)));
    }
    assert.ok(seen.size > 60, [...seen].join(" "));
    await page.open(`${app.server.address}/draft/sample/export`);
    await page.click("#make-ho-so-ocop");
    await page.downloaded(".docx");
    await page.speak("en");
    await page.open(`${app.server.address}/new`);
    await page.speaks("en");
    all.push(...(await asked(page)));
    const others = all.filter((url) => !url.startsWith(`${app.server.address}/`) && !/^(data|blob|about):/.test(url));
    assert.deepEqual(others, []);
    assert.deepEqual(await violations(page), []);
  });

  it("a picture from elsewhere would be refused, and seen by this test", async () => {
    await page.script("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }))");
    await page.wait(async () => (await violations(page)).length > 0, "no violation is reported");
    assert.match((await violations(page))[0], /img-src/);
  });
});
