// The suitability check: the applicants and products that can take part, and the right product set.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";

const EMPTY = { format: "sao-lang/draft", version: 2, edition: "qd26-2026" };
const FRESH = { ...EMPTY, set: 8, product: { name: "Nem chua Tư Lành" } };
const BEGUN = { ...FRESH, answers: { 1.1: { option: 1 } } };
const TOUR = { ...EMPTY, set: 26, product: { name: "Bản Nậm Hoa" } };

describe("the suitability check", () => {
  let app, page;
  const at = (id, screen = "suitability") => `${app.server.address}/draft/${id}/${screen}`;
  const tap = async (question, words) => page.press(await page.named(words, `#fit-${question} .choice`));
  const kept = (id) =>
    page.script("return JSON.parse(localStorage.getItem('sao-lang/setting/fit/' + arguments[0]))", id);
  const chosen = () => page.script("return document.querySelectorAll('fieldset input:checked').length");

  const open = async (id) => {
    await page.open(at(id));
    await page.find("#fit-at-hand");
  };
  const allThatFits = async () => {
    await tap("applicant", "đã đăng ký kinh doanh");
    await tap("origin", "Ở xã mình");
    await tap("special", "Có: giống");
    await tap("papers-food", "Có đủ, còn hạn");
    await tap("set", "đã chế biến");
  };

  before(async () => {
    app = await startApp();
    page = app.page;
  });
  after(() => stopApp(app ?? {}));
  beforeEach(async () => {
    await page.open(`${app.server.address}/`);
    await page.script("for (const key of Object.keys(localStorage)) if (key.startsWith('sao-lang/setting/')) localStorage.removeItem(key)");
    await page.store("fresh", FRESH);
  });

  test("takes five taps, of which none is made before, and says what they come to", async () => {
    await open("fresh");
    assert.equal((await page.all("fieldset.card")).length, 5);
    assert.equal(await chosen(), 0);
    await page.see("Còn 5 câu chưa trả lời", "#fit-sum");
    await allThatFits();
    await page.see("Bạn và sản phẩm có thể đăng ký", "#fit-sum");
    await page.see("Phù hợp", "#fit-applicant [role=status]");
    await page.see("Đúng bộ 8", "#fit-set [role=status]");
    assert.equal(
      await kept("fresh"),
      "applicant=household origin=commune papers-food=ready set=8 special=yes done",
    );
    await page.click("#fit-on");
    await page.at("/draft/fresh/check/forged-papers");
  });

  test("says what stops a dossier, and what to ask", async () => {
    await open("fresh");
    await tap("applicant", "chưa đăng ký kinh doanh");
    await page.see("Chưa đăng ký được", "#fit-applicant .alert");
    await page.see("còn 1 điều phải làm trước", "#fit-sum .alert");
    await allThatFits();
    await page.gone("fieldset .alert");
    await tap("origin", "Ở xã khác trong tỉnh");
    await page.see("Cần hỏi thêm", "#fit-origin [role=status]");
    await page.see("còn 1 điều phải hỏi", "#fit-sum");
    await tap("set", "Chưa rõ");
    await page.see("còn 2 điều phải hỏi", "#fit-sum");
  });

  test("asks tourism for other things", async () => {
    await page.store("tour", TOUR);
    await open("tour");
    assert.equal((await page.all("fieldset.card")).length, 4);
    await tap("applicant", "Hội, hiệp hội");
    await page.see("Phù hợp", "#fit-applicant [role=status]");
    await tap("site", "Ở xã mình");
    await page.gone("#fit-origin");
    await page.gone("#fit-set");
  });

  test("can be skipped", async () => {
    await open("fresh");
    await page.click("#fit-skip");
    await page.at("/draft/fresh/check/forged-papers");
    assert.equal(await kept("fresh"), "skipped");
    await open("fresh");
    await tap("origin", "Ở xã mình");
    assert.equal(await kept("fresh"), "origin=commune skipped");
  });

  test("remembers the answers, in both languages", async () => {
    await open("fresh");
    await tap("applicant", "Hợp tác xã");
    await tap("special", "Không, nơi khác");
    await page.see("Chưa đăng ký được", "#fit-special .alert");
    await page.reload();
    await page.find("#fit-special .alert");
    assert.equal(await chosen(), 2);
    await page.speak("en");
    await open("fresh");
    await page.speaks("en");
    await page.see("Cannot be registered yet", "#fit-special .alert");
    assert.equal(await chosen(), 2);
  });

  test("a draft without answers gives way to one of the right set", async () => {
    await page.store("moved", FRESH);
    await open("moved");
    await allThatFits();
    await tap("set", "Nước mắm");
    await page.see("Sản phẩm này thuộc bộ 9", "#fit-set .alert");
    await page.see("chuyển sang bộ 9", "#fit-sum");
    await page.clickNamed("Chuyển sang bộ 9");
    await page.see("Đúng bộ 9", "#fit-set [role=status]");
    await page.see("Bạn và sản phẩm có thể đăng ký", "#fit-sum");
    const id = (await page.path()).split("/").at(-2);
    const drafts = await page.storedDrafts();
    assert.deepEqual([drafts[id].set, drafts[id].product.name], [9, FRESH.product.name]);
    assert.equal(drafts.moved, undefined);
    assert.equal(await kept("moved"), null);
    assert.match(await kept(id), /set=9 .*done$/);
  });

  test("a draft with answers is kept beside the one of the right set", async () => {
    await page.store("begun", BEGUN);
    await open("begun");
    const before = Object.keys(await page.storedDrafts());
    await tap("set", "còn tươi");
    await page.see("nên vẫn được giữ", "#fit-set .alert");
    await page.click("#switch-set");
    await page.see("Đúng bộ 2", "#fit-set [role=status]");
    const drafts = await page.storedDrafts();
    assert.equal(drafts.begun.answers["1.1"].option, 1);
    assert.equal(Object.keys(drafts).length, before.length + 1);
    await page.script("history.back()");
    await page.at("/draft/begun/suitability");
    await page.see("thuộc bộ 2", "#fit-set .alert");
  });

  test("is fetched when it is asked for, not before", async () => {
    const fetched = () => page.script("return performance.getEntriesByType('resource').map((entry) => entry.name)");
    await page.open(at("fresh", "check"));
    assert.ok(!(await fetched()).some((name) => name.includes("/suitability-")));
    await open("fresh");
    assert.ok((await fetched()).some((name) => name.includes("/suitability-")));
  });

  test("is accessible with every kind of verdict on it", async () => {
    for (const language of ["vi", "en"]) {
      await page.speak(language);
      await open("fresh");
      await page.speaks(language);
      for (const question of ["applicant", "origin", "special", "papers-food", "set"]) {
        const choices = await page.all(`#fit-${question} .choice`);
        await page.press(choices[{ applicant: 4, origin: 1, set: 1 }[question] ?? 0]);
      }
      await page.find("#switch-set");
      await assertAccessible(page, `suitability ${language}`);
    }
  });
});

describe("a draft that is deleted", () => {
  let app, page;

  before(async () => {
    app = await startApp({ only: FRESH });
    page = app.page;
  });
  after(() => stopApp(app ?? {}));

  test("takes its answers along", async () => {
    const kept = () => page.script("return localStorage.getItem('sao-lang/setting/fit/only')");
    await page.open(`${app.server.address}/draft/only/suitability`);
    await page.click("#fit-applicant .choice");
    await page.see("Phù hợp", "#fit-applicant [role=status]");
    assert.equal(await kept(), '"applicant=cooperative"');
    await page.open(`${app.server.address}/`);
    await page.click(".draft > button");
    await page.find("dialog[open]");
    await page.clickNamed("Xóa hẳn");
    await page.see("Đã xóa");
    assert.equal(await kept(), null);
  });
});
