// Writes the hand-written pages with which the app is compared: the same questions and options of a product set as plain
// HTML, and a few lines of JavaScript. One page has all questions, the other shows one at a time. They are as fast as
// such pages can be, so ratios to them show the cost of the app.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { COMMAND } from "../lib/browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

const option = (id) => (choice) => `
        <label><input type="radio" name="${id}" value="${choice.points}"> ${escape(choice.text)} (${choice.points} điểm)</label>`;

const question = ({ id, ask, options }) => `
      <fieldset>
        <legend>${id} ${escape(ask)}</legend>${options.map(option(id)).join("")}
      </fieldset>`;

const page = (name, script, body) => `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(name)}</title>
    <link rel="stylesheet" href="page.css">
    <script src="${script}" defer></script>
  </head>
  <body>${body}
  </body>
</html>
`;

/** The page with all questions. */
const all = (name, questions) =>
  page(name, "page.js", `
    <h1>${escape(name)}</h1>
    <form>${questions.map(question).join("")}
    </form>
    <p id="points">0 điểm</p>`);

/** The page with one question at a time, whose script builds the questions from the data in the page. */
const one = (name, questions) =>
  page(name, "one.js", `
    <h1 tabindex="-1">${escape(name)}</h1>
    <form><fieldset></fieldset></form>
    <button type="button">Tiếp tục</button>
    <p id="points">0 điểm</p>
    <script type="application/json">${JSON.stringify(questions).replaceAll("<", "\\u003c")}</script>`);

/**
 * Writes the pages of a product set into new folders. Returns `{ folder, one, remove }`: the folder of the page with all
 * questions, and that of the page with one question at a time.
 */
export function baseline(set) {
  const { name, questions } = JSON.parse(execFileSync(COMMAND, ["questions", String(set)], { encoding: "utf8" }));
  const root = mkdtempSync(join(tmpdir(), "sao-lang-baseline-"));
  const write = (place, html, script) => {
    const folder = join(root, place);
    mkdirSync(folder);
    writeFileSync(join(folder, "index.html"), html);
    for (const file of ["page.css", script]) copyFileSync(join(here, file), join(folder, file));
    return folder;
  };
  return {
    folder: write("all", all(name, questions), "page.js"),
    one: write("one", one(name, questions), "one.js"),
    remove: () => rmSync(root, { recursive: true }),
  };
}
