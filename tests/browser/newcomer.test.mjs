// A newcomer goes from the start page to the dossier only by the main button, without missing a condition; and every
// screen with stars says which conditions are open or failed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import JSZip from "jszip";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES, assess } from "./lib/browser.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const VALUES = ".question > fieldset input";

/** The text of the main button on the screen. */
const BIG = `
  const all = [...document.querySelectorAll("main .button.primary")].filter((e) => e.checkVisibility({ visibilityProperty: true }));
  return all.map((e) => e.innerText.replace(/\\s+/g, " ").trim());`;

describe("a newcomer with the big button", () => {
  let server, page, id;

  before(async () => {
    ({ server, page } = await startApp());
  });
  after(() => stopApp({ server, page }));

  /** Clicks the one main button, whose text is the name of its screen. */
  async function goOn(words) {
    let big;
    // The text changes one frame after an answer.
    const named = async () => (big = await page.script(BIG)).length === 1 && (words === undefined || big[0].includes(words));
    await page.wait(named, () => `“${big}” instead of one “${words}”`);
    await page.click("main .button.primary");
    return big[0];
  }

  const heading = () => page.text("h1");
  /** Waits for a screen with another heading. */
  const leave = (from) => page.wait(async () => (await heading()) !== from, `stuck at ${from}`);

  it("begins a product", async () => {
    await goOn("Chấm thử sản phẩm");
    await page.at("/new");
    await (await page.find("#search")).sendKeys("nem chua");
    await page.clickNamed("Có: nem chua");
    await page.find("#product-name");
    id = (await page.path()).split("/").pop();
    assert.equal(await page.script("return document.getElementById('product-name').value"), "nem chua", "what was typed is not asked again");
  });

  it("is told whether it can take part at all", async () => {
    await goOn("Làm tiếp: Sản phẩm này có đăng ký được không?");
    await page.at("/suitability");
    await page.find("#fit-sum");
    await goOn("Làm tiếp: Điều kiện 1/5");
  });

  it("answers every condition, of which nothing is chosen beforehand", async () => {
    for (let n = 1; n <= 5; n++) {
      await page.see(`Điều kiện ${n}/5`, "h1");
      assert.equal((await page.all(`${VALUES}:checked`)).length, 0, "nothing is preselected");
      assert.equal((await page.all(`${VALUES}`)).length, 3);
      const rejects = [];
      for (const word of ["yes", "no"]) {
        await page.click(`${VALUES}[value=${word}]`);
        await page.find(`${VALUES}[value=${word}]:checked`);
        rejects.push((await page.text(".consequence")) !== "");
        if (rejects.at(-1)) await page.see("Sẽ bị loại", ".result-bar");
      }
      assert.deepEqual([...rejects].sort(), [false, true], "one of the answers rejects, and says so");
      if (rejects[1]) await page.click(`${VALUES}[value=yes]`);
      await page.wait(async () => (await page.text(".consequence")) === "", "the rejection stays");
      const here = await heading();
      await goOn("Tiếp tục");
      await leave(here);
    }
  });

  it("hears no verdict before half of the questions are answered", async () => {
    for (let n = 1; n <= 32; n++) {
      await page.see(`Câu ${n}/32`, "h1");
      const bar = await page.text(".result-bar-result");
      assert.equal(bar.includes("Chưa có kết quả"), n <= 16, `after ${n - 1}: ${bar}`);
      await page.press((await page.all(`.question > fieldset .choice:not(:has([value="0"], [value=""]))`)).at(-1));
      await page.find(`${VALUES}:checked`);
      const here = await heading();
      await goOn(n === 32 ? "Xem kết quả" : "Tiếp tục");
      await leave(here);
    }
    await page.at("/result");
  });

  it("reads the result with what it depends on, and what to do", async () => {
    const assessed = assess((await page.storedDrafts())[id]);
    assert.deepEqual(assessed.open_knock_outs, ["incomplete-dossier"]);
    await page.see(`${assessed.stars} sao, nếu đạt 1 điều kiện chưa trả lời`, ".result");
    await goOn("Làm gì để lên sao");
    await page.at("/plan");
    await page.find(".verdict-line");
    await goOn();
    await page.at("/export");
  });

  it("is asked at the end whether the dossier is complete, and takes it along", async () => {
    await page.click(`#condition-incomplete-dossier input[value=yes]`);
    await page.wait(async () => !(await page.text(".verdict-line")).includes("nếu"), "the verdict still depends on it");
    assert.deepEqual(assess((await page.storedDrafts())[id]).open_knock_outs, []);
    await goOn();
    const file = await page.downloaded(".docx");
    assert.ok(file.bytes.length > 10_000);
  });
});

describe("who goes past conditions and questions", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ sample: { ...SAMPLE, knock_outs: {}, answers: {} } }));
  });
  after(() => stopApp({ server, page }));

  it("puts them off, and comes back to them", async () => {
    await page.open(`${server.address}/draft/sample/check/forged-papers`);
    await page.see("Để sau", ".neighbours [rel=next]");
    await page.click(".neighbours [rel=next]");
    await page.see("Điều kiện 2/5", "h1");
    await page.click(".neighbours [rel=prev]");
    await page.see("Điều kiện 1/5", "h1");
    await page.find(`${VALUES}[value=""]:checked`);
    await page.open(`${server.address}/draft/sample/question/1.2`);
    await page.click(".neighbours [rel=next]");
    await page.see("Câu 3/32", "h1");
    await page.open(`${server.address}/draft/sample`);
    await page.see("Làm tiếp: Điều kiện 2/5", "#go-on");
    await page.see("1 câu để sau", ".steps");
    await page.open(`${server.address}/`);
    await page.see("Điều kiện 2/5", ".go-on");
  });
});

describe("a draft with one open and one failed condition", () => {
  const [OPEN, FAILED] = ["food-safety-certificate", "forged-papers"];
  const keys = Object.keys(SAMPLE.knock_outs);
  const holding = Object.fromEntries(keys.map((key) => [key, false]));
  const failed = { ...SAMPLE, product: { ...SAMPLE.product, name: "Cá bị loại" }, knock_outs: { ...holding, "incomplete-dossier": false, "same-as-another": false, "foreign-or-unknown-material": false, "dangerous-foreign-matter": false, [FAILED]: true } };
  delete failed.knock_outs[OPEN];
  const open = { ...failed, product: { ...SAMPLE.product, name: "Cá còn hỏi" }, knock_outs: { ...failed.knock_outs, [FAILED]: false } };
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ failed, open }));
  });
  after(() => stopApp({ server, page }));

  it("says so to the command", () => {
    assert.deepEqual(assess(failed).knock_outs, [FAILED]);
    assert.deepEqual(assess(failed).open_knock_outs, [OPEN]);
    assert.deepEqual(assess(open).knock_outs, []);
    assert.deepEqual(assess(open).open_knock_outs, [OPEN]);
  });

  for (const [screen, place] of [["result", "main"], ["export", "main"], ["plan", "main"], ["print/tom-tat", "article.paper"]]) {
    it(`says so on ${screen}`, async () => {
      await page.open(`${server.address}/draft/failed/${screen}`);
      await page.see("bị loại", place);
      if (screen !== "plan") assert.doesNotMatch(await page.text(place), /^\s*\d sao\s*$/m, "no stars beside a rejection");
      await page.open(`${server.address}/draft/open/${screen}`);
      await page.see(`${assess(open).stars} sao, nếu đạt 1 điều kiện chưa trả lời`, place);
    });
  }

  it("says so in the bar, on the start page and on the board", async () => {
    await page.open(`${server.address}/draft/failed/question/1.1`);
    await page.see("Sẽ bị loại", ".result-bar");
    for (const screen of ["/", "/board?columns=ready.stars"]) {
      await page.open(`${server.address}${screen}`);
      if (screen !== "/") await page.find("#board-found");
      // On a phone the board has no room for all columns.
      for (const words of ["Sẽ bị loại", "nếu đạt 1 điều kiện chưa trả lời"]) {
        const said = () => page.script("return document.querySelector('main').textContent.includes(arguments[0])", words);
        await page.wait(said, `“${words}” is not said on ${screen}`);
      }
    }
  });

  it("says so in the Word file", async () => {
    await page.open(`${server.address}/draft/open/export`);
    await page.clickNamed("(Word)");
    const file = await page.downloaded(".docx");
    const xml = await (await JSZip.loadAsync(file.bytes)).file("word/document.xml").async("string");
    assert.ok(xml.replace(/<[^>]+>/g, "").includes("nếu đạt 1 điều kiện chưa trả lời"));
  });
});

describe("a product with nothing answered", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ fresh: { ...SAMPLE, answers: {}, knock_outs: {}, papers: [], history: [] } }));
  });
  after(() => stopApp({ server, page }));

  for (const screen of ["result", "plan", "market", "export"]) {
    it(`has no verdict on ${screen}`, async () => {
      await page.open(`${server.address}/draft/fresh/${screen}`);
      await page.see("Chưa có kết quả");
      await page.see("Còn 6 điều kiện và 32 câu chưa trả lời");
      assert.equal((await page.all(".star-lit, .plan-step, .market-lacking, .held-back")).length, 0);
    });
  }

  it("has none on the start page and the board", async () => {
    await page.open(`${server.address}/`);
    await page.see("Chưa có kết quả", ".draft");
    await page.open(`${server.address}/board`);
    await page.see("Còn thiếu điều kiện", ".board");
    assert.equal((await page.all(".star-lit")).length, 0);
  });
});

describe("going on by itself", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ sample: { ...SAMPLE, answers: {} } }));
  });
  after(() => stopApp({ server, page }));

  it("is off until it is chosen", async () => {
    await page.open(`${server.address}/draft/sample/question/1.1`);
    await page.click(`${VALUES}[value="2"]`);
    await page.see("Đã lưu", ".saved");
    assert.ok((await page.path()).endsWith("/question/1.1"));
  });

  it("leads on from a tap, with the answer kept and undoing within reach", async () => {
    await page.open(`${server.address}/settings`);
    await page.pressFound(() => page.named("Tự sang câu sau", "label"));
    await page.open(`${server.address}/draft/sample/question/1.1`);
    await page.press((await page.all(".question > fieldset .choice"))[0]);
    await page.see("Câu 2/32", "h1");
    assert.equal(await page.script("return document.activeElement.tagName"), "H1", "a screen reader reads where one is");
    assert.equal((await page.storedDrafts()).sample.answers["1.1"].option, 1);
    await page.click("#undo");
    await page.wait(async () => (await page.storedDrafts()).sample.answers["1.1"].option === 2, "not taken back");
  });

  it("waits where the keyboard chooses", async () => {
    await page.open(`${server.address}/draft/sample/question/1.4`);
    await page.script(`document.querySelector('${VALUES}').focus()`);
    const { Key } = await import("./lib/browser.mjs");
    await page.driver.actions().sendKeys(Key.SPACE).sendKeys(Key.ARROW_DOWN).perform();
    await page.find(`${VALUES}:checked`);
    await page.see("Đã lưu", ".saved");
    assert.ok((await page.path()).endsWith("/question/1.4"));
  });
});

describe("who works with many products", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ sample: SAMPLE }));
  });
  after(() => stopApp({ server, page }));

  it("begins on the board, and still comes to the start page", async () => {
    await page.clickNamed("Cho hợp tác xã và lớp tập huấn");
    await page.at("/tools");
    await page.pressFound(() => page.named("vào thẳng bảng sản phẩm", "label"));
    await page.open(`${server.address}/`);
    await page.at("/board");
    await page.click(".brand");
    await page.find(".draft");
    assert.equal(await page.path(), "/");
  });
});
