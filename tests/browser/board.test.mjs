// The board over many drafts: rows, search, filters, groups, charts, reports, the joint plan, copying to other drafts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import JSZip from "jszip";

import { startApp, stopApp } from "./lib/app.mjs";
import { violations } from "./lib/axe.mjs";
import { FIXTURES, Key, assess, can } from "./lib/browser.mjs";
import { drafts } from "./lib/drafts.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const MANY = drafts(60, { applicants: 4 });
const noFocus = can.focus ? false : "this engine's window never has the keyboard here";
const BY_ID = Object.fromEntries(MANY.map(({ id, draft }) => [id, draft]));

describe("the board", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ ...BY_ID, broken: "{" }));
    // Columns that are hidden at first, and the order by the last change.
    await page.open(`${server.address}/board?sort=changed&columns=ready.stars.points.set`);
    await page.resize({ width: 1280, height: 800 });
  });
  after(() => stopApp({ server, page }));

  const found = (n) => page.see(`${n} sản phẩm`, "#board-found");
  const choose = (selector, text) => page.choose(selector, text);
  const rows = () =>
    page.script(`return [...document.querySelectorAll(".board tbody tr")].map((row) => ({
      id: row.querySelector("a").getAttribute("href").split("/").pop(),
      stars: row.querySelector(".stars")?.getAttribute("aria-label") ?? null,
      verdict: row.querySelector(".board-stars")?.textContent,
      points: row.querySelector(".board-points strong")?.textContent,
      text: row.textContent,
    }))`);

  it("shows each draft as the command assesses it, and says which cannot be read", async () => {
    await found(60);
    await page.see("1 bài chấm không đọc được");
    const shown = await rows();
    assert.equal(shown.length, 25);
    for (const row of [shown[0], shown[12], shown[24]]) {
      const { stars, score, verdict, open_knock_outs } = assess(BY_ID[row.id]);
      assert.deepEqual([row.stars, row.points], [verdict === "stars" ? `${stars} sao` : null, `${score.total} điểm`]);
      assert.ok(row.verdict.includes(`${open_knock_outs.length} điều kiện`), row.verdict);
      assert.ok(row.text.includes(`A ${score.A}, B ${score.B}, C ${score.C}`));
    }
    const changed = shown.map((row) => BY_ID[row.id].changed);
    assert.deepEqual(changed, changed.toSorted().reverse());
  });

  it("shows the rest when asked", async () => {
    await page.click("#board-more");
    await page.wait(async () => (await rows()).length === 50, "no more rows are shown");
    await page.click("#board-more");
    await page.wait(async () => (await rows()).length === 60, "not all rows are shown");
    assert.equal((await page.all("#board-more")).length, 0);
  });

  it("finds names typed without marks", async () => {
    await (await page.find("#board-search")).sendKeys("ruou nep");
    const expected = MANY.filter(({ draft }) => draft.product.name.startsWith("Rượu nếp")).map(({ id }) => id);
    await page.wait(async () => (await rows()).length < 25, "all rows are still shown");
    const shown = await rows();
    assert.ok(expected.length > 0 && expected.every((id) => shown.some((row) => row.id === id)));
    // The words may also be in the name of the product set.
    assert.ok(shown.every((row) => /rượu/i.test(row.text) && /nếp/i.test(row.text)));
    await page.script(`const field = document.querySelector("#board-search"); field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }))`);
    await found(60);
  });

  it("filters, sorts and groups", async () => {
    await choose("#board-stars", "3 sao");
    const three = MANY.map(({ draft }) => assess(draft)).filter((a) => a.verdict === "stars" && a.stars === 3).length;
    assert.ok(three > 0);
    await found(three);
    await choose("#board-stars", "Tất cả");
    await choose("#board-sort", "Ít điểm");
    await found(60);
    const points = (await rows()).map((row) => parseInt(row.points, 10));
    assert.deepEqual(points, points.toSorted((a, b) => a - b));
    await choose("#board-group", "chủ thể");
    await page.wait(async () => (await page.all(".board-group")).length > 0, "no groups");
    while ((await page.all("#board-more")).length > 0) await page.click("#board-more");
    const heads = await page.script(`return [...document.querySelectorAll(".board-group h2")].map((h) => h.textContent)`);
    assert.deepEqual(heads.toSorted(), [1, 2, 3, 4].map((n) => `Hợp tác xã ${n}`));
    await choose("#board-group", "Không");
  });

  it("has bars whose figures add up to the products, and each is a filter", async () => {
    const bars = (list) =>
      page.script(
        `return [...document.querySelectorAll(arguments[0] + " button")].map((b) => [b.querySelector("span").textContent, Number(b.querySelector("strong").textContent)])`,
        list,
      );
    for (const list of ["#board-readiness", "#board-by-stars"]) {
      const counts = await bars(list);
      assert.equal(counts.reduce((sum, [, n]) => sum + n, 0), 60, list);
    }
    const assessed = MANY.map(({ draft }) => assess(draft));
    const stars = assessed.filter((a) => a.verdict === "stars").map((a) => a.stars);
    for (const [label, count] of (await bars("#board-by-stars")).filter(([name]) => name.endsWith(" sao"))) {
      assert.equal(count, stars.filter((n) => `${n} sao` === label).length, label);
    }
    const [label, count] = (await bars("#board-readiness")).find(([, n]) => n > 0);
    await page.clickNamed(label);
    await found(count);
    assert.equal(await page.script(`return document.querySelector("#board-readiness [aria-pressed=true] span").textContent`), label);
    await page.click("#board-everything");
    await found(60);
    await page.click("#board-pictures > summary");
    await page.find(".board-scatter[role=img][aria-label]");
    assert.ok((await page.all(".board-gains li")).length > 0);
  });

  it("writes the report in three kinds", async () => {
    await page.clickNamed("Tệp khác");
    await page.click("#report-csv");
    const table = (await page.downloaded(".csv")).bytes.toString("utf8");
    const answered = MANY.filter(({ draft }) => table.includes(draft.product.name));
    assert.equal(answered.length, 60);
    await page.click("#report-xlsx");
    const book = await JSZip.loadAsync((await page.downloaded(".xlsx")).bytes);
    assert.ok(book.file("xl/worksheets/sheet3.xml"), "a sheet of all criteria");
    await page.click("#report-docx");
    const text = await (await JSZip.loadAsync((await page.downloaded(".docx")).bytes)).file("word/document.xml").async("string");
    assert.ok(MANY.every(({ draft }) => text.includes(draft.product.name)));
  });

  it("opens from the rows it kept, and follows a draft that was changed", async () => {
    await page.store("d0", { ...BY_ID.d0, product: { ...BY_ID.d0.product, name: "Tên mới" } });
    await page.open(`${server.address}/board`);
    await found(60);
    // With its new name, the row may be beyond the rows that are shown at first.
    await (await page.find("#board-search")).sendKeys("ten moi");
    await page.see("Tên mới", ".board");
  });

  for (const language of ["vi", "en"]) {
    it(`has nothing for axe to find (${language})`, async () => {
      await page.speak(language);
      await page.open(`${server.address}/board`);
      await page.speaks(language);
      await page.find(".board");
      assert.deepEqual(await violations(page), []);
      await page.open(`${server.address}/board/print`);
      await page.find("article.paper table");
      assert.deepEqual(await violations(page), []);
    });
  }
});

describe("the board of a co-operative's director", () => {
  // A date in the user's time zone, as the app counts days.
  const day = (ahead) => {
    const date = new Date();
    date.setDate(date.getDate() + ahead);
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };
  const twelve = Object.fromEntries(
    drafts(14, { seed: 7, applicants: 5 }).map(({ id, draft }) => [id, { ...draft, papers: [], changed: "2026-10-01T00:00:00.000Z" }]),
  );
  twelve.d3 = { ...twelve.d3, papers: [{ paper: "haccp", state: "ready", valid_until: day(-29) }] };
  twelve.d5 = { ...twelve.d5, papers: [{ paper: "haccp", state: "preparing", due: day(-3) }], work: { person: "Chị Hoa" } };
  twelve.d6 = { ...twelve.d6, papers: [{ paper: "haccp", state: "ready", valid_until: day(20) }] };
  let server, page;

  before(async () => {
    ({ server, page } = await startApp(twelve));
    await page.resize({ width: 1280, height: 800 });
    await page.open(`${server.address}/board`);
    await page.find(".board");
  });
  after(() => stopApp({ server, page }));

  const found = (n) => page.see(`${n} sản phẩm`, "#board-found");
  const first = () => page.script(`return document.querySelector(".board tbody tr").textContent`);
  const focused = () => page.script(`return document.activeElement.closest("tr")?.querySelector(":focus").id`);
  const query = () => page.script("return location.search");
  const waitQuery = (wanted) => page.wait(async () => (await query()) === wanted, `the address does not say ${wanted}`);

  it("shows twelve products at once, with all that the director asks", async () => {
    const seen = await page.script(`
      const inside = (row) => row.getBoundingClientRect().bottom <= innerHeight;
      return [...document.querySelectorAll(".board tbody tr")].filter(inside).length`);
    assert.ok(seen >= 12, `only ${seen} rows are on the screen`);
    const heads = await page.script(`return [...document.querySelectorAll(".board thead th")].map((h) => h.textContent)`);
    assert.deepEqual(heads, ["Sản phẩm", "Nộp được chưa", "Còn thiếu gì", "Hạn gần nhất", "Người phụ trách"]);
    assert.deepEqual(await violations(page), []);
  });

  it("puts what is overdue first, with words and a sign", async () => {
    const rows = await page.script(`return [...document.querySelectorAll(".board tbody tr")].slice(0, 3).map((row) => ({
      id: row.querySelector("a").getAttribute("href").split("/").pop(),
      late: row.querySelector(".board-day .late")?.textContent ?? null,
      sign: row.querySelector(".board-day .late svg") !== null,
    }))`);
    assert.deepEqual(rows.map((row) => row.id).slice(0, 2), ["d3", "d5"]);
    assert.deepEqual(rows.map((row) => row.late), ["Quá hạn 29 ngày", "Quá hạn 3 ngày", null]);
    assert.deepEqual(rows.map((row) => row.sign), [true, true, false]);
    await page.clickNamed("Đã quá hạn");
    await found(2);
    await waitQuery("?state=overdue");
    await page.clickNamed("Hạn trong 30 ngày tới");
    await waitQuery("?state=soon");
    await page.see(twelve.d6.product.name, ".board");
    await page.click("#board-everything");
    await found(14);
  });

  it("keeps what was chosen over a reload and on the way back, and a copied address shows the same", async () => {
    await (await page.find("#board-search")).sendKeys("so 1");
    await page.clickNamed("Lọc, xếp, gom nhóm");
    await page.script(`const list = document.querySelector("#board-sort"); list.value = "5";
      list.dispatchEvent(new Event("change", { bubbles: true }))`);
    await page.script(`document.querySelector(".board tbody input").click()`);
    await page.see("Đã chọn 1 sản phẩm");
    const shown = await page.text(".board");
    await page.wait(async () => /^\?q=so%201&sort=product&ids=/.test(await query()), "the address does not say what is shown");
    const address = await page.script("return location.href");
    await page.reload();
    await page.see("Đã chọn 1 sản phẩm");
    assert.equal(await page.text(".board"), shown);
    assert.equal(await page.script(`return document.querySelector("#board-search").value`), "so 1");
    const link = await page.find(".board tbody a");
    const to = await link.getAttribute("pathname");
    await page.press(link);
    await page.at(to);
    await page.script("history.back()");
    await page.see("Đã chọn 1 sản phẩm");
    assert.equal(await page.text(".board"), shown);
    // A link without a query shows the same, because the tab keeps the view.
    await page.open(`${server.address}/board`);
    await page.see("Đã chọn 1 sản phẩm");
    assert.equal(await page.text(".board"), shown);
    await page.open(address);
    await page.see("Đã chọn 1 sản phẩm");
    assert.equal(await page.text(".board"), shown);
    await page.clickNamed("Bỏ chọn");
    await page.click("#board-everything");
    await found(14);
    await page.open(`${server.address}/board?sort=urgency&q=`);
    await found(14);
  });

  it("goes through its rows by keys", { skip: noFocus }, async () => {
    await page.open(`${server.address}/board?sort=product`);
    await page.find("#row-0");
    await page.script(`document.querySelector("#row-0").focus()`);
    const key = (name) => page.driver.actions().sendKeys(name).perform();
    const ways = [["DOWN", 1], ["DOWN", 2], ["UP", 1]].map(([way, at]) => [Key[`ARROW_${way}`], `row-${at}`]);
    const ends = [[Key.END, "row-13"], [Key.ARROW_DOWN, "row-13"], [Key.HOME, "row-0"], [Key.ARROW_UP, "row-0"]];
    for (const [name, id] of [...ways, ...ends]) {
      await key(name);
      assert.equal(await focused(), id);
    }
    await key(Key.SPACE);
    await page.see("Đã chọn 1 sản phẩm");
    assert.equal(await focused(), "row-0");
    await key(Key.SPACE);
    await page.gone(".board-actions");
    const to = await page.script(`return document.activeElement.pathname`);
    await key(Key.ENTER);
    await page.at(to);
  });

  it("takes down who is in charge, and finds the products by it", async () => {
    await page.open(`${server.address}/board?sort=product`);
    const id = await page.script(`return document.querySelector("#row-0").getAttribute("href").split("/").pop()`);
    await page.click(`#person-${id}`);
    const field = await page.find("dialog #person-name");
    await field.clear();
    await field.sendKeys("Anh Tư");
    assert.deepEqual(await violations(page), []);
    await page.clickNamed("Lưu");
    await page.gone("dialog[open]");
    await page.see("Anh Tư", `#person-${id}`);
    if (can.focus) await page.wait(async () => (await focused()) === `person-${id}`, "the keyboard is lost");
    assert.equal((await page.storedDrafts())[id].work.person, "Anh Tư");
    await page.open(`${server.address}/board?person=anh+tu`);
    await found(1);
  });

  it("shows chosen columns, here and when it is opened anew", async () => {
    await page.open(`${server.address}/board?sort=product`);
    await page.clickNamed("Chọn cột");
    await page.press(await page.named("Vướng nhất", "label"));
    await page.find("td.board-holds");
    await page.script("sessionStorage.clear()");
    await page.open(`${server.address}/board`);
    await page.find("td.board-holds");
  });

  it("has two lines each on a phone", async () => {
    await page.resize({ width: 360, height: 800 });
    await page.open(`${server.address}/board?sort=urgency&columns=ready.day`);
    await page.find(".board");
    const heights = await page.script(`return [...document.querySelectorAll(".board tbody tr")].map((row) => row.getBoundingClientRect().height)`);
    assert.ok(heights.every((height) => height <= 110), heights.join());
    const small = await page.script(`return [...document.querySelectorAll(".board-pick")].filter((tick) => {
      const { width, height } = tick.getBoundingClientRect();
      return width < 44 || height < 44;
    }).length`);
    assert.equal(small, 0);
    assert.match(await first(), /Quá hạn 29 ngày/);
    assert.equal(await page.script("return document.documentElement.scrollWidth <= innerWidth"), true);
    assert.deepEqual(await violations(page), []);
    await page.click("#row-0");
    await page.at("/draft/d3");
  });

  it("is named on the start page above the drafts, and in the help", async () => {
    await page.open(`${server.address}/`);
    await page.click("#home-board a");
    await page.find(".board");
    await page.open(`${server.address}/`);
    await page.see(twelve.d0.applicant.name, ".drafts");
    await page.open(`${server.address}/help`);
    await page.see("Hợp tác xã, cơ sở có nhiều sản phẩm");
  });
});

describe("with several products of one company", () => {
  let server, page;
  const answers = (raise) =>
    Object.fromEntries(Object.entries(SAMPLE.answers).map(([id, a]) => [id, { ...a, option: raise[id] ?? a.option }]));
  const product = (name, raise = {}) => ({
    ...SAMPLE,
    created: `${name}T00:00:00.000Z`,
    product: { ...SAMPLE.product, name },
    papers: [],
    answers: answers(raise),
  });
  const one = {
    ...product("Kẹo lạc"),
    papers: [
      { paper: "trademark-certificate", number: "4-123", state: "ready" },
      { paper: "test-report", number: "KN 7", state: "ready" },
    ],
  };
  const two = { ...product("Kẹo vừng"), applicant: { name: SAMPLE.applicant.name.toUpperCase(), email: "rieng@example.com" } };
  const other = { ...product("Hàng người khác"), applicant: { name: "Người khác" } };

  before(async () => {
    ({ server, page } = await startApp({ one, two, other }));
  });
  after(() => stopApp({ server, page }));

  it("plans what serves both once", async () => {
    await page.open(`${server.address}/board`);
    await page.find(".board");
    for (const id of ["one", "two"]) {
      await page.script(`document.querySelector(".board a[href$='/draft/${id}']").closest("tr").querySelector("input").click()`);
    }
    await page.see("Đã chọn 2 sản phẩm");
    await page.clickNamed("Lập kế hoạch chung");
    await page.find(".joint-steps li");
    await page.see("không cách nào ít công hơn");
    const shared = await page.script(`return [...document.querySelectorAll(".joint-shared")].map((s) => s.textContent)`);
    assert.ok(shared.length > 0, "no shared step");
    assert.ok(shared.every((text) => text.includes("Kẹo lạc") && text.includes("Kẹo vừng")));
    assert.deepEqual(await violations(page), []);
  });

  it("copies details and the papers of the company, and keeps what is the sister's own", async () => {
    await page.open(`${server.address}/board/sisters?from=one`);
    const ticked = await page.script(
      `return [...document.querySelectorAll(".choice")].filter((c) => c.querySelector("input").checked).map((c) => c.textContent)`,
    );
    assert.equal(ticked.length, 3, ticked.join());
    assert.ok(ticked[1].includes("Giấy chứng nhận đăng ký nhãn hiệu") && ticked[2].includes("câu trả lời về chủ thể"));
    await page.clickNamed("Chọn mọi sản phẩm cùng chủ thể");
    assert.deepEqual(await violations(page), []);
    await page.clickNamed("Chép sang 1 sản phẩm");
    await page.see("Đã chép sang 1 sản phẩm");
    const stored = await page.storedDrafts();
    assert.equal(stored.two.applicant.phone, SAMPLE.applicant.phone);
    assert.deepEqual(stored.two.papers.map((p) => p.paper), ["trademark-certificate"]);
    assert.equal(stored.two.product.name, "Kẹo vừng");
    assert.equal(stored.other.applicant.phone, undefined);
  });

  it("says so where there is nothing to copy from", async () => {
    await page.open(`${server.address}/board/sisters?from=none`);
    await page.find(".alert");
  });
});
