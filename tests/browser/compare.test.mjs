// Drafts side by side, and one draft over time.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES } from "./lib/browser.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const BETTER = {
  ...SAMPLE,
  product: { ...SAMPLE.product, name: "Cá khô loại một" },
  answers: { ...SAMPLE.answers, "1.1": { option: 1 } },
  // One condition is open.
  knock_outs: { ...SAMPLE.knock_outs, "forged-papers": undefined },
  history: [
    { date: "2026-09-01", points: 20, stars: 1, answered: 12 },
    { date: "2026-09-15", points: 35, stars: 2, answered: 24 },
    { date: "2026-10-01", points: 48, stars: 2, answered: 30 },
  ],
};
const TOURISM = { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 26, product: { name: "Làng chài" }, answers: {} };

describe("comparing", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ plain: SAMPLE, better: BETTER, tourism: TOURISM }));
  });
  after(() => stopApp({ server, page }));

  const titles = () => page.script(`return [...document.querySelectorAll(".compare-line h2")].map((h) => h.textContent)`);

  it("shows only the criterion in which two drafts differ, then all", async () => {
    await page.open(`${server.address}/compare?ids=plain,better`);
    await page.find(".compare-line");
    assert.equal((await titles()).length, 1);
    const cells = await page.script(`return [...document.querySelectorAll(".compare-line dd strong")].map((c) => c.textContent)`);
    assert.notEqual(cells[0], cells[1]);
    await page.press(await page.named("Chỉ xem chỗ khác nhau", "label"));
    await page.wait(async () => (await titles()).length > 25, "not all criteria are shown");
  });

  it("says first what decides: readiness, what lacks, the next day", async () => {
    const [plain] = await page.script(`return [...document.querySelectorAll(".compare-heads li")].map((h) => h.textContent)`);
    assert.match(plain, /Còn thiếu (giấy tờ|điều kiện)|Nộp được ngay/);
    assert.match(plain, /nữa là \d sao|Không vướng gì/);
    assert.match(plain, /Hạn nộp ở xã|Quá hạn/);
    assert.equal(await page.script(`return document.querySelector("#compare-history").open`), false);
  });

  it("puts drafts of different sets side by side", async () => {
    await page.open(`${server.address}/compare?ids=plain,better,tourism`);
    await page.see("Bộ này không có tiêu chí này", "#compare-lines");
    const heads = await page.script(`return [...document.querySelectorAll(".compare-heads li")].map((h) => h.textContent)`);
    assert.equal(heads.length, 3);
    assert.match(heads[1], /nếu đạt 1 điều kiện chưa trả lời/);
    assert.match(heads[2], /Chưa có kết quả/);
    assert.equal((await page.all(".compare-heads li:nth-child(3) .stars")).length, 0);
  });

  it("shows one product over time", async () => {
    await page.open(`${server.address}/compare?ids=better`);
    const rows = await page.script(
      `return [...document.querySelectorAll(".history tbody tr")].map((r) => [...r.querySelectorAll("td")].map((c) => c.textContent))`,
    );
    assert.deepEqual(rows, [["20", "Chưa có kết quả", "12"], ["35", "2", "24"], ["48", "2", "30"]]);
    const drawn = await page.find(".board-line");
    assert.ok((await drawn.getAttribute("aria-label")).includes("từ 20 đến 48"));
  });

  it("says what to do where there is nothing", async () => {
    await page.open(`${server.address}/compare?ids=none`);
    await page.see("Hãy chọn từ hai đến bốn sản phẩm");
  });

  it("has nothing for axe to find", async () => {
    await page.open(`${server.address}/compare?ids=plain,better,tourism`);
    await page.find(".compare-line");
    await assertAccessible(page, "/compare");
  });
});
