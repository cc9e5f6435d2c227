// A product can be chosen and questions can be answered before the app is loaded; the app then takes over without a
// change on the screen, and no answer is lost.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { assertAccessible } from "./lib/axe.mjs";
import { DIST, PHONE, assess, startBrowser } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";
import { serve } from "./lib/server.mjs";

const DRAFT = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 8, product: { name: "Cá khô" } };
/** The programs of the app, and the service worker, which would fetch them at once. */
const APP = /_bg\.wasm$|\/sw\.js$/;

/** The visible elements that both draw, with texts, states and positions in whole pixels. The app also has a hidden card. */
const DRAWN = `
  const all = document.querySelectorAll(arguments[0] + " :is(.screen-heading > h1:not(.hero h1), .above, .place-bar, legend span, .council, .choice, .choice-text, .points, .mark, .question .place, .consequence, .why > summary, .neighbours a, .result-bar .tab)");
  return [...all].filter((element) => element.checkVisibility({ visibilityProperty: true })).map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const said = element.textContent.replace(/\\s+/g, " ").trim();
    const state = element.querySelector(":scope > input")?.checked ?? "";
    return [element.tagName, said, state, ...[x, y + scrollY, width, height].map(Math.round)].join(" | ");
  });`;

const LIST = `
  return [...document.querySelectorAll(arguments[0] + " :is(.screen-heading > h1:not(.hero h1), .field > *, h2:not(#drafts-title), .set, .set span)")].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.tagName, element.textContent.replace(/\\s+/g, " ").trim(), ...[x, y + scrollY, width, height].map(Math.round)].join(" | ");
  });`;

const ANSWER = (value) => `.question > fieldset input[value="${value}"]`;
const OPTION = (n) => `.question > fieldset .choice:nth-of-type(${n}) input`;
const EARLY = "localStorage.getItem('sao-lang/early/x')";

describe("the way to an answer before the app is there", () => {
  let server;

  before(async () => {
    server = await serve(DIST);
  });
  after(() => server?.close());

  /** Opens an address of a draft on a device without the app, while the app is held back. */
  async function open(path, { draft = DRAFT, prepare = "", held = APP } = {}) {
    const page = await startBrowser(PHONE, { loading: "none" });
    // A page of the same origin without the app.
    await page.driver.get(`${server.address}/robots.txt`);
    await page.wait(() => page.script("return location.pathname === '/robots.txt' && document.readyState === 'complete'"), "no storage");
    await page.script(`localStorage.setItem("sao-lang/draft/x", arguments[0]); ${prepare}`, JSON.stringify(draft));
    server.hold(held);
    await page.driver.get(`${server.address}/draft/x/${path}`);
    // WebKit runs no script while one page replaces another.
    const here = () => page.script("return location.pathname !== '/robots.txt' && document.readyState !== 'loading'").catch(() => false);
    await page.wait(here, "the page does not open");
    return page;
  }

  async function opened(path, options, test) {
    if (!test) [options, test] = [{}, options];
    const page = await open(path, options);
    try {
      await test(page);
    } finally {
      server.release();
      await page.close();
    }
  }

  /** Lets the app load, and waits until it has taken over. */
  async function arrive(page) {
    server.release();
    await page.gone("#start");
  }

  for (const path of ["check/forged-papers", "check/food-safety-certificate", "check/same-as-another", "question/1.1", "question/1.4", "question/3.2", "question/6.1", "question/2.2"]) {
    it(`is drawn as the app draws it: ${path}`, () =>
      opened(path, async (page) => {
        await page.find("#start .question");
        const early = await page.script(DRAWN, "#start");
        const title = await page.driver.getTitle();
        assert.ok(early.length > 12, `${early.length}`);
        await arrive(page);
        assert.deepEqual(await page.script(DRAWN, "main"), early);
        assert.equal(await page.driver.getTitle(), title);
      }));
  }

  it("adds up the points as the app does, whatever the draft says", () => {
    // 5.1 without points removes the points of 5.2 and 5.3.
    const answers = { 1.2: { option: 2 }, 2.1: { option: 3 }, 5.1: { option: 1 }, 5.2: { option: 3 }, 5.3: { option: 3 }, 7: { option: 2 } };
    return opened("question/1.1", { draft: { ...DRAFT, answers } }, async (page) => {
      await page.click(`#start ${OPTION(3)}`);
      const early = await page.text("#start .result-bar-points");
      assert.match(early, /^[1-9]\d* điểm$/);
      await arrive(page);
      assert.equal(await page.text("main .result-bar-points"), early);
      const { x } = await page.storedDrafts();
      assert.equal(early, `${assess(x).score.total} điểm`);
    });
  });

  it("is drawn as the app draws it: the choice of a product", () =>
    opened("../../new", async (page) => {
      await page.find("#start .set");
      const early = await page.script(LIST, "#start");
      assert.ok(early.length > 26 * 4, `${early.length}`);
      await arrive(page);
      assert.deepEqual(await page.script(LIST, "main"), early);
    }));

  it("begins a draft, which the app goes on with", () =>
    opened("../../new", async (page) => {
      await page.clickNamed("Bộ 8");
      await page.see("Điều kiện 1/5", "#start .early h1");
      const [, id] = (await page.path()).match(/draft\/(\w{8})\/check\/forged-papers$/);
      await page.click(`#start ${ANSWER("no")}`);
      await page.see("Tiếp tục", "#start .neighbours");
      for (const next of [2, 3, 4, 5].map((n) => `Điều kiện ${n}/5`)) {
        await page.click("#start .neighbours [rel=next]");
        await page.see(next, "#start .early h1");
        assert.match(await page.text("#start .neighbours"), /Để sau/);
      }
      await page.click("#start .neighbours [rel=next]");
      await page.see("1.1", "#start legend");
      await page.click(`#start ${OPTION(2)}`);
      assert.ok(await page.script("return document.querySelector('#start [rel=prev]').href.endsWith('/check/dangerous-foreign-matter')"));
      await arrive(page);
      await page.find(`main ${OPTION(2)}:checked`);
      const drafts = await page.storedDrafts();
      assert.equal(drafts[id].set, 8);
      assert.deepEqual(drafts[id].answers, { 1.1: { option: 2 } });
      assert.deepEqual(drafts[id].knock_outs, { "forged-papers": false });
      await page.open(`${server.address}/new`);
      await page.find("#search");
    }));

  it("goes on at the address of the last tap, though the app waits for its part with the questions", () =>
    opened("../../new", { held: /answer\.wasm$|\/sw\.js$/ }, async (page) => {
      // The app is there and has begun to open this address.
      await page.find("#main");
      await page.clickNamed("Bộ 8");
      await page.see("Điều kiện 1/5", "#start .early h1");
      await page.click("#start .neighbours [rel=next]");
      await page.see("Điều kiện 2/5", "#start .early h1");
      await arrive(page);
      await page.see("Điều kiện 2/5", "main h1");
      assert.match(await page.path(), /\/check\/food-safety-certificate$/);
    }));

  it("keeps a draft that was begun, though the app never came", () =>
    opened("../../new", async (page) => {
      await page.clickNamed("Bộ 26");
      await page.at("/question/1.1");
      const id = (await page.path()).split("/").at(-3);
      // WebKit shows a page that follows at once the last write of the former page only a moment later.
      await page.driver.get(`${server.address}/robots.txt`);
      const laidAside = () => page.inPassing(`return location.pathname === "/robots.txt" && localStorage.getItem("sao-lang/early/${id}") !== null`);
      await page.wait(laidAside, "what was begun is not laid aside");
      server.release();
      // An impatient user reloads the page several times before it is idle.
      for (let times = 0; times < 5; times++) {
        await page.driver.get(`${server.address}/?${times}`);
        // The page before this one may still be there.
        const listed = `return location.search === "?${times}" && document.querySelector("main .draft") !== null`;
        await page.wait(() => page.inPassing(listed), "the drafts are not listed");
      }
      // Only this page is left alone until the app has taken in what was begun.
      const left = () => page.script("return localStorage.getItem('sao-lang/early/' + arguments[0])", id);
      await page.wait(async () => (await left()) === null, "what was begun is not taken in");
      await page.find(`main a[href$="/draft/${id}"]`);
      assert.deepEqual(Object.keys(await page.storedDrafts()).sort(), [id, "x"].sort());
    }));

  it("hands over what was typed to find a product", () =>
    opened("../../new", async (page) => {
      await (await page.find("#start input[type=search]")).sendKeys("nuoc mam");
      await page.see("Đang mở", "#start .status");
      await arrive(page);
      await page.see("Tìm thấy", "main .status");
      assert.equal(await page.script("return document.activeElement.value"), "nuoc mam");
      await page.driver.actions().sendKeys(" ca").perform();
      assert.equal(await page.script("return document.querySelector('#search').value"), "nuoc mam ca");
    }));

  it("takes answers, which the app then counts and keeps", () =>
    opened("question/1.1", async (page) => {
      await page.click(`#start ${OPTION(3)}`);
      await page.see("Đang lưu", "#start");
      assert.deepEqual(await page.script(`return JSON.parse(${EARLY}).answers`), { 1.1: 3 });
      await page.clickNamed("Tiếp tục");
      await page.see("1.2", "#start legend");
      await page.click("#start .not-sure input");
      await page.driver.navigate().back();
      await page.see("1.1", "#start legend");
      assert.ok(await page.script(`return document.querySelector("#start ${OPTION(3)}").checked`));
      await arrive(page);
      await page.find(`main ${OPTION(3)}`);
      assert.ok(await page.script(`return document.querySelector("main ${OPTION(3)}").checked`));
      assert.match(await page.text(".result-bar-points"), /[1-9]/);
      const { x } = await page.storedDrafts();
      assert.deepEqual(x.answers, { 1.1: { option: 3 } });
      assert.equal(x.product.name, "Cá khô");
      assert.equal(await page.script(`return ${EARLY}`), null);
      await page.clickNamed("Tiếp tục");
      await page.at("/question/1.2");
      await page.find("main .question .not-sure input:checked");
    }));

  it("says what follows where a condition applies, which the app then counts and keeps", () =>
    opened("check/forged-papers", async (page) => {
      assert.match(await page.text("#start .result-bar-stars"), /Chưa có kết quả/);
      await page.click(`#start ${ANSWER("yes")}`);
      await page.see("bị loại", "#start .consequence .alert");
      assert.match(await page.text("#start .result-bar-stars"), /Sẽ bị loại/);
      await page.see("Đang lưu", "#start");
      assert.deepEqual(await page.script(`return JSON.parse(${EARLY}).conditions`), { "forged-papers": true });
      await page.click("#start .tab-next");
      await page.see("Điều kiện 2/5", "#start .early h1");
      // For this condition, the answer no rejects.
      await page.click(`#start ${ANSWER("yes")}`);
      assert.deepEqual(await page.all("#start .consequence .alert"), []);
      await page.driver.navigate().back();
      await page.find(`#start ${ANSWER("yes")}:checked`);
      const early = await page.script(DRAWN, "#start");
      await arrive(page);
      await page.find(`main ${ANSWER("yes")}:checked`);
      assert.deepEqual(await page.script(DRAWN, "main"), early);
      const { x } = await page.storedDrafts();
      assert.deepEqual(x.knock_outs, { "forged-papers": true, "food-safety-certificate": false });
      assert.equal(await page.script(`return ${EARLY}`), null);
    }));

  for (const [why, draft] of [
    ["a condition", { ...DRAFT, knock_outs: { "same-as-another": true } }],
    ["a condition of the hand-in", { ...DRAFT, knock_outs: { "incomplete-dossier": true } }],
    ["an option", { ...DRAFT, set: 16, answers: { 6.1: { option: 1 } } }],
  ]) {
    it(`says what the app says of a draft that is rejected: ${why}`, () =>
      opened("question/1.1", { draft }, async (page) => {
        await page.see("Sẽ bị loại", "#start .result-bar-stars");
        await arrive(page);
        await page.see("Sẽ bị loại", "main .result-bar-stars");
      }));
  }

  it("puts off what is passed without an answer", () =>
    opened("check/same-as-another", async (page) => {
      await page.click("#start .neighbours [rel=next]");
      await page.see("Điều kiện 5/5", "#start .early h1");
      await page.click("#start .tab-next");
      await page.see("1.1", "#start legend");
      await page.click("#start .neighbours [rel=next]");
      await page.see("1.2", "#start legend");
      const entry = await page.script(`return JSON.parse(${EARLY})`);
      assert.deepEqual(entry.passed, ["same-as-another", "dangerous-foreign-matter", "1.1"]);
      await page.click("#start [rel=prev]");
      await page.find("#start .not-sure input:checked");
      await arrive(page);
      await page.find("main .question .not-sure input:checked");
      const { x } = await page.storedDrafts();
      assert.deepEqual([x.knock_outs, x.answers], [undefined, undefined]);
      const unsure = await page.script("return JSON.parse(localStorage.getItem('sao-lang/setting/unsure/x'))");
      assert.deepEqual(unsure.split(" ").sort(), ["1.1", "dangerous-foreign-matter", "same-as-another"]);
    }));

  it("takes it that none of the levels is reached", () =>
    opened("question/1.1", async (page) => {
      await page.click(`#start .question input[value="0"]`);
      await page.see("Đang lưu", "#start");
      assert.deepEqual(await page.script(`return JSON.parse(${EARLY}).answers`), { 1.1: 0 });
      await page.see("Tiếp tục", "#start .neighbours");
      await arrive(page);
      await page.find(`main .question input[value="0"]:checked`);
      const { x } = await page.storedDrafts();
      assert.deepEqual(x.answers, { 1.1: { option: 0 } });
    }));

  it("takes an answer even in the moment in which the app opens the draft", () =>
    opened("question/1.1", async (page) => {
      await page.find("#start .question");
      // This runs directly before the app removes the start page.
      await page.script(`
        const start = document.getElementById("start");
        const remove = start.remove;
        start.remove = () => {
          start.querySelector(${JSON.stringify(OPTION(2))}).click();
          remove.call(start);
        };`);
      await arrive(page);
      await page.find(`main ${OPTION(2)}:checked`);
      const { x } = await page.storedDrafts();
      assert.deepEqual(x.answers, { 1.1: { option: 2 } });
      assert.equal(await page.script(`return ${EARLY}`), null);
    }));

  it("keeps an answer for which the app never came", () =>
    opened("question/1.1", async (page) => {
      await page.click(`#start ${OPTION(2)}`);
      server.release();
      // A later screen, the list of drafts, has the answer counted.
      await page.open(`${server.address}/`);
      await page.see("Cá khô");
      await page.wait(async () => (await page.script(`return ${EARLY}`)) === null, "the answer was not taken in");
      const { x } = await page.storedDrafts();
      assert.deepEqual(x.answers, { 1.1: { option: 2 } });
    }));

  it("leaves the keyboard where it is, and the place on the page", () =>
    opened("question/1.4", async (page) => {
      await page.find("#start .question");
      assert.equal(await page.script("return document.activeElement.tagName"), "H1");
      await page.script(`document.querySelector("#start ${OPTION(2)}").focus(); scrollTo(0, 80)`);
      await page.wait(() => page.script("return scrollY === 80"), "the page does not scroll");
      await arrive(page);
      assert.ok(await page.script(`return document.activeElement === document.querySelector("main ${OPTION(2)}")`));
      assert.equal(await page.script("return scrollY"), 80);
    }));

  it("shows what the draft says already", () =>
    opened("question/1.1", { draft: { ...DRAFT, answers: { 1.1: { option: 2 } } } }, async (page) => {
      await page.find(`#start ${OPTION(2)}`);
      assert.ok(await page.script(`return document.querySelector("#start ${OPTION(2)}").checked`));
      assert.match(await page.text("#start .neighbours"), /Tiếp tục/);
    }));

  it("can be read and used by all", () =>
    opened("question/3.2", async (page) => {
      await page.find("#start .question");
      await assertAccessible(page, "a question before the app");
      const fits = { wide: 0, cut: [], unreachable: [], small: [] };
      assert.deepEqual(await misfits(page), fits);
      await page.script("document.documentElement.style.fontSize = '200%'");
      assert.deepEqual(await misfits(page), fits, "with text at 200 %");
      await page.script("history.replaceState(null, '', new URL('draft/x/check/forged-papers', document.baseURI)); dispatchEvent(new PopStateEvent('popstate'))");
      await page.click(`#start ${ANSWER("yes")}`);
      assert.deepEqual(await misfits(page), fits, "with text at 200 %");
      await page.script("document.documentElement.style.fontSize = ''");
      await assertAccessible(page, "a condition before the app");
      await page.driver.get(`${server.address}/new`);
      await page.find("#start .set");
      await assertAccessible(page, "the choice of a product before the app");
      assert.deepEqual(await misfits(page), fits);
    }));

  it("says so where an answer cannot be kept", () =>
    opened("question/1.1", async (page) => {
      await page.find("#start .question");
      await page.script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }");
      const option = await page.find(`#start ${OPTION(2)}`);
      await page.press(option);
      assert.equal(await option.isSelected(), false);
    }));

  for (const [what, path, options] of [
    ["a question that hangs on another", "question/5.2", {}],
    ["a question that there is not", "question/99", {}],
    ["a condition that there is not", "check/none", {}],
    ["a condition of the hand-in", "check/incomplete-dossier", {}],
    ["English", "question/1.1", { prepare: `localStorage.setItem("sao-lang/setting/language", '"en"')` }],
    ["a trainer who presents", "question/1.1", { prepare: `sessionStorage.setItem("sao-lang/tab/presenter", "quiz")` }],
    ["a newer version", "question/1.1", { draft: { ...DRAFT, version: 3 } }],
    ["an unknown edition", "question/1.1", { draft: { ...DRAFT, edition: "../../x" } }],
  ]) {
    it(`waits for the app: ${what}`, () =>
      opened(path, options, async (page) => {
        await page.wait(() => page.script("return performance.getEntriesByType('resource').some(({ name }) => name.includes('early'))"), "not asked for");
        await page.see("Đang mở", "#start");
        await arrive(page);
        assert.equal((await page.all(".early")).length, 0);
      }));
  }
});
