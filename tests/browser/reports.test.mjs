// Reports over many products: about the selected ones, else about the shown ones, with the same products in every kind.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, describe, it } from "node:test";

import JSZip from "jszip";

import { startApp, stopApp } from "./lib/app.mjs";
import { violations } from "./lib/axe.mjs";
import { onlyDevtools } from "./lib/browser.mjs";
import { drafts } from "./lib/drafts.mjs";
import { pagesOf } from "./lib/pdf.mjs";

const MANY = drafts(30, { applicants: 4 });
const SPECIAL = ["Hàng riêng một", "Hàng riêng hai", "Hàng riêng ba"];
SPECIAL.forEach((name, number) => {
  const { draft } = MANY[4 + 9 * number];
  MANY[4 + 9 * number].draft = { ...draft, product: { ...draft.product, name } };
});
const NAMES = MANY.map(({ draft }) => draft.product.name);
const BY_ID = Object.fromEntries(MANY.map(({ id, draft }) => [id, draft]));

describe("reports", () => {
  let server, page;

  before(async () => {
    ({ server, page } = await startApp(BY_ID));
  });
  after(() => stopApp({ server, page }));

  const search = async (words) => {
    await page.script(
      `const field = document.querySelector("#board-search"); field.value = arguments[0];
       field.dispatchEvent(new Event("input", { bubbles: true }))`,
      words,
    );
  };
  const tick = (id) =>
    page.script(
      `document.querySelector(".board a[href$='/draft/" + arguments[0] + "']").closest("tr").querySelector("input[type=checkbox]").click()`,
      id,
    );
  /** The next file with this extension; it is deleted, so that the file after it is found. */
  const file = async (button, extension) => {
    await page.script(`document.querySelector(arguments[0]).closest("details")?.setAttribute("open", "")`, button);
    await page.click(button);
    const { name, path, bytes } = await page.downloaded(extension);
    rmSync(path);
    return { name, bytes };
  };
  const member = async (bytes, name) => (await JSZip.loadAsync(bytes)).file(name).async("string");
  /** The names of products in a text. */
  const named = (text) => NAMES.filter((name) => text.includes(`${name}<`) || text.includes(`"${name}"`)).toSorted();
  /** The products in each kind of report. */
  const kinds = async () => {
    const word = await file("#report-docx", ".docx");
    const portfolio = await file("#report-portfolio", ".docx");
    const book = await file("#report-xlsx", ".xlsx");
    const table = await file("#report-csv", ".csv");
    const files = [word, portfolio, book, table].map(({ name }) => name);
    const print = await page.script(
      `return [...document.querySelectorAll("a[href*='/board/print?']")].map((link) => link.getAttribute("href"))`,
    );
    return {
      files,
      print,
      products: [
        named(await member(word.bytes, "word/document.xml")),
        named(await member(portfolio.bytes, "word/document.xml")),
        named(await member(book.bytes, "xl/sharedStrings.xml")),
        named(table.bytes.toString("utf8")),
      ],
    };
  };
  /** The names of products on the page to print. */
  const printed = async (address) => {
    await page.open(`${server.address}${address}`);
    await page.find("article.paper table");
    const text = await page.script("return document.querySelector('article.paper').innerHTML");
    return named(text);
  };
  const board = async () => {
    await page.open(`${server.address}/board`);
    await page.find(".board");
  };

  it("are about what is shown", async () => {
    await board();
    await page.see("30 sản phẩm đang hiện", "#report-about");
    await search("hang rieng");
    await page.see("3 sản phẩm đang hiện", "#report-about");
    const { files, print, products } = await kinds();
    for (const found of products) assert.deepEqual(found, SPECIAL.toSorted());
    assert.ok(files.every((name) => /_3-san-pham_\d{4}-\d\d-\d\d\./.test(name)), files.join());
    assert.equal(print.length, 2);
    for (const address of print) assert.deepEqual(await printed(address), SPECIAL.toSorted());
  });

  it("are about what is ticked, if anything is", async () => {
    await board();
    await search("hang rieng");
    await page.see("3 sản phẩm đang hiện", "#report-about");
    await tick("d4");
    await tick("d22");
    await page.see("2 sản phẩm đã chọn", "#report-about");
    await search("");
    await page.see("2 sản phẩm đã chọn", "#report-about");
    const expected = [SPECIAL[0], SPECIAL[2]].toSorted();
    const { files, print, products } = await kinds();
    for (const found of products) assert.deepEqual(found, expected);
    assert.ok(files.every((name) => name.includes("_2-san-pham-da-chon_")), files.join());
    for (const address of print) assert.deepEqual(await printed(address), expected);
  });

  it("on the screen have nothing for axe to find, and break no word", async () => {
    for (const document of ["report", "portfolio"]) {
      await page.open(`${server.address}/board/print?document=${document}`);
      await page.find("article.paper table");
      assert.deepEqual(await violations(page), []);
      // A word that is wider than its cell would be broken or stick out.
      const narrow = await page.script(`
        return [...document.querySelectorAll(".paper .lined :is(th, td)")]
          .filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
          .map((cell) => cell.textContent)`);
      assert.deepEqual(narrow, []);
    }
  });

  it("print: the report across, the portfolio with a page for each member", { skip: onlyDevtools }, async () => {
    const sheets = async (document) => {
      await page.open(`${server.address}/board/print?document=${document}`);
      await page.find("article.paper table");
      const { data } = await page.driver.sendAndGetDevToolsCommand("Page.printToPDF", { preferCSSPageSize: true });
      const boxes = Buffer.from(data, "base64").toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g);
      return { count: pagesOf(data), boxes: [...boxes].map(([, width, height]) => Number(width) > Number(height)) };
    };
    const report = await sheets("report");
    assert.ok(report.boxes.length > 0 && report.boxes.every((across) => across), "the report lies across");
    const portfolio = await sheets("portfolio");
    assert.ok(portfolio.boxes.length > 0 && portfolio.boxes.every((across) => !across), "the portfolio stands upright");
    const members = new Set(MANY.map(({ draft }) => draft.applicant.name)).size;
    assert.ok(portfolio.count > members, `${portfolio.count} pages for ${members} members`);
  });
});
