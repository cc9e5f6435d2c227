// axe-core on every screen, in both languages, in every palette.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { wear } from "./lib/axe.mjs";
import { DRAFTS, SCREENS, openScreen } from "./lib/screens.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Runs axe and tells what it finds. Only colours differ between palettes, so only they are looked at again. */
async function violations(page, runOnly) {
  const found = await page.driver.executeAsyncScript(
    `const done = arguments[arguments.length - 1];
     axe.run({ runOnly: arguments[0], resultTypes: ["violations"] })
       .then(({ violations }) => done(violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 160))])))
       .catch((error) => done([String(error)]));`,
    runOnly,
  );
  return found;
}

describe("axe-core finds nothing", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp(DRAFTS));
  });
  after(() => stopApp({ server, page }));

  for (const language of ["vi", "en"]) {
    for (const path of SCREENS) {
      it(`on ${path} (${language})`, async () => {
        await openScreen(page, server.address, path, language);
        await page.script("for (const details of document.querySelectorAll('details')) details.open = true");
        await page.script(AXE);
        await wear(page, "light");
        assert.deepEqual(await violations(page, TAGS), [], "light");
        for (const theme of ["dark", "contrast"]) {
          await wear(page, theme);
          assert.deepEqual(await violations(page, { type: "rule", values: ["color-contrast"] }), [], theme);
        }
      });
    }
  }
});
