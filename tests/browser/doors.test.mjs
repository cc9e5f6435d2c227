// Few choices: an empty start page offers one action, and no screen offers more than three of a kind.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { DRAFTS, SCREENS, openScreen } from "./lib/screens.mjs";

/** All links and buttons on the screen, except those in lists, in tables and in collapsed elements. */
const DOORS = `
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  return [...document.querySelectorAll("main :is(a[href], button, summary, label.file-button)")].filter(seen).map((e) => e.innerText.trim());`;

/** The buttons of one look that are beside one another: in one card, list item or row. */
const EQUALS = `
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const groups = new Map();
  for (const button of document.querySelectorAll("main .button")) {
    if (!seen(button) || button.closest("details:not([open]) > :not(summary)")) continue;
    const look = button.matches(".primary") ? "primary" : button.matches(".quiet") ? "quiet" : "plain";
    // A button that each item of a list has is one choice.
    if (button.closest("li, tr, .fields")) continue;
    groups.set(look, [...(groups.get(look) ?? []), button.innerText.trim()]);
  }
  return Object.fromEntries(groups);`;

let app, page, server;

before(async () => {
  app = await startApp();
  ({ page, server } = app);
});
after(() => stopApp(app ?? {}));

test("an empty start page has one action and at most five doors", async () => {
  await page.see("Chưa có bài chấm nào");
  const doors = await page.script(DOORS);
  assert.ok(doors.length <= 5 && doors.length >= 2, doors.join(" | "));
  assert.equal((await page.script(EQUALS)).primary.length, 1);
});

test("no screen offers more than three actions of a kind", async () => {
  for (const [id, draft] of Object.entries(DRAFTS)) await page.store(id, draft);
  const many = [];
  let looked = 0;
  for (const address of SCREENS) {
    await openScreen(page, server.address, address);
    for (const [look, names] of Object.entries(await page.script(EQUALS))) {
      looked += names.length;
      if (names.length > (look === "primary" ? 1 : 3)) many.push(`${address}: ${look}: ${names.join(" | ")}`);
    }
  }
  assert.deepEqual(many, []);
  assert.ok(looked > SCREENS.length / 2, `${looked} buttons`);
});
