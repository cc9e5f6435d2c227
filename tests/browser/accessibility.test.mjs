// axe-core on every screen, in both languages, light and dark.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
const PAPERS = {
  ...JSON.parse(SAMPLE),
  kind: "re-rating",
  recognition: { stars: 3, issued: "2024-05-10" },
  papers: [
    { paper: "material-invoices", state: "preparing", files: [{ id: "x", name: "so.jpg", media_type: "image/jpeg", bytes: 9 }] },
  ],
};
const TOURISM = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 26, answers: { 8: { option: 4 } } };
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const SCREENS = [
  "/",
  "/new",
  "/nowhere",
  "/glossary",
  "/help",
  "/stars",
  "/about",
  "/settings",
  "/procedure",
  "/draft/none",
  "/draft/sample",
  "/draft/sample/details",
  "/draft/sample/details/product",
  "/draft/sample/details/applicant",
  "/draft/sample/details/results",
  "/draft/sample/details/story",
  "/draft/sample/papers",
  "/draft/papers/papers",
  "/draft/papers/papers/0",
  "/draft/papers/details/changes",
  "/draft/papers/dates",
  "/draft/sample/print/tom-tat",
  "/draft/sample/check",
  "/draft/sample/section/1",
  "/draft/sample/section/6",
  "/draft/sample/question/1.1",
  "/draft/sample/question/5.2",
  "/draft/sample/result",
  "/draft/sample/plan",
  "/draft/sample/export",
  "/draft/tourism/section/8",
];

describe("axe-core finds nothing", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ sample: SAMPLE, papers: PAPERS, tourism: TOURISM }));
  });
  after(() => stopApp({ server, page }));

  for (const language of ["vi", "en"]) {
    for (const scheme of ["light", "dark"]) {
      for (const path of SCREENS) {
        it(`on ${path} (${language}, ${scheme})`, async () => {
          await page.driver.sendDevToolsCommand("Emulation.setEmulatedMedia", {
            features: [{ name: "prefers-color-scheme", value: scheme }],
          });
          await page.speak(language);
          await page.open(server.address + path);
          await page.speaks(language);
          // What the worker writes is part of the screen.
          if (path.includes("/print")) await page.find("article.paper table, article.paper p");
          await page.script("for (const details of document.querySelectorAll('details')) details.open = true");
          await page.script(AXE);
          const { violations } = await page.driver.executeAsyncScript(
            `const done = arguments[arguments.length - 1];
             axe.run({ runOnly: arguments[0] }).then(done, (error) => done({ violations: [String(error)] }));`,
            TAGS,
          );
          assert.deepEqual(violations.map((v) => [v.id, v.nodes?.map((n) => n.html.slice(0, 160))]), []);
        });
      }
    }
  }
});
