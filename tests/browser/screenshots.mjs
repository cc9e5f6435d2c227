// Takes screenshots of every screen at four sizes, in light, dark and projector mode, into one folder with an index
// page.

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { startApp, stopApp } from "./lib/app.mjs";
import { DRAFTS, SCREENS, openScreen } from "./lib/screens.mjs";

const SIZES = [[320, 640], [360, 800], [768, 1024], [1440, 900]].map(([width, height]) => ({ width, height }));
const MODES = {
  light: { theme: "light", display: "normal" },
  dark: { theme: "dark", display: "normal" },
  projector: { theme: "light", display: "projector" },
};

const [out = "screenshots", only = ""] = process.argv.slice(2);
const folder = resolve(out);
mkdirSync(folder, { recursive: true });

const nameOf = (path) => path.replace(/^\/|\/$/g, "").replace(/\//g, "_") || "start";
const fileOf = (path, mode, { width, height }) => `${nameOf(path)}_${mode}_${width}x${height}.png`;

/** Puts the page into a mode, and ends all transitions. */
const wear = (page, mode) =>
  page.script(
    `Object.assign(document.documentElement.dataset, arguments[0]);
     for (const animation of document.getAnimations()) animation.finish();
     scrollTo(0, 0);`,
    MODES[mode],
  );

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A page that shows all screenshots of a screen side by side. */
function index(screens) {
  const row = (path, mode) =>
    SIZES.map((size) => {
      const file = fileOf(path, mode, size);
      return `<a href="${file}"><img src="${file}" alt="${escape(`${path}, ${mode}, ${size.width} x ${size.height}`)}" height="300" loading="lazy"></a>`;
    }).join("\n");
  const parts = screens.map((path) => {
    const rows = Object.keys(MODES).map((mode) => `<h3>${mode}</h3>\n<p>${row(path, mode)}</p>`);
    return `<h2 id="${nameOf(path)}">${escape(path)}</h2>\n${rows.join("\n")}`;
  });
  const links = screens.map((path) => `<li><a href="#${nameOf(path)}">${escape(path)}</a></li>`);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screens of Sao Làng</title>
<style>body { font-family: sans-serif } img { border: 1px solid #888; margin: 4px; vertical-align: top }</style>
<h1>Screens of Sao Làng</h1>
<ul>${links.join("\n")}</ul>
${parts.join("\n")}
</html>
`;
}

const screens = SCREENS.filter((path) => path.includes(only));
const app = await startApp(DRAFTS);
try {
  for (const path of screens) {
    for (const size of SIZES) {
      await app.page.resize(size);
      // The layout of some screens depends on the width with which they open.
      await openScreen(app.page, app.server.address, path);
      for (const mode of Object.keys(MODES)) {
        await wear(app.page, mode);
        writeFileSync(join(folder, fileOf(path, mode, size)), await app.page.driver.takeScreenshot(), "base64");
      }
    }
    console.log(path);
  }
  writeFileSync(join(folder, "index.html"), index(screens));
  console.log(`${screens.length * SIZES.length * Object.keys(MODES).length} pictures: ${join(folder, "index.html")}`);
} finally {
  await stopApp(app);
}
