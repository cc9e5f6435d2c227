// Measures the transfer of a first visit with a real browser: the start page; the further files for an answer to the
// first question, with the catalogue; and the files that are fetched in the background afterwards. The unit is bytes of
// brotli. It fails above the budgets, and where any other file is requested.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { DIST, startBrowser } from "./lib/browser.mjs";
import { keptInFull } from "./lib/offline.mjs";
import { compressed, serve } from "./lib/server.mjs";
import { atRest } from "./lib/transfer.mjs";
import { COUNTED, TAPS, probe, visit } from "./bench/lib.mjs";

const FIRST_VISIT = 165_000;
/** With the part of the program that asks questions, which is one file. */
const TO_FIRST_ANSWER = 485_000;
const LATER_PART = 150_000;
/** The list of communes, which a device fetches only to type an address. */
const PLACES = 80_000;
/** The part of the worker that writes PDFs, with its fonts, which a device fetches for its first PDF. */
const PDFS = 750_000;
/** All files that a host can send, without these two. */
const RELEASE = 2_850_000;

const fileOf = (path) => (path === "/" ? "index.html" : path.slice(1));
const size = (path) => compressed(join(DIST, fileOf(path))).length;

const problems = [];
function part(name, paths, budget) {
  const sum = paths.reduce((total, path) => total + size(path), 0);
  const over = sum > budget;
  if (over) problems.push(`${name}: ${sum} bytes, the budget is ${budget}`);
  console.log(`${String(sum).padStart(9)}  ${name} (budget ${budget})${over ? "  OVER" : ""}`);
  if (paths.length > 1) for (const path of paths) console.log(`${String(size(path)).padStart(18)}  ${fileOf(path)}`);
}

/**
 * The server's requests since the last call. A request for an unknown file, or a second one for a file, is a problem.
 */
function taken(server, known) {
  const paths = server.requests.splice(0);
  const twice = new Set(paths.filter((path, n) => paths.indexOf(path) !== n));
  // A file whose name does not change is requested again, to check whether it has changed.
  for (const path of ["/", "/sw.js", "/manifest.webmanifest"]) twice.delete(path);
  for (const path of twice) problems.push(`asked for more than once: ${path}`);
  for (const path of new Set(paths)) {
    if (!existsSync(join(DIST, fileOf(path)))) problems.push(`asked for, but no file of the app: ${path}`);
  }
  return [...new Set(paths)].filter((path) => !known.includes(path) && existsSync(join(DIST, fileOf(path))));
}

const server = await serve(DIST, { brotli: true });
const page = await startBrowser();
try {
  // The service worker starts when the first screen is idle; here it waits for the first answer.
  server.hold(/\/sw\.js$/);
  await probe(page, TAPS, COUNTED);
  await visit(page, `${server.address}/`);
  const asked = taken(server, []);
  server.release();
  await keptInFull(page);
  const later = taken(server, asked);
  // The browser fetches an icon when it could offer to install the app; the page does not.
  const isIcon = (path) => path.startsWith("/icons/");
  const meta = (name) => page.script("return document.querySelector(`meta[name=${arguments[0]}]`).content", name);
  const [parts, early] = [(await meta("answer")).split(","), await meta("early")];
  // Including the files that draw the screens before the app is loaded.
  const isAnswer = (path) => parts.includes(fileOf(path)) || fileOf(path).startsWith(`${early}/`);
  const start = asked.filter((path) => !isIcon(path) && !isAnswer(path) && path !== "/sw.js");
  part("first visit: the start page", [...start, "/sw.js"], FIRST_VISIT);
  part("all of it, to the first answer", [...start, "/sw.js", ...asked.filter(isAnswer)], TO_FIRST_ANSWER);
  for (const path of [...asked.filter(isIcon), ...later]) if (path !== "/sw.js") part(fileOf(path), [path], LATER_PART);
  const places = readdirSync(DIST).filter((name) => /^places-[0-9a-f]+\.txt$/.test(name));
  part("once an address is typed: the list of communes", places.map((name) => `/${name}`), PLACES);
  if (places.some((name) => [...asked, ...later].includes(`/${name}`))) problems.push("the list of communes is fetched on a first visit");
  const pdfs = readdirSync(DIST, { recursive: true }).filter((name) => /^worker-[0-9a-f]+\/split_pdf\.wasm$/.test(name));
  part("once a PDF is made: the part that writes it", pdfs.map((name) => `/${name}`), PDFS);
  if (pdfs.length !== 1) problems.push(`${pdfs.length} parts that write PDFs`);
  if (pdfs.some((name) => [...asked, ...later].includes(`/${name}`))) problems.push("the part that writes PDFs is fetched on a first visit");
  const all = atRest(DIST) - size(`/${places[0]}`) - pdfs.reduce((sum, name) => sum + size(`/${name}`), 0);
  if (all > RELEASE) problems.push(`all files: ${all} bytes, the budget is ${RELEASE}`);
  console.log(`${String(all).padStart(9)}  all other files of the release (budget ${RELEASE})`);
} finally {
  await page.close();
  await server.close();
}
for (const problem of problems) console.error(`size: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
