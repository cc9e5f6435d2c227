// Missing star marks, the plan, and the what-if.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES, assess, plan } from "./lib/browser.mjs";

const { sets } = JSON.parse(readFileSync(join(FIXTURES, "qd26-2026-points.json"), "utf8"));
const criteria = Object.values(sets.find((s) => s.no === 8).parts).flatMap((p) => p.sections.flatMap((s) => s.criteria));

/** A draft of set 8 with the best option for all criteria except the named ones. */
function top(but) {
  const answers = Object.fromEntries(criteria.map((c) => [c.id, { option: but[c.id] ?? c.points.length }]));
  return { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 8, product: { name: "Chả mực" }, answers };
}

/** 93 points; 1.5 misses its star mark for 4 stars; the others lose points but miss no mark for 4 stars. */
const HELD_BACK = top({ 1.5: 2, 4.3: 4, 1.2: 2, "3.1": 2, 2.4: 1 });

describe("a product with 93 points that misses one 4-star mark", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp({ held: HELD_BACK }));
  });
  after(() => stopApp({ server, page }));

  it("is one: the command says so", () => {
    const result = assess(HELD_BACK);
    assert.equal(result.score.total, 93);
    assert.deepEqual([result.stars_by_points, result.cap, result.stars], [5, 3, 3]);
    assert.deepEqual(result.unmet.filter((u) => u.stars === 4).map((u) => u.criterion), ["1.5"]);
  });

  it("reads as 3 stars, with the reason and a link to the question", async () => {
    await page.open(`${server.address}/draft/held/result`);
    await page.see("3 sao", ".result-stars");
    await page.see("Đủ điểm 5 sao, nhưng mới được 3 sao", ".held-back");
    const links = await page.all(".held-back a");
    assert.equal(links.length, 1);
    assert.ok((await links[0].getAttribute("href")).endsWith("/question/1.5"));
  });

  it("shows a range around it, and what makes it wide", async () => {
    const { range } = assess(HELD_BACK);
    const rows = await page.script(
      "return [...document.querySelectorAll('table.range tbody tr')].map((r) => [...r.querySelectorAll('td')].map((d) => Number(d.textContent)))",
    );
    assert.deepEqual(rows, ["sure", "likely", "possible"].map((f) => [range[f].score.total, range[f].stars]));
    await page.see(`${range.unproven.length} câu có điểm nhưng chưa đủ giấy tờ`);
  });

  it("has a plan of one step to 4 stars, the same as the command's", async () => {
    await page.open(`${server.address}/draft/held/plan`);
    const { plans } = plan(HELD_BACK, 4);
    await page.find(".plan-step");
    const steps = await page.all(".plan-step");
    assert.equal(steps.length, plans[0].steps.length);
    assert.equal(steps.length, 1);
    assert.ok((await steps[0].getText()).includes("1.5"));
  });

  it("can be tried out without a change to the draft", async () => {
    const before = await page.storedDrafts();
    await page.clickNamed("Thử xem kết quả khi làm xong");
    await page.see("Trước: 93 điểm, 3 sao", ".what-if");
    assert.deepEqual(await page.storedDrafts(), before);
    await page.clickNamed("Bỏ, trả lại như cũ");
    await page.gone(".what-if");
    await page.see("93 điểm", ".result-bar");
    assert.deepEqual(await page.storedDrafts(), before);
  });

  it("answers tried on a question are dropped or kept, as asked", async () => {
    await page.open(`${server.address}/draft/held/question/1.5`);
    await page.clickNamed("Thử mức khác mà không lưu");
    await page.find(".what-if");
    const options = () => page.all(".question > fieldset .choice");
    await page.press((await options())[3]);
    await page.see("điểm, 5 sao", ".what-if");
    await page.clickNamed("Bỏ, trả lại như cũ");
    await page.gone(".what-if");
    await page.wait(async () => (await (await page.all(".question > fieldset input"))[1].isSelected()), "not as it was");
    assert.equal((await page.storedDrafts()).held.answers["1.5"].option, 2);
  });

  it("reaches 4 stars by following the plan's step", async () => {
    const { plans } = plan(HELD_BACK, 4);
    for (const step of plans[0].steps) {
      await page.open(`${server.address}/draft/held/question/${step.criterion}`);
      await page.press((await page.all(".question > fieldset .choice"))[step.to - 1]);
      await page.find(".question > fieldset input:checked");
    }
    await page.open(`${server.address}/draft/held/result`);
    await page.see("4 sao", ".result-stars");
    assert.equal(assess((await page.storedDrafts()).held).stars, 4);
  });

  it("obeys what cannot be done: a locked criterion makes 5 stars unreachable, and says why", async () => {
    await page.open(`${server.address}/draft/held/plan`);
    await page.find(".plan-step");
    await page.click(".plan-step button");
    await page.see("Chưa có cách lên 5 sao", ".plan");
    await page.see("bạn đã bỏ việc này", ".plan");
    const { plan: wishes } = (await page.storedDrafts()).held;
    assert.equal(wishes.locked.length, 1);
    await page.clickNamed("Tính lại việc này");
    await page.find(".plan-step");
  });

  it("tells how the result grew since the last look on another day", async () => {
    const draft = (await page.storedDrafts()).held;
    const history = [{ date: "2026-05-22", points: 41, stars: 2, answered: 20 }];
    await page.store("grown", { ...draft, history });
    await page.open(`${server.address}/draft/grown/result`);
    await page.see("từ 41 điểm, 2 sao thành");
  });

  it("has its steps under what they take, the easiest unfolded, the others one tap away", async () => {
    const sample = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
    await page.store("steps", sample);
    await page.open(`${server.address}/draft/steps/plan`);
    const wish = async (stars) => page.press((await page.all(".choices-row .choice"))[stars - 3]);
    const steps = (stars) => plan(sample, stars).plans[0].steps;
    await wish(5);
    const classes = new Set(steps(5).map((s) => s.effort));
    assert.ok(classes.size > 1, "a plan with work of more than one class");
    await page.wait(async () => (await page.all(".plan-group")).length === classes.size, "a group for each class");
    const easiest = await page.all(".plan-step");
    assert.ok(easiest.length > 0 && easiest.length < steps(5).length);
    for (let folded = classes.size - 1; folded > 0; folded--) {
      await page.click(".plan-group:not([open]) > summary");
      await page.wait(async () => (await page.all(".plan-group:not([open])")).length === folded - 1, "unfolded");
      // Its steps are drawn after it opens and push the next group down; only then does that group keep its position.
      await page.gone(".plan-group[open]:not(:has(.plan-step))");
    }
    await page.wait(async () => (await page.all(".plan-step")).length === steps(5).length, "all steps");
    await wish(4);
    await page.wait(async () => (await page.all(".plan-step")).length === steps(4).length, "the plan to 4 stars");
  });
});
