// What was handed in: frozen with one tap, compared with what there is now, and amended; it stays through backup and
// restore, and a damaged round is told and kept.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { emptyDevice, startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { COMMAND, FIXTURES, onlyBlobs } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";
import { pagesOf } from "./lib/pdf.mjs";
import { PIXELS } from "./lib/sheets.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const DRAFT = { ...SAMPLE, papers: [{ paper: "material-invoices", state: "ready", number: "7" }] };

describe("what was handed in", () => {
  let server, page, folder, code, state;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-handed-in-"));
    for (const [place, picture] of PIXELS.entries()) {
      mkdirSync(join(folder, `${place}`));
      writeFileSync(join(folder, `${place}`, "hoa-don.png"), picture);
    }
    ({ server, page } = await startApp({ aa: DRAFT }));
  });
  after(async () => {
    await stopApp({ server, page });
    rmSync(folder, { recursive: true });
  });

  const at = (path) => page.open(`${server.address}/draft/aa/${path}`);
  const draft = async () => (await page.storedDrafts()).aa;
  const rounds = async () => (await draft()).handed_in ?? [];
  const number = async (count) => page.wait(async () => (await rounds()).length === count, `there are not ${count} rounds`);
  const file = (place) => join(folder, `${place}`, "hoa-don.png");
  /** The content of an attachment on the device. */
  const bytes = async (id) => {
    const values = await page.driver.executeAsyncScript(
      `const [id, done] = arguments;
       indexedDB.open("sao-lang").onsuccess = ({ target: { result: database } }) => {
         const get = database.transaction("attachments").objectStore("attachments").get(id);
         get.onsuccess = () => { database.close(); done([...new Uint8Array(get.result[1])]); };
       };`,
      id,
    );
    return Buffer.from(values);
  };
  const type = async (id, text) => {
    const field = await page.find(`#${id}`);
    await field.clear();
    await field.sendKeys(text);
  };
  /** The next download; it is taken away, because a later one may have the same name. */
  const download = async (extension) => {
    const name = await page.wait(() => {
      const found = readdirSync(page.downloads).find((file) => file.endsWith(extension));
      return found && statSync(join(page.downloads, found)).size > 0 ? found : null;
    }, `no download ending in ${extension}`);
    const content = readFileSync(join(page.downloads, name));
    rmSync(join(page.downloads, name));
    return { name, content };
  };
  /** The text of a PDF, where the machine can read it. */
  const pdfText = (content) => {
    const path = join(folder, "seen.pdf");
    writeFileSync(path, content);
    try {
      return execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
    } catch (problem) {
      if (problem.code === "ENOENT") return null;
      throw problem;
    }
  };

  it("is frozen with one tap, each file with its SHA-256", async () => {
    await at("papers/0");
    await (await page.find("#attach")).sendKeys(file(0));
    await page.see("hoa-don.jpg", ".files");
    await page.wait(async () => (await draft()).papers[0].files?.length === 1, "the photo is not kept");
    await at("export");
    await page.click("#to-handed-in");
    await page.find("#freeze");
    assert.equal(await page.script("return document.querySelector('#handed-in-place').value"), SAMPLE.applicant.commune);
    assert.equal((await page.all(".button.primary")).length, 1);
    await assertAccessible(page);
    await page.click("#freeze");
    await number(1);
    const [round] = await rounds();
    code = round.code;
    state = round.state;
    assert.match(code, /^[34679ACDEFGHJKMNPQRTUVWXY]{4}-[34679ACDEFGHJKMNPQRTUVWXY]{4}$/);
    const [{ id }] = (await draft()).papers[0].files;
    const sha256 = createHash("sha256").update(await bytes(id)).digest("hex");
    assert.deepEqual(round.files, [{ id, sha256 }]);
    assert.match(round.on, /^\d{4}-\d\d-\d\d$/);
    assert.equal(round.place, SAMPLE.applicant.commune);
    await page.see(`Đã ghi lại bản đã nộp. Mã bản nộp: ${code}.`, "#frozen");
    await page.see("Chưa có gì khác với bản đã nộp.", "#round-0");
    assert.equal((await page.all("#amendment-pdf")).length, 0);
  });

  it("has its code on the forms as long as nothing differs", async () => {
    await at("print/ho-so-ocop-nop");
    await page.see(`Mã bản nộp: ${code}`, "article.paper");
  });

  it("gets the number of its receipt later, and nothing frozen changes", async () => {
    await at("handed-in");
    await type("receipt-0", "15/TN");
    await page.wait(async () => (await rounds())[0].receipt === "15/TN", "the number is not kept");
    const [round] = await rounds();
    assert.deepEqual([round.state, round.code], [state, code]);
  });

  it("is told apart from what there is now, criterion by criterion and paper by paper", async () => {
    await at("question/1.1");
    const others = await page.all(".question > fieldset input[type=radio]:not(:checked)");
    const before = (await draft()).answers["1.1"].option;
    await page.press(others[0]);
    await page.wait(async () => (await draft()).answers["1.1"].option !== before, "the answer is not kept");
    await at("papers/0");
    await page.press(await page.named("Bỏ tệp", ".files button"));
    await page.wait(async () => ((await draft()).papers[0].files ?? []).length === 0, "the photo is still there");
    await (await page.find("#attach")).sendKeys(file(1));
    await page.see("hoa-don.jpg", ".files");
    await page.wait(async () => (await draft()).papers[0].files?.length === 1, "the photo is not kept");
    await at("handed-in");
    await page.see("Tiêu chí 1.1.", "#round-0");
    await page.see("Thay bằng tệp: hoa-don.jpg", "#round-0");
    await page.see("Bản đã nộp", "#round-0 .differences");
    await page.see("2 chỗ khác với bản đã nộp", "#round-0");
    const main = await page.script("return [...document.querySelectorAll('.button.primary')].map((b) => b.id)");
    assert.deepEqual(main, ["amendment-pdf"]);
    await assertAccessible(page);
    assert.deepEqual(await misfits(page), { cut: [], small: [], unreachable: [], wide: 0 });
  });

  it("has no code on the forms any more", async () => {
    await at("print/ho-so-ocop-nop");
    await page.find("article.paper p");
    assert.ok(!(await page.text("article.paper")).includes("Mã bản nộp"));
  });

  it("is amended by a cover sheet as PDF, for Word, and on the screen", async () => {
    await at("handed-in");
    await page.click("#amendment-pdf");
    const pdf = await download(".pdf");
    assert.match(pdf.name, /^giay-sua-doi_ca-kho-ba-hai.*\.pdf$/);
    assert.ok(pagesOf(pdf.content.toString("base64")) >= 1);
    const said = pdfText(pdf.content);
    for (const words of ["GIẤY ĐỀ NGHỊ SỬA ĐỔI, BỔ SUNG HỒ SƠ", code, "15/TN", "Thay bằng tệp"]) {
      assert.ok(said === null || said.includes(words), `${words} is not in ${said}`);
    }
    await page.click("#amendment-word");
    const word = await download(".docx");
    assert.match(word.name, /^giay-sua-doi_.*\.docx$/);
    await page.clickNamed("Xem và in giấy đề nghị sửa đổi");
    await page.see("GIẤY ĐỀ NGHỊ SỬA ĐỔI, BỔ SUNG HỒ SƠ", "article.paper");
    await page.see(code, "article.paper");
    await page.see("Tiêu chí 1.1.", "article.paper");
    await assertAccessible(page);
    await page.click("#make-pdf");
    assert.equal((await download(".pdf")).name, pdf.name);
    await page.clickNamed("Về trang bản đã nộp");
    await page.find("#round-0");
  });

  it("is the same for the command", async () => {
    const path = join(folder, "draft.json");
    writeFileSync(path, JSON.stringify(await draft()));
    mkdirSync(join(folder, "draft"));
    const [{ id }] = (await draft()).papers[0].files;
    writeFileSync(join(folder, "draft", id), await bytes(id));
    const { rounds } = JSON.parse(execFileSync(COMMAND, ["handed-in", path], { encoding: "utf8" }));
    assert.equal(rounds.length, 1);
    assert.equal(rounds[0].code, code);
    assert.deepEqual(rounds[0].state.intact.differences.map(({ group }) => group), ["criteria", "papers"]);
  });

  it("cannot be frozen while another level is tried", async () => {
    await at("question/1.5");
    await page.clickNamed("Thử mức khác mà không lưu");
    await page.find(".what-if");
    // The app's own links, which do not end the what-if.
    await page.click("a[href$='/draft/aa']");
    await page.click("details.more-steps summary");
    await page.click("a.step[href$='/handed-in']");
    await page.see("Bạn đang thử mức khác");
    assert.equal((await page.all("#freeze")).length, 0);
    await page.clickNamed("Bỏ, trả lại như cũ");
    await page.find("#freeze");
  });

  it("is frozen again as a further round, and the first stays as it was", async () => {
    const [first] = await rounds();
    await at("handed-in");
    await type("handed-in-receipt", "22/TN");
    await page.click("#freeze");
    await number(2);
    const [kept, second] = await rounds();
    assert.deepEqual(kept, first);
    assert.equal(second.receipt, "22/TN");
    assert.notEqual(second.code, code);
    await page.see("Chưa có gì khác với bản đã nộp.", "#round-1");
    await page.click("#earlier-rounds > summary");
    await page.see("Tiêu chí 1.1.", "#round-0");
    await assertAccessible(page);
  });

  it("stays through backup and restore", { skip: onlyBlobs }, async () => {
    const before = await rounds();
    await page.open(`${server.address}/backup`);
    await page.click("#make-backup");
    const { path } = await page.downloaded(".zip");
    await page.see("Đã tạo tệp");
    await emptyDevice({ server, page }, "sao-lang", "sao-lang-journal");
    await page.open(`${server.address}/backup`);
    await (await page.find("#restore")).sendKeys(path);
    await page.click("#restore-go");
    await page.see("Đã lấy lại 1 bài chấm");
    assert.deepEqual(await rounds(), before);
    await at("handed-in");
    await page.see("Chưa có gì khác với bản đã nộp.", "#round-1");
  });

  it("that is damaged or altered is told, and kept", async () => {
    const whole = await draft();
    const [first, second] = whole.handed_in;
    const all = [{ ...first, state: "x" }, { ...second, code: "AAAA-AAAA" }, { on: 7 }, first];
    const path = join(folder, "damaged.json");
    writeFileSync(path, JSON.stringify({ ...whole, created: "2026-01-02T00:00:00.000Z", handed_in: all }));
    await page.open(`${server.address}/`);
    await (await page.find("#import")).sendKeys(path);
    const took = async () => Object.entries(await page.storedDrafts()).find(([id]) => id !== "aa");
    await page.click("#take");
    await page.wait(async () => (await took()) !== undefined, "the draft is not taken");
    const [id, taken] = await took();
    assert.deepEqual(taken.handed_in, all);
    await page.open(`${server.address}/draft/${id}/handed-in`);
    await page.see("2 chỗ khác với bản đã nộp", "#round-3");
    await page.click("#earlier-rounds > summary");
    await page.see("Không đọc được bản này", "#round-0");
    await page.see("đã bị sửa", "#round-1");
    await page.see("Không đọc được bản này", "#round-2");
    await page.click("#freeze");
    await page.wait(async () => (await took())[1].handed_in.length === 5, "no further round");
    assert.deepEqual((await took())[1].handed_in.slice(0, 4), all);
    await assertAccessible(page);
  });
});
