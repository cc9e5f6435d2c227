// Runs axe-core on the screen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { can } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The only rules whose result depends on the palette. */
export const COLOURS = { type: "rule", values: ["color-contrast"] };

/** The violations that axe finds, with all details opened: pairs of rule and elements. */
export async function violations(page, runOnly = TAGS) {
  await page.script("for (const details of document.querySelectorAll('details')) details.open = true");
  if (!(await page.script("return typeof window.axe === 'object'"))) await page.script(AXE);
  const found = await page.driver.executeAsyncScript(
    `const done = arguments[arguments.length - 1];
     axe.run({ runOnly: arguments[0], resultTypes: ["violations"] })
       .then(done, (error) => done({ violations: [{ id: String(error) }] }));`,
    runOnly,
  );
  return found.violations.map((v) => [v.id, v.nodes?.map((n) => n.html.slice(0, 160))]);
}

/** Sets a palette: by the device's setting where the engine can emulate it, else by the user's setting. */
export async function wear(page, theme) {
  if (can.media) await page.emulate({ "prefers-color-scheme": theme === "dark" ? "dark" : "light" });
  await page.script("document.documentElement.dataset.theme = arguments[0]", can.media && theme !== "contrast" ? "auto" : theme);
  // Colours fade from one palette to the next, so the animations are finished first.
  await page.script("for (const animation of document.getAnimations()) animation.finish()");
}

/** Asserts that axe finds no violation, in light and in dark. */
export async function assertAccessible(page, what) {
  for (const theme of ["light", "dark"]) {
    await wear(page, theme);
    assert.deepEqual(await violations(page), [], `${what} (${theme})`);
  }
  await wear(page, "light");
}
