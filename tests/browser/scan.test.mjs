// The scanner: photos of a paper become its pages. The photos are made by
// `cargo run --release -p sao-lang-scan --example photos tests/fixtures/photos`.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { FIXTURES, Key, PHONE } from "./lib/browser.mjs";
import { misfits } from "./lib/fit.mjs";
import { keys } from "./lib/keyboard.mjs";
import { goOffline, goOnline, keptInFull } from "./lib/offline.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const CLEAR = join(FIXTURES, "photos/clear.jpg");
const BAD = join(FIXTURES, "photos/dark-and-blurred.jpg");
/** Where the corners of the sheet in the clear photo are, in percent; the example prints them. */
const CORNERS = [[17.3, 6.3], [98.4, 11.3], [77, 86], [16.1, 77.1]];
/** The start of a PNG that says it has 40,000 by 40,000 pixels. */
const HUGE = Buffer.from("89504e470d0a1a0a0000000d4948445200009c4000009c400802000000", "hex");

describe("the scanner", () => {
  let server, page, folder;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "sao-lang-scan-"));
    writeFileSync(join(folder, "hong.jpg"), "no picture");
    writeFileSync(join(folder, "lon.png"), HUGE);
  });
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    ({ server, page } = await startApp({ aa: { ...SAMPLE, papers: [{ paper: "label-sample" }] } }));
  });
  afterEach(() => stopApp({ server, page }));

  const open = () => page.open(`${server.address}/draft/aa/papers/0/scan`);
  const files = async () => (await page.storedDrafts()).aa.papers[0].files ?? [];
  const give = async (id, ...paths) => (await page.find(`#${id}`)).sendKeys(paths.join("\n"));
  /** The corners as the screen has them, in percent of the width and height. */
  const corners = () =>
    page.script(
      `return [...document.querySelectorAll(".scan-corner")].map((corner) =>
         ["cx", "cy"].map((name) => parseFloat(corner.getAttribute(name))));`,
    );
  /** Waits for the picture of the page, and resolves to its width and height. */
  const pageSize = async () => {
    await page.find(".scan-page");
    const size = "const page = document.querySelector('.scan-page'); return page?.naturalWidth > 0 && [page.naturalWidth, page.naturalHeight]";
    return page.wait(() => page.script(size), "no picture of the page");
  };
  /** Every step fits on a phone, and with text at 200 %. */
  const fits = async () => {
    const all = { wide: 0, cut: [], unreachable: [], small: [] };
    await page.resize(PHONE);
    assert.deepEqual(await misfits(page), all, "on a phone");
    await page.script("document.documentElement.style.fontSize = '200%'");
    assert.deepEqual(await misfits(page), all, "with text at 200 %");
    await page.script("document.documentElement.style.fontSize = ''");
  };
  const straighten = async () => {
    await page.click("#straighten");
    return pageSize();
  };

  it("finds the corners, straightens the page, and keeps it with the paper", async () => {
    await page.open(`${server.address}/draft/aa/papers/0`);
    await page.click("#to-scan");
    await page.at("/papers/0/scan");
    await give("scan-camera", CLEAR);
    await page.find("#corner-0");
    for (const [index, [across, down]] of (await corners()).entries()) {
      assert.ok(Math.hypot(across - CORNERS[index][0], down - CORNERS[index][1]) < 2, `corner ${index}: ${across} ${down}`);
    }
    assert.equal((await page.all(".scan-warnings")).length, 0);
    await assertAccessible(page);
    await fits();
    const [width, height] = await straighten();
    assert.ok(Math.abs(height / width - Math.SQRT2) < 0.08, `${width} x ${height}`);
    await assertAccessible(page);
    await fits();
    assert.equal((await files()).length, 0);
    await page.click("#keep-page");
    await page.see("trang-1.jpg", ".files");
    await page.click("#scan-done");
    await page.see("trang-1.jpg", ".files");
    await page.reload();
    await page.see("trang-1.jpg", ".files");
    const [file] = await files();
    const kept = await page.attachment(file.id);
    assert.equal(kept.type, "image/jpeg");
    assert.deepEqual([kept.width, kept.height], [width, height]);
  });

  it("lets corners be moved by keys and by a tap", async () => {
    await open();
    await give("scan-gallery", CLEAR);
    await page.find("#corner-0");
    const [[across, down]] = await corners();
    await page.script("document.getElementById('corner-0').focus()");
    await keys(page, Key.ARROW_RIGHT, Key.ARROW_DOWN, Key.ARROW_DOWN);
    let [[x, y]] = await corners();
    assert.ok(Math.abs(x - across - 0.5) < 0.01 && Math.abs(y - down - 1) < 0.01, `${x} ${y}`);
    await page.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.ARROW_RIGHT).keyUp(Key.SHIFT).perform();
    [[x, y]] = await corners();
    assert.ok(Math.abs(x - across - 5.5) < 0.01, `${x}`);
    const said = await page.script("return document.getElementById('corner-0').getAttribute('aria-valuetext')");
    assert.equal(said, `${Math.round(x)} % từ trái, ${Math.round(y)} % từ trên`);
    // A tap near the middle of the photo brings the nearest corner there.
    await page.script(
      `const svg = document.querySelector(".scan-photo svg");
       const box = svg.getBoundingClientRect();
       svg.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: box.left + box.width * 0.7, clientY: box.top + box.height * 0.7 }));`,
    );
    const [, , [right, bottom]] = await corners();
    assert.ok(Math.abs(right - 70) < 1 && Math.abs(bottom - 70) < 1, `${right} ${bottom}`);
    await straighten();
  });

  it("lets a corner be dragged", async () => {
    await open();
    await give("scan-gallery", CLEAR);
    const handle = await page.find("#corner-2");
    const before = (await corners())[2];
    await page.script("arguments[0].scrollIntoView({ block: 'center' })", handle);
    const { width } = await page.script("const { width } = document.querySelector('.scan-photo').getBoundingClientRect(); return { width }");
    const by = Math.round(width / 10);
    await page.driver.actions().move({ origin: handle }).press().move({ origin: "pointer", x: -by, y: 0 }).release().perform();
    const [across, down] = (await corners())[2];
    assert.ok(Math.abs(before[0] - across - (by / width) * 100) < 1 && Math.abs(down - before[1]) < 1, `${before} ${across} ${down}`);
  });

  it("turns a page, shows it in grey, and refuses corners that make no sheet", async () => {
    await open();
    await give("scan-gallery", CLEAR);
    await page.find("#corner-0");
    const [width, height] = await straighten();
    await page.click("#turn");
    await page.wait(async () => (await pageSize())[0] === height, "the page is not turned");
    const source = () => page.script("return document.querySelector('.scan-page').src");
    const coloured = await source();
    await page.pressFound(() => page.named("Đen trắng", "label"));
    await page.wait(async () => (await source()) !== coloured, "the page is not made anew");
    assert.deepEqual(await pageSize(), [height, width]);
    await page.click("#to-corners");
    await page.script("document.getElementById('corner-0').focus()");
    for (let n = 0; n < 20; n++) await page.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.ARROW_RIGHT).keyUp(Key.SHIFT).perform();
    await page.click("#straighten");
    await page.see("Bốn góc chưa tạo thành hình tờ giấy", "[role=alert]");
    await page.find("#corner-0");
  });

  it("warns of a dark and blurred photo, which can be taken again", async () => {
    await open();
    await give("scan-camera", BAD);
    await page.see("Ảnh tối quá", ".scan-warnings");
    await page.see("bị nhòe", ".scan-warnings");
    await straighten();
    await page.see("Ảnh tối quá", ".scan-warnings");
    await give("scan-again", CLEAR);
    await page.find("#corner-0");
    assert.equal((await page.all(".scan-warnings")).length, 0);
    await page.click("#leave-out");
    await page.find("#scan-camera");
    assert.equal((await files()).length, 0);
  });

  it("names a file that is no photo or too large, and goes on with the others", async () => {
    await open();
    await give("scan-gallery", join(folder, "hong.jpg"), CLEAR);
    await page.see("hong.jpg: Tệp này không phải ảnh", "[role=alert]");
    await straighten();
    await page.click("#keep-page");
    await page.see("trang-1.jpg", ".files");
    await give("scan-gallery", join(folder, "lon.png"));
    await page.see("lon.png: Ảnh này có quá nhiều điểm ảnh", "[role=alert]");
    assert.equal((await files()).length, 1);
  });

  it("puts several photos into one paper, in the order that the user wants, also without a network", async () => {
    await keptInFull(page);
    await goOffline({ server, page });
    await open();
    await give("scan-gallery", CLEAR, BAD);
    await page.find("#corner-0");
    await page.see("Còn 1 ảnh chờ");
    await straighten();
    await page.click("#keep-page");
    await page.see("Ảnh tối quá", ".scan-warnings");
    await straighten();
    await page.click("#keep-page");
    await page.see("trang-2.jpg", ".files");
    const names = async () => (await files()).map((file) => file.name);
    assert.deepEqual(await names(), ["trang-1.jpg", "trang-2.jpg"]);
    await page.click("[id^=up-]");
    await page.wait(async () => (await names())[0] === "trang-2.jpg", "the order is the same");
    await page.wait(() => page.script("return document.activeElement.id.startsWith('down-')"), "the focus is lost");
    await assertAccessible(page);
    await goOnline({ server, page });
  });
});
