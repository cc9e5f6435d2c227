// Two states of one draft, the same product entered twice, and drafts that begin from an existing draft.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { violations } from "./lib/axe.mjs";

const MINE = {
  format: "sao-lang/draft",
  version: 2,
  edition: "qd26-2026",
  set: 8,
  created: "2026-09-01T02:03:04.567Z",
  changed: "2026-11-02T00:00:00.000Z",
  product: { name: "Cá khô một nắng" },
  applicant: { name: "HTX Hòa Bình", phone: "0900 000 188" },
  answers: { 1.1: { option: 3, note: "Cá của xã" }, 1.2: { option: 1 }, 3.1: { option: 3 }, 3.2: { option: 2 } },
  papers: [
    { paper: "trademark-certificate", state: "ready", number: "123" },
    { paper: "test-report", state: "ready", number: "9" },
  ],
};
/** The same draft after the member has continued it: changed later, one answer different, one answer more. */
const THEIRS = {
  ...MINE,
  changed: "2026-11-03T00:00:00.000Z",
  answers: { 1.1: { option: 2, note: "Mua thêm ngoài xã" }, 1.3: { option: 1 }, 3.1: { option: 3 }, 3.2: { option: 2 } },
};
/** The same product in a draft that was begun separately. */
const AGAIN = { ...MINE, created: "2026-10-01T02:03:04.567Z", product: { name: "CÁ KHÔ MỘT NẮNG" }, answers: { 1.1: { option: 1 } } };
const SISTER = {
  ...MINE,
  created: "2026-09-05T02:03:04.567Z",
  set: 9,
  product: { name: "Nước mắm" },
  applicant: { name: "HTX Hòa Bình" },
  answers: { 3.1: { option: 1 } },
  papers: [],
};

describe("years and versions", () => {
  let app, page, server, folder;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-merge-"));
    app = await startApp({ mine: MINE, sister: SISTER });
    ({ page, server } = app);
  });
  after(async () => {
    await stopApp(app ?? {});
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name, draft) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(draft));
    return path;
  };
  const onStartPage = async (path) => {
    await page.open(`${server.address}/`);
    await (await page.find("#import")).sendKeys(path);
    await page.at("/receive");
    await page.find("#take-nothing");
  };
  const collect = async (...paths) => {
    await page.open(`${server.address}/board/collect`);
    await (await page.find("#collect")).sendKeys(paths.join("\n"));
    await page.find("#take-nothing");
  };
  const drafts = () => page.storedDrafts();
  const known = new Set(["mine", "sister"]);
  /** The one draft that was added since the last call. */
  const begunDraft = async () => {
    const others = Object.entries(await drafts()).filter(([id]) => !known.has(id));
    assert.equal(others.length, 1);
    known.add(others[0][0]);
    return others[0];
  };

  it("put together by question, each as chosen, and taken back", async () => {
    await onStartPage(file("chi-hai.json", THEIRS));
    await page.see("Bản trong tệp được sửa sau bản trong máy.");
    await page.see("Trong máy này", ".merge-list");
    await page.press(await page.named("Gộp từng câu", "label"));
    await page.see("Câu 1.", ".merge-list legend");
    assert.deepEqual(await violations(page), []);
    // The later value is proposed; for this question the own value is chosen.
    const proposed = await page.script(`return [...document.querySelectorAll(".merge-list input:checked")].map((i) => i.parentElement.innerText.trim())`);
    assert.equal(proposed.length, 1);
    assert.match(proposed[0], /^Trong tệp: /);
    await page.click(".merge-list fieldset label");
    await page.click("#take");
    await page.see("Đã gộp hai bản của “Cá khô một nắng”.", "#collect-done");
    const merged = (await drafts()).mine;
    assert.deepEqual(
      // WebKit's driver returns members in a different order.
      Object.entries(merged.answers).map(([id, answer]) => [id, answer.option]).toSorted(),
      [["1.1", 3], ["1.2", 1], ["1.3", 1], ["3.1", 3], ["3.2", 2]],
    );
    assert.equal(merged.answers["1.1"].note, "Cá của xã");
    assert.equal(Object.keys(await drafts()).length, 2);
    await page.click("#collect-undo");
    await page.see("Đã trả lại như cũ");
    assert.deepEqual((await drafts()).mine, MINE);
  });

  it("the very same is not added again; the one that is here is offered", async () => {
    for (const open of [onStartPage, collect]) {
      await open(file("y-het.json", MINE));
      await page.find(`main a[href$="/draft/mine"]`);
      assert.equal((await page.all("#take")).length, 0);
      assert.deepEqual((await drafts()).mine, MINE);
      assert.equal(Object.keys(await drafts()).length, 2);
    }
  });

  it("warns of a product that is here already, on the start page and where many are collected", async () => {
    for (const open of [onStartPage, collect]) {
      await open(file("lan-nua.json", AGAIN));
      await page.see("Đã có bài chấm cùng tên sản phẩm và chủ thể", ".intake-twin");
      await page.find(`.intake-twin a[href$="/draft/mine"]`);
      assert.equal(Object.keys(await drafts()).length, 2, "nothing is stored before the tap");
    }
    await collect(file("lan-nua.json", AGAIN), file("khac.json", { ...AGAIN, created: "2026-10-02T00:00:00.000Z", product: { name: "Cá mòi" } }));
    assert.equal((await page.all(".collect-report .intake-twin")).length, 1);
  });

  it("warns of it where a draft comes by link or as a text", async () => {
    await page.open(`${server.address}/`);
    await page.press(await page.find("summary"));
    await page.script(`document.querySelector("#paste").value = arguments[0]`, JSON.stringify(AGAIN));
    await page.script(`document.querySelector("#paste-open").click()`);
    await page.see("Đã có bài chấm cùng tên sản phẩm và chủ thể", ".intake-twin");
  });

  it("begins a re-rating and leaves the old draft as it is", async () => {
    await page.open(`${server.address}/board/begin?from=mine&as=re-rating`);
    await page.find("#begin");
    assert.deepEqual(await violations(page), []);
    await page.click("#begin");
    await page.find(`#begin-done a[href*="/compare?ids=mine,"]`);
    const [id, begun] = await begunDraft();
    assert.deepEqual((await drafts()).mine, MINE);
    assert.equal(begun.kind, "re-rating");
    assert.equal(begun.answers["1.1"].option, 3);
    assert.deepEqual(begun.papers.map((p) => [p.paper, p.state ?? "none"]), [["trademark-certificate", "ready"], ["test-report", "none"]]);
    await page.click(`#begin-done a[href$="/draft/${id}"]`);
    await page.at(`/draft/${id}`);
  });

  it("begins another product of the applicant", async () => {
    await page.open(`${server.address}/board/begin?from=mine&as=product`);
    await page.find("#begin");
    assert.deepEqual(await violations(page), []);
    await page.click("#begin");
    await page.find("#begin-done");
    const [, begun] = await begunDraft();
    assert.equal(begun.product?.name ?? "", "");
    assert.deepEqual(begun.applicant, MINE.applicant);
    assert.deepEqual(begun.papers.map((p) => p.paper), ["trademark-certificate"]);
    assert.equal(begun.answers, undefined);
  });

  it("says what copying changes before, keeps what was answered otherwise, and takes it back", async () => {
    await page.open(`${server.address}/board/sisters?from=mine`);
    await page.press(await page.named("Nước mắm (HTX Hòa Bình)", "label"));
    await page.see("Nước mắm: 1 mục thông tin, 1 giấy tờ, 1 câu trả lời", "#sisters-summary");
    await page.see("Thay cả 1 câu sản phẩm kia đã trả lời khác");
    await page.press(await page.find("#sisters-summary summary"));
    assert.deepEqual(await violations(page), []);
    assert.deepEqual((await drafts()).sister, SISTER, "nothing is stored before the tap");
    await page.click("#sisters-copy");
    await page.see("Đã chép sang 1 sản phẩm");
    const copied = (await drafts()).sister;
    assert.equal(copied.answers["3.1"].option, 1, "what she answered otherwise stays");
    assert.equal(copied.answers["3.2"].option, 2);
    assert.equal(copied.applicant.phone, MINE.applicant.phone);
    await page.click("#sisters-undo");
    await page.see("Đã trả lại như cũ");
    const back = (await drafts()).sister;
    assert.deepEqual([back.answers, back.applicant, back.papers ?? []], [SISTER.answers, SISTER.applicant, []]);
  });
});
