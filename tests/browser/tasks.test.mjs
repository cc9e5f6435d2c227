// The tasks by member: tasks, sheets, one calendar; and the joint plan as a working paper.

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
const SHARED = "trademark-certificate";

/** A product of a company, whose shared paper is being prepared. */
const product = (name, more = {}) => ({
  ...SAMPLE,
  created: `2026-01-01T00:00:00.${String(name.length).padStart(3, "0")}Z`,
  product: { ...SAMPLE.product, name },
  papers: [{ paper: SHARED, state: "preparing", due: "2026-02-03" }],
  ...more,
});
const DRAFTS = {
  one: product("Kẹo lạc"),
  two: product("Kẹo vừng", { applicant: { ...SAMPLE.applicant, name: SAMPLE.applicant.name.toUpperCase() } }),
  other: product("Nước mắm", { papers: [], applicant: { name: "Hợp tác xã Biển", phone: "0912 345 678" } }),
  broken: "{",
};

describe("the tasks of a co-operative's members", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp(DRAFTS));
  });
  after(() => stopApp({ server, page }));

  const members = () =>
    page.script(`return [...document.querySelectorAll(".task-member > summary")].map((s) => s.textContent)`);
  /** The items of the shared paper. */
  const shared = () =>
    page.script(
      `return [...document.querySelectorAll(".task")].filter((t) => t.textContent.includes("nhãn hiệu"))
         .map((t) => ({ text: t.textContent, done: t.querySelector("input").checked,
           links: [...t.querySelectorAll(".task-places a")].map((a) => a.getAttribute("href")) }))
         .filter((t) => t.links.length === 2)`,
    );

  it("are reached from the board, by member, and say which drafts cannot be read", async () => {
    await page.open(`${server.address}/board`);
    await page.find(".board");
    await page.clickNamed("Việc cần làm");
    await page.at("/board/tasks");
    await page.find("#tasks-found");
    await page.see("1 bài chấm không đọc được");
    const found = await members();
    assert.equal(found.length, 2);
    assert.ok(found.some((text) => text.includes(SAMPLE.applicant.name) || text.includes(SAMPLE.applicant.name.toUpperCase())));
    assert.ok(found.some((text) => text.includes("Hợp tác xã Biển: 1 sản phẩm")));
  });

  it("name a shared paper once, with both products and the day of the paper", async () => {
    const [only, ...more] = await shared();
    assert.deepEqual(more, []);
    assert.ok(only.text.includes("Đã trễ, hạn: 03/02/2026"), only.text);
    assert.deepEqual(only.links.toSorted(), ["/draft/one/papers/0", "/draft/two/papers/0"]);
  });

  it("are ticked in every product that they serve, and stay so after a reload", async () => {
    await page.script(
      `[...document.querySelectorAll(".task")].find((t) => t.textContent.includes("nhãn hiệu") && t.querySelectorAll(".task-places a").length === 2)
         .querySelector("input").click()`,
    );
    await page.wait(async () => {
      const stored = await page.storedDrafts();
      return ["one", "two"].every((id) => stored[id].work?.tasks?.[`paper:${SHARED}`]?.done);
    }, "it is not noted in both drafts");
    await page.reload();
    await page.find("#tasks-found");
    assert.deepEqual(await shared(), [], "what is done is not open");
    await page.choose("#tasks-show", "Đã xong");
    await page.wait(async () => (await shared()).length === 1, "what is done is not there");
    const [only] = await shared();
    assert.equal(only.done, true);
  });

  it("done for one product only, say so", async () => {
    const stored = await page.storedDrafts();
    const { work, ...two } = stored.two;
    assert.ok(work);
    await page.store("two", two);
    await page.reload();
    await page.find("#tasks-found");
    await page.wait(async () => (await shared()).length === 1, "the paper is not open again");
    const [only] = await shared();
    assert.equal(only.done, false);
    assert.ok(only.text.includes("Đã xong ở 1 trên 2 sản phẩm"), only.text);
  });

  it("keep who does them and by when", async () => {
    const task = await page.script(`
      const task = document.querySelector(".task-member:last-of-type .task");
      task.querySelector(".task-edit").open = true;
      return task.querySelector("input[type=checkbox]") !== null;`);
    assert.ok(task);
    await page.find(".task-member:last-of-type .task input[type=date]");
    await page.script(`
      const task = document.querySelector(".task-member:last-of-type .task");
      for (const [kind, value] of [["text", "Chị Lan"], ["date", "2099-05-06"]]) {
        const field = task.querySelector("input[type=" + kind + "]");
        field.value = value;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }`);
    await page.see("Hạn: 06/05/2099");
    await page.see("Người làm: Chị Lan");
    const stored = await page.storedDrafts();
    const notes = Object.values(stored).flatMap((draft) => Object.values(draft?.work?.tasks ?? {}));
    assert.ok(notes.some((note) => note.person === "Chị Lan" && note.due === "2099-05-06"));
    await page.find("#tasks-who");
    await page.choose("#tasks-who", "Chị Lan");
    await page.see("1 việc, 1 thành viên", "#tasks-found");
    await page.choose("#tasks-who", "Mọi người");
  });

  it("lead to the place in the draft", async () => {
    const href = await page.script(`return document.querySelector(".task-places a").getAttribute("href")`);
    await page.click(".task-places a");
    await page.at(href.split("#")[0]);
    await page.find("main h1");
  });

  it("make a sheet of a member, an archive of all, and a calendar with each round once", async () => {
    await page.open(`${server.address}/board/tasks`);
    await page.find("#tasks-found");
    await page.clickNamed("Tải phiếu (Word)");
    const sheet = await page.downloaded(".docx");
    assert.match(sheet.name, /^phieu-viec_.+\.docx$/);
    const text = await (await JSZip.loadAsync(sheet.bytes)).file("word/document.xml").async("string");
    assert.ok(text.includes("PHIẾU VIỆC CẦN LÀM") && text.includes("☐"));
    await page.clickNamed("Phiếu việc và lịch");
    await page.click("#sheets-zip");
    const archive = await JSZip.loadAsync((await page.downloaded(".zip")).bytes);
    assert.equal(Object.keys(archive.files).length, 2, Object.keys(archive.files).join());
    await page.click("#tasks-calendar");
    const calendar = (await page.downloaded(".ics")).bytes.toString("utf8").replaceAll("\r\n ", "");
    const uids = [...calendar.matchAll(/^UID:(.+)$/gm)].map(([, uid]) => uid.trim()).filter((uid) => !uid.startsWith("alarm"));
    assert.equal(new Set(uids).size, uids.length);
    for (const round of ["papers-", "hand-in-", "rated-"]) {
      assert.equal(uids.filter((uid) => uid.startsWith(round)).length, 2, round);
    }
    // The due date of a task of a third product; a calendar has no past dates.
    assert.match(calendar, /DTSTART;VALUE=DATE:20990506/);
    assert.match(calendar, /SUMMARY:[^\r\n]*Nước mắm/);
    assert.doesNotMatch(calendar, /DTSTART;VALUE=DATE:20260203/);
  });

  it("are written as a message", async () => {
    await page.clickNamed("Gửi tin nhắn");
    const text = () => page.script(`return document.querySelector(".task-message textarea")?.value ?? ""`);
    await page.wait(async () => (await text()).includes("việc cần làm cho hồ sơ OCOP"), "no message");
    assert.ok((await text()).includes("☐"));
  });

  it("are printed as sheets", async () => {
    await page.clickNamed("In phiếu của mọi thành viên");
    await page.find("article.paper table");
    await page.see("PHIẾU VIỆC CẦN LÀM", "article.paper");
    await page.clickNamed("Về danh sách việc");
    await page.find("#tasks-found");
  });

  for (const language of ["vi", "en"]) {
    it(`have nothing for axe to find (${language})`, async () => {
      await page.speak(language);
      await page.open(`${server.address}/board/tasks`);
      await page.speaks(language);
      await page.find(".task");
      assert.deepEqual(await violations(page), []);
    });
  }
});

describe("the joint plan as a working paper", () => {
  let server, page;
  /** The chosen number of products to lift. */
  let count;
  // The same drafts on every run; one of them would be rejected.
  const all = drafts(5, { applicants: 2, seed: 3 });
  const [key] = assess({ ...all[0].draft, knock_outs: {} }).open_knock_outs;

  before(async () => {
    assert.ok(key, "its set asks about no condition");
    const byId = Object.fromEntries(all.map(({ id, draft }) => [id, draft]));
    byId.d0 = { ...byId.d0, knock_outs: { [key]: true } };
    ({ server, page } = await startApp(byId));
    await page.open(`${server.address}/board/joint?ids=d0,d1,d2,d3,d4`);
    await page.find(".joint-steps li");
  });
  after(() => stopApp({ server, page }));

  it("does not lift what would be rejected, and says first what to put right", async () => {
    const name = all[0].draft.product.name;
    const lifted = await page.script(`return [...document.querySelectorAll(".joint-lifted li")].map((l) => l.textContent)`);
    assert.ok(lifted.length > 0 && !lifted.includes(name), lifted.join());
    await page.see(name, ".board-rejected");
    const first = await page.script(`
      return [...document.querySelectorAll(".joint-first li")].filter((l) => l.textContent.includes(arguments[0]))
        .map((l) => [l.textContent, l.querySelector("a").getAttribute("href")])[0]`, name);
    assert.ok(first[0].startsWith("Khắc phục: "), first[0]);
    assert.equal(first[1], `/draft/d0/check/${key}`);
    // In each member's part, the conditions and papers come before the steps.
    const orders = await page.script(`
      return [...document.querySelectorAll(".joint-member")].map((part) =>
        [...part.querySelectorAll(".joint-first, .joint-steps")].map((list) => list.className))`);
    assert.ok(orders.every((order) => order.indexOf("joint-first") <= 0), JSON.stringify(orders));
  });

  it("tells time and cost, never a weight", async () => {
    const text = await page.text();
    assert.ok(!/công sức:? \d/.test(text), text.match(/công sức:? \d+/)?.[0]);
    assert.match(await page.text(".joint-load"), /việc vài (ngày|tuần|tháng).*đồng/);
  });

  it("keeps the user's figures on the device", async () => {
    await page.click("#joint-costs > summary");
    await page.see("không có trong quy định nào", "#joint-costs");
    const before = await page.text(".joint-load");
    await page.script(`
      for (const kind of ["days", "weeks", "months", "seasons"]) {
        const field = document.querySelector("#cost-" + kind + "-to");
        field.value = "7000000000";
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }`);
    await page.wait(async () => (await page.text(".joint-load")) !== before, "the sum stays as it was");
    const changed = await page.text(".joint-load");
    await page.reload();
    await page.find(".joint-load");
    assert.equal(await page.text(".joint-load"), changed);
  });

  it("keeps what is chosen in the address", async () => {
    count = await page.script(`
      const list = document.querySelector("#joint-count");
      const other = [...list.options].find((option) => !option.selected);
      list.value = other.value;
      list.dispatchEvent(new Event("change", { bubbles: true }));
      return Number(other.value) + 1;`);
    await page.wait(async () => (await page.driver.getCurrentUrl()).includes(`count=${count}`), "the address stays as it was");
    await page.reload();
    await page.find(".joint-lifted li");
    assert.equal((await page.all(".joint-lifted li")).length, count);
  });

  it("is written for Word and Excel, and printed", async () => {
    await page.click("#joint-docx");
    const text = await (await JSZip.loadAsync((await page.downloaded(".docx")).bytes)).file("word/document.xml").async("string");
    assert.ok(text.includes("KẾ HOẠCH CHUNG") && text.includes("Làm trước: điều kiện và giấy tờ"));
    await page.click("#joint-xlsx");
    const book = await JSZip.loadAsync((await page.downloaded(".xlsx")).bytes);
    assert.ok(book.file("xl/worksheets/sheet1.xml"));
    await page.clickNamed("In kế hoạch hoặc lưu PDF");
    await page.find("article.paper table");
    await page.clickNamed("Về kế hoạch chung");
    await page.find(".joint-lifted li");
    assert.equal((await page.all(".joint-lifted li")).length, count, "the choice is still there");
  });

  for (const language of ["vi", "en"]) {
    it(`has nothing for axe to find (${language})`, async () => {
      await page.speak(language);
      await page.open(`${server.address}/board/joint?ids=d0,d1,d2,d3,d4`);
      await page.speaks(language);
      await page.find(".joint-steps li");
      assert.deepEqual(await violations(page), []);
    });
  }
});

describe("a product that would be rejected", () => {
  let server, page;
  const [key] = Object.keys(SAMPLE.knock_outs);

  before(async () => {
    ({ server, page } = await startApp({ bad: { ...SAMPLE, knock_outs: { ...SAMPLE.knock_outs, [key]: true } } }));
  });
  after(() => stopApp({ server, page }));

  it("has what is to be put right on its plan, each linked to its place", async () => {
    await page.open(`${server.address}/draft/bad/plan`);
    await page.see("khắc phục những điều này", ".alert");
    const links = await page.script(
      `return [...document.querySelectorAll(".alert li a")].map((a) => [a.getAttribute("href"), a.textContent.trim().length > 0])`,
    );
    assert.deepEqual(links, [[`/draft/bad/check/${key}`, true]]);
  });
});
