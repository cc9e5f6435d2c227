// Writes the hand-written page with which the app is compared: the same questions and options of a product set as plain
// HTML, and a few lines of JavaScript. It is as fast as such a page can be, so ratios to it show the cost of the app.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

/** Writes the page of a product set into a new folder. Returns `{ folder, remove }`. */
export function baseline(set) {
  const { name, questions } = JSON.parse(execFileSync(COMMAND, ["questions", String(set)], { encoding: "utf8" }));
  const folder = mkdtempSync(join(tmpdir(), "sao-lang-baseline-"));
  writeFileSync(
    join(folder, "index.html"),
    `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(name)}</title>
    <link rel="stylesheet" href="page.css">
    <script src="page.js" defer></script>
  </head>
  <body>
    <h1>${escape(name)}</h1>
    <form>${questions.map(question).join("")}
    </form>
    <p id="points">0 điểm</p>
  </body>
</html>
`,
  );
  for (const file of ["page.css", "page.js"]) copyFileSync(join(here, file), join(folder, file));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
