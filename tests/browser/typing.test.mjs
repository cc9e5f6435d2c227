// No character is lost or doubled with Vietnamese input methods, in short fields, notes, long texts and the search
// field.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { Key, can } from "./lib/browser.mjs";
import { keys } from "./lib/keyboard.mjs";
import { TEXT, WORDS, compose, composeByEvents, retype } from "./lib/typing.mjs";

const EMPTY = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 8, answers: { 1.1: { option: 1 } } };

/** The fields: their addresses and selectors, and the member of the draft that stores the text. */
const FIELDS = [
  ["the product's name", "/draft/sample", "#product-name", (draft) => draft.product?.name],
  ["a note", "/draft/sample/question/1.1", ".question textarea", (draft) => draft.answers["1.1"].note],
  ["a long text", "/draft/sample/details/story", "#story-place", (draft) => draft.story?.place],
  ["the search", "/new", "#search", null],
];

const WAYS = {
  "by deleting and typing anew": (page, states) => retype(page, states, (...pressed) => keys(page, ...pressed), Key.BACK_SPACE),
  "by events of a composition": composeByEvents,
  ...(can.devtools ? { "by a composition": compose } : {}),
};

describe("nước mắm đặc sản", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp());
  });
  after(() => stopApp({ server, page }));

  for (const [field, path, selector, kept] of FIELDS) {
    for (const [way, type] of Object.entries(WAYS)) {
      for (const [method, words] of Object.entries(WORDS)) {
        it(`is typed into ${field} ${way} (${method})`, async () => {
          await page.store("sample", EMPTY);
          await page.open(server.address + path);
          const element = await page.find(selector);
          await page.press(element);
          for (const [place, states] of words.entries()) {
            if (place > 0) await keys(page, Key.SPACE);
            await type(page, states);
          }
          // WebKit's driver returns before the last key has arrived.
          let value;
          const typed = async () => (value = await element.getAttribute("value")) === TEXT;
          await page.wait(typed, () => `the field holds “${value}”`);
          assert.equal(await page.script("return arguments[0].selectionStart", element), TEXT.length);
          if (!kept) return;
          // The draft is stored after the last letter is drawn.
          let stored;
          const inDraft = async () => (stored = kept((await page.storedDrafts()).sample)) === TEXT;
          await page.wait(inDraft, () => `the draft holds “${stored}”`);
        });
      }
    }
  }

  if (can.devtools) {
    it("is not disturbed when the draft changes while a word is composed", async () => {
      await page.store("sample", EMPTY);
      await page.open(`${server.address}/draft/sample`);
      const element = await page.find("#product-name");
      await page.press(element);
      const set = (text) => page.driver.sendDevToolsCommand("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await set("nươ");
      // The heading, the save note and the bar are drawn again in the meantime.
      await page.see("nươ", "h1");
      await set("nước");
      await page.driver.sendDevToolsCommand("Input.insertText", { text: "nước" });
      assert.equal(await element.getAttribute("value"), "nước");
      await page.see("nước", "h1");
    });
  }
});
