// Files that members send: many at once; known and newer drafts are recognised, and each draft is stored whole or not
// at all.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import JSZip from "jszip";

import { startApp, stopApp } from "./lib/app.mjs";
import { violations } from "./lib/axe.mjs";
import { COMMAND } from "./lib/browser.mjs";
import { drafts } from "./lib/drafts.mjs";

const MEMBERS = drafts(200);
/** Five files that have no usable draft. */
const BROKEN = {
  "hong.json": "{",
  "khac.json": '{"format":"other"}',
  "moi.json": '{"format":"sao-lang/draft","version":99}',
  "anh.json": Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  "gia.zip": "PK\u0003\u0004 nothing",
};

describe("collecting", () => {
  let server, page, folder;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-collect-"));
    ({ server, page } = await startApp({ mine: MEMBERS[0].draft }));
  });
  after(async () => {
    await stopApp({ server, page });
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return path;
  };
  /** Stores the drafts of these files; the choice `choose` is made before. Returns the report on the screen. */
  const take = async (choose) => {
    await page.find("#take-nothing");
    if (choose) await page.press(await page.named(choose, "label"));
    if ((await page.all("#take")).length === 0) return page.text("main");
    await page.click("#take");
    return page.text("#collect-done");
  };
  const pick = async (paths) => {
    await page.open(`${server.address}/board/collect`);
    await (await page.find("#collect")).sendKeys(paths.join("\n"));
  };
  const send = async (paths, choose) => {
    await pick(paths);
    return take(choose);
  };
  const count = async () => Object.keys(await page.storedDrafts()).length;

  it("takes 195 of 200 files, names the five broken ones, and knows the one that is here", async () => {
    const good = MEMBERS.slice(0, 195).map(({ id, draft }) => file(`${id}.json`, draft));
    const bad = Object.entries(BROKEN).map(([name, content]) => file(name, content));
    await pick([...good.slice(0, 100), ...bad, ...good.slice(100)]);
    await page.see("194 mới, 0 bản khác, 1 đã có, 5 không nhận được");
    assert.equal(await count(), 1, "nothing is stored before the tap");
    const summary = await take();
    assert.ok(summary.includes("194 mới, 0 bản khác, 1 đã có, 5 không nhận được"), summary);
    const named = await page.script(`return [...document.querySelectorAll(".collect-bad strong")].map((s) => s.textContent)`);
    assert.deepEqual(named.toSorted(), Object.keys(BROKEN).toSorted());
    assert.equal(await count(), 195);
    const stored = Object.values(await page.storedDrafts()).map((d) => d.product.name);
    assert.deepEqual(stored.toSorted(), MEMBERS.slice(0, 195).map(({ draft }) => draft.product.name).toSorted());
    assert.deepEqual(await violations(page), []);
  });

  it("takes all back when asked", async () => {
    await page.click("#collect-undo");
    await page.see("Đã trả lại như cũ");
    assert.deepEqual(Object.keys(await page.storedDrafts()), ["mine"]);
  });

  it("lets a newer state take the place of an older one, and of two that come the later stays", async () => {
    const { draft } = MEMBERS[0];
    const newer = { ...draft, changed: "2026-12-01T00:00:00.000Z", answers: {} };
    const older = { ...draft, changed: "2025-12-01T00:00:00.000Z", answers: {} };
    let summary = await send([file("newer.json", newer), file("older.json", older)], "Lấy bản trong tệp");
    assert.ok(summary.includes("0 mới, 2 bản khác, 0 đã có"), summary);
    assert.deepEqual((await page.storedDrafts()).mine.changed, newer.changed);
    await page.click("#collect-undo");
    await page.see("Đã trả lại như cũ");
    assert.deepEqual((await page.storedDrafts()).mine.changed, draft.changed);
    // Both are kept unless the user chooses another way.
    summary = await send([file("newer.json", newer)]);
    assert.ok(summary.includes("0 mới, 1 bản khác"), summary);
    assert.equal(await count(), 2);
    await page.click("#collect-undo");
    await page.see("Đã trả lại như cũ");
  });

  it("never passes over a state that was changed before the one that is here", async () => {
    const { draft } = MEMBERS[0];
    const older = { ...draft, changed: "2025-12-01T00:00:00.000Z", answers: {} };
    const files = [file("cu.json", older), file("khac.json", MEMBERS[190].draft)];
    await pick(files);
    await page.see("1 mới, 1 bản khác, 0 đã có");
    await page.press(await page.named("Khác ở những chỗ nào", "summary"));
    await page.see("Bản trong tệp được sửa trước bản trong máy.", ".intake-differing");
    await page.find(".merge-list li");
    assert.deepEqual(await violations(page), []);
    const summary = await take();
    assert.ok(summary.includes("1 mới, 1 bản khác"), summary);
    assert.equal(await count(), 3, "both states are kept, and the other draft");
    await page.click("#collect-undo");
    await page.see("Đã trả lại như cũ");
    assert.deepEqual(Object.keys(await page.storedDrafts()), ["mine"]);
    // To keep only the own draft, the user must choose that.
    await pick(files);
    await page.press(await page.named("Giữ bản trong máy", "label"));
    await page.see("Giữ bản", ".collect-report");
    await take();
    assert.equal(await count(), 2);
    await page.click("#collect-undo");
    await page.see("Đã trả lại như cũ");
  });

  it("takes an electronic dossier with its photos", async () => {
    const draft = {
      ...MEMBERS[1].draft,
      papers: [{ paper: "vietgap", state: "ready", files: [{ id: "photo1", name: "giay.jpg", media_type: "image/jpeg", bytes: 4 }] }],
    };
    mkdirSync(join(folder, "ho-so"));
    writeFileSync(join(folder, "ho-so", "photo1"), Buffer.from([0xff, 0xd8, 0xff, 0xd9]));
    const json = file("ho-so.json", draft);
    execFileSync(COMMAND, ["dossier", json, "-o", join(folder, "ho-so.zip")]);
    const summary = await send([join(folder, "ho-so.zip")]);
    assert.ok(summary.includes("1 mới"), summary);
    const { type, bytes } = await page.attachment("photo1");
    assert.deepEqual([bytes, type], [4, "image/jpeg"]);
  });

  it("takes the good draft of an archive of which another is broken, and names that one", async () => {
    const zip = new JSZip();
    zip.file("a.json", JSON.stringify(MEMBERS[2].draft));
    zip.file("b.json", "{");
    const before = await count();
    const summary = await send([file("hai.zip", await zip.generateAsync({ type: "nodebuffer" }))]);
    assert.ok(summary.includes("1 mới") && summary.includes("1 không nhận được"), summary);
    await page.see("hai.zip: b.json", ".collect-bad");
    assert.equal(await count(), before + 1);
  });

  it("takes what another app shares with the installed one, once", async () => {
    await page.open(`${server.address}/`);
    await page.wait(() => page.script("return Boolean(navigator.serviceWorker.controller)"), "no service worker");
    const { draft } = MEMBERS[4];
    const answer = await page.driver.executeAsyncScript(
      `const [text, done] = arguments;
       const form = new FormData();
       form.append("files", new File([text], "chia-se.json", { type: "application/json" }));
       form.append("files", new File(["{"], "hong.json", { type: "application/json" }));
       fetch("/board/collect", { method: "POST", body: form }).then((response) => done(response.url), (error) => done(String(error)));`,
      JSON.stringify(draft),
    );
    assert.equal(answer, `${server.address}/board/collect?shared`);
    const before = await page.storedDrafts();
    await page.open(answer);
    await page.see("Ứng dụng khác gửi đến 2 tệp", "#shared");
    await page.see("chia-se.json", ".collect-report");
    assert.deepEqual(await page.storedDrafts(), before, "nothing is stored before the tap");
    // After a reload the files are still there.
    await page.open(answer);
    const summary = await take();
    assert.ok(summary.includes("1 mới") && summary.includes("1 không nhận được"), summary);
    await page.see("chia-se.json", ".collect-report");
    await page.open(answer);
    await page.find("#collect");
    await page.gone("#shared");
    assert.equal((await page.all("#take-nothing")).length, 0);
  });

  it("says when the device is full, and harms nothing that is there", async () => {
    await page.script(`
      const filler = "x".repeat(100000);
      for (let n = 0; ; n++) { try { localStorage.setItem("filler" + n, filler); } catch { break; } }
      for (let n = 0; ; n++) { try { localStorage.setItem("crumb" + n, "x".repeat(500)); } catch { break; } }`);
    const before = await page.storedDrafts();
    const summary = await send([file("day.json", MEMBERS[3].draft)]);
    assert.ok(summary.includes("1 không nhận được"), summary);
    await page.see("bộ nhớ trình duyệt đã đầy", ".collect-bad");
    assert.deepEqual(await page.storedDrafts(), before);
  });
});
