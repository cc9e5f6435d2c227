// Photos and files of papers: their bytes are deleted only when no draft names them, and the user may leave the screen
// while a photo is being added.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";
import { PIXELS } from "./lib/sheets.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const PAPERS = [{ paper: "label-sample" }, { paper: "material-invoices" }];
const SPEAKS_OF_A_CRASH = "Sao Làng gặp sự cố";

describe("an attachment", () => {
  let server, page, folder;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-attachments-"));
    writeFileSync(join(folder, "mot.png"), PIXELS[0]);
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    ({ server, page } = await startApp({ aa: { ...SAMPLE, papers: PAPERS } }));
  });
  afterEach(() => stopApp({ server, page }));

  const at = (path) => `${server.address}/draft/${path}`;
  const files = async (id = "aa") => ((await page.storedDrafts())[id]?.papers ?? []).flatMap((paper) => paper.files ?? []);
  const there = async (id) => (await page.attachment(id)) !== null;

  /** Adds a photo to the first paper; returns its id. */
  async function attach() {
    await page.open(at("aa/papers/0"));
    await (await page.find("#attach")).sendKeys(join(folder, "mot.png"));
    await page.see("mot.jpg", ".files");
    await page.wait(async () => (await files()).length === 1, "not kept");
    return (await files())[0].id;
  }

  const remove = async () => page.press(await page.named("Bỏ tệp", ".files button"));

  it("that is removed goes at once, with its bytes", async () => {
    const id = await attach();
    assert.ok(await there(id));
    await remove();
    await page.wait(async () => (await files()).length === 0, "the draft still names it");
    await page.wait(async () => !(await there(id)), "its bytes are still there");
  });

  it("that is removed in a what-if is there when that is dropped", async () => {
    const id = await attach();
    await page.open(at("aa/question/1.5"));
    await page.clickNamed("Thử mức khác mà không lưu");
    await page.find(".what-if");
    // The app's own links, which do not end the what-if.
    await page.click("a.step[href$='/papers'], a[href$='/draft/aa']");
    await page.click("a[href$='/papers']");
    await page.click("a[href$='/papers/0']");
    await page.see("mot.jpg", ".files");
    await remove();
    await page.gone(".files li");
    await page.clickNamed("Bỏ, trả lại như cũ");
    await page.see("mot.jpg", ".files");
    // A later visit deletes the bytes that no draft names.
    await page.open(at("aa/papers"));
    await page.find("nav.buttons");
    assert.equal((await files()).length, 1);
    assert.ok(await there(id), "the draft names bytes that are gone");
  });

  it("that is removed in a copy is still there for the other draft", async () => {
    const id = await attach();
    await page.store("bb", (await page.storedDrafts()).aa);
    await remove();
    await page.wait(async () => (await files()).length === 0, "the draft still names it");
    await page.open(at("bb/papers/0"));
    await page.see("mot.jpg", ".files");
    assert.ok(await there(id), "the copy names bytes that are gone");
    await remove();
    await page.wait(async () => !(await there(id)), "nothing names it any more");
  });

  it("of the user's is not forgotten with an exercise that names it", async () => {
    const id = await attach();
    await page.script(
      "sessionStorage.setItem('sao-lang/draft/practice-rx-1', arguments[0])",
      JSON.stringify({ ...SAMPLE, papers: [{ paper: "label-sample", files: [{ id, name: "x.jpg", media_type: "image/jpeg", bytes: 1 }] }] }),
    );
    await page.open(`${server.address}/practice`);
    await page.click("#reset-practice");
    await page.see("Các mẫu đã như lúc đ");
    await page.open(at("aa/papers"));
    await page.find("nav.buttons");
    assert.ok(await there(id), "the draft names bytes that are gone");
  });

  it("that is worked on when the draft is left crashes nothing, and is not half there", async () => {
    const released = () => server.release();
    await page.open(at("aa/papers/0"));
    // The worker's program is held back, so the photo is being added for as long as the test wants.
    await page.script("localStorage.setItem('x', 'x')");
    server.hold(/\/worker-[^/]*\/.*\.wasm$/);
    await page.open(at("aa/papers/1"));
    await (await page.find("#attach")).sendKeys(join(folder, "mot.png"));
    await page.see("Đang", ".status:not(.hint)");
    await page.click("a.brand");
    await page.find("main .draft");
    released();
    await page.click("main .draft a");
    await page.find("nav.steps");
    assert.ok(!(await page.text("body")).includes(SPEAKS_OF_A_CRASH));
    await page.open(at("aa/papers/1"));
    await (await page.find("#attach")).sendKeys(join(folder, "mot.png"));
    await page.see("mot.jpg", ".files");
    assert.equal((await files()).length, 1);
  });

  it("that is worked on when another screen of the draft is opened is added to its paper, wherever that stands by then", async () => {
    server.hold(/\/worker-[^/]*\/.*\.wasm$/);
    await page.open(at("aa/papers/1"));
    await (await page.find("#attach")).sendKeys(join(folder, "mot.png"));
    await page.see("Đang", ".status:not(.hint)");
    await page.clickNamed("Về sổ giấy tờ");
    await page.click("a[href$='/papers/0']");
    await page.press(await page.named("Bỏ giấy này khỏi sổ", "button"));
    await page.press(await page.named("Bỏ hẳn", "dialog button"));
    await page.wait(async () => (await page.storedDrafts()).aa.papers.length === 1, "the paper is still there");
    server.release();
    await page.wait(async () => (await files()).length === 1, "the photo is not added");
    const [paper] = (await page.storedDrafts()).aa.papers;
    assert.equal(paper.paper, "material-invoices");
    assert.ok(await there(paper.files[0].id));
  });
});
