// All 26 product sets in the real app, in both languages: every question is there, and no text is missing or cut off on
// a phone 360 px wide.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";

const { sets } = JSON.parse(readFileSync(join(FIXTURES, "qd26-2026-points.json"), "utf8"));
const LANGUAGES = { vi: "tối đa", en: "most points" };

/** The texts of the questions on the screen, and the faults in their layout. */
const LOOK = `
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const cut = [...document.querySelectorAll("main *")].filter((e) =>
    e.childElementCount === 0 && e.checkVisibility({ visibilityProperty: true }) && !e.closest(".visually-hidden") &&
    (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow !== "visible"
      || e.getBoundingClientRect().right > innerWidth + 1)).map((e) => e.outerHTML.slice(0, 120));
  return {
    wide, cut,
    lang: document.documentElement.lang,
    questions: [...document.querySelectorAll(".question")].map((q) => ({
      id: q.id.replace("criterion-", ""),
      meta: q.querySelector(".meta").textContent,
      ask: q.querySelector(".ask").textContent,
      why: q.querySelector(".why p").textContent,
      options: [...q.querySelectorAll("fieldset .choice:not(:has([value='0'], [value='']))")].map((o) => ({
        text: o.querySelector(".choice-text").firstChild.textContent,
        points: Number(o.querySelector(".points").textContent.match(/[0-9]+/)[0]),
      })),
      none: q.querySelectorAll("fieldset input[value='0']").length,
      cases: q.querySelectorAll(".case").length,
    })),
  };`;

for (const [language, atMost] of Object.entries(LANGUAGES)) {
  describe(`the catalogue in the app (${language})`, () => {
    let server, page;
    /** All texts that were read, to compare the languages. */
    const seen = new Set();

    before(async () => {
      ({ server, page } = await startApp({}, language));
    });
    after(() => stopApp({ server, page }));

    for (const set of sets) {
      it(`shows every question of set ${set.no}`, async () => {
        const draft = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: set.no };
        await page.store("walk", draft);
        for (const part of Object.values(set.parts)) {
          for (const section of part.sections) {
            const where = `set ${set.no}, section ${section.id}`;
            await page.open(`${server.address}/draft/walk/section/${section.id}`);
            await page.speaks(language);
            const look = await page.script(LOOK);
            assert.equal(look.wide, false, `${where} is wider than the screen`);
            assert.deepEqual(look.cut, [], `${where} has texts that are cut off`);
            assert.deepEqual(
              look.questions.map((q) => [q.id, q.options.map((o) => o.points)]),
              section.criteria.map((c) => [c.id, c.points]),
              where,
            );
            for (const question of look.questions) {
              const texts = [question.ask, question.why, ...question.options.map((o) => o.text)];
              for (const text of texts) assert.ok(text.trim().length > 1, `${where}, ${question.id}: a text is missing`);
              assert.ok(question.meta.includes(atMost), question.meta);
              assert.ok(question.ask.trim().endsWith("?"), question.ask);
              // A producer below all levels can say so: by an option worth 0 points, or by the button beside the
              // options.
              assert.equal(question.none, question.options.some((o) => o.points === 0) ? 0 : 1, `${where}, ${question.id}`);
              texts.forEach((text) => seen.add(text));
            }
          }
        }
      });
    }

    it("is in this language throughout", () => {
      const vietnamese = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
      const odd = [...seen].filter((text) => vietnamese.test(text) !== (language === "vi"));
      // Names of laws, marks and papers may be Vietnamese in English texts; short Vietnamese names may have no marks.
      assert.ok(odd.length <= seen.size / 50, odd.join("\n"));
    });
  });
}
