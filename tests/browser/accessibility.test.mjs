// Runs axe-core on every screen, in both languages and in every palette.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { COLOURS, violations, wear } from "./lib/axe.mjs";
import { DRAFTS, SCREENS, openScreen } from "./lib/screens.mjs";

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
        await wear(page, "light");
        assert.deepEqual(await violations(page), [], "light");
        for (const theme of ["dark", "contrast"]) {
          await wear(page, theme);
          assert.deepEqual(await violations(page, COLOURS), [], theme);
        }
      });
    }
  }
});
