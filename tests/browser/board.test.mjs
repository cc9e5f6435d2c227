// The board over many drafts: rows, search, filters, groups, pictures, reports, the joint plan, copying to sisters.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import JSZip from "jszip";

import { startApp, stopApp } from "./lib/app.mjs";
import { violations } from "./lib/axe.mjs";
import { FIXTURES, assess } from "./lib/browser.mjs";
import { drafts } from "./lib/drafts.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const MANY = drafts(60, { applicants: 4 });
const BY_ID = Object.fromEntries(MANY.map(({ id, draft }) => [id, draft]));

describe("the board", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ ...BY_ID, broken: "{" }));
    await page.open(`${server.address}/board`);
  });
  after(() => stopApp({ server, page }));

  const found = (n) => page.see(`${n} sản phẩm`, "#board-found");
  const choose = (selector, text) =>
    page.script(
      `const list = document.querySelector(arguments[0]);
       list.value = [...list.options].find((o) => o.text.includes(arguments[1])).value;
       list.dispatchEvent(new Event("change", { bubbles: true }));`,
      selector,
      text,
    );
  const rows = () =>
    page.script(`return [...document.querySelectorAll(".board tbody tr")].map((row) => ({
      id: row.querySelector("a").getAttribute("href").split("/").pop(),
      stars: row.querySelector(".stars")?.getAttribute("aria-label") ?? null,
      verdict: row.querySelector(".board-verdict").textContent,
      points: row.querySelectorAll("td")[1].querySelector("strong").textContent,
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
    // Words may stand in the name of the set as well.
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
    const heads = await page.script(`return [...document.querySelectorAll(".board-group h3")].map((h) => h.textContent)`);
    assert.deepEqual(heads.toSorted(), [1, 2, 3, 4].map((n) => `Hợp tác xã ${n}`));
    await choose("#board-group", "Không");
  });

  it("draws pictures whose figures stand beside them", async () => {
    await page.click("#board-pictures > summary");
    await page.find(".board-scatter[role=img][aria-label]");
    const counts = await page.script(
      `return [...document.querySelectorAll(".board-bars")[0].querySelectorAll("strong")].slice(0, 5).map((n) => Number(n.textContent))`,
    );
    const stars = MANY.map(({ draft }) => assess(draft)).filter((a) => a.verdict === "stars").map((a) => a.stars);
    assert.deepEqual(counts, [5, 4, 3, 2, 1].map((n) => stars.filter((s) => s === n).length));
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
    // By its new name it may stand beyond the rows that are shown at first.
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
    assert.equal(ticked.length, 2, ticked.join());
    assert.ok(ticked[1].includes("Giấy chứng nhận đăng ký nhãn hiệu"));
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
