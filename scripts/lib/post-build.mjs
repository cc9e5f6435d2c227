// Runs after Trunk has built into its staging folder: puts the English texts of the catalogue
// beside the program, the back office into a folder named by its content, scripts and style sheets of
// the page into files of their own, and writes the service worker.

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { oneStyleSheet, pageForUnknown, scriptsOutside } from "./page.mjs";
import { writeServiceWorker } from "./service-worker.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const root = process.env.TRUNK_SOURCE_DIR ?? ".";
const profile = process.env.TRUNK_PROFILE === "release" ? "release" : "debug";

/** The folder into which this build's build script wrote: the newest one. */
function buildOutput() {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  const builds = join(target, "wasm32-unknown-unknown", profile, "build");
  const found = readdirSync(builds)
    .filter((name) => name.startsWith("sao-lang-"))
    .map((name) => join(builds, name, "out"))
    .filter((folder) => existsSync(join(folder, "catalogue.en.name")))
    .sort((a, b) => statSync(join(b, "catalogue.en.name")).mtimeMs - statSync(join(a, "catalogue.en.name")).mtimeMs);
  if (found.length === 0) throw new Error(`no packed catalogue under ${builds}`);
  return found[0];
}

const output = buildOutput();
const name = readFileSync(join(output, "catalogue.en.name"), "utf8");
copyFileSync(join(output, "catalogue.en.txt"), join(staging, name));

/** Moves the worker's files, whose names Trunk leaves as they are, and returns the address of its script. */
function moveOffice() {
  const files = ["office.js", "office_bg.wasm", "office_loader.js"];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(staging, file)));
  const folder = `office-${hash.digest("hex").slice(0, 16)}`;
  mkdirSync(join(staging, folder), { recursive: true });
  for (const file of files) renameSync(join(staging, file), join(staging, folder, file));
  // The shim must find its files beside itself, wherever the app is served.
  writeFileSync(join(staging, folder, "office_loader.js"), 'importScripts("office.js"); wasm_bindgen({ module_or_path: "office_bg.wasm" });\n');
  return `${folder}/office_loader.js`;
}

const office = moveOffice();
const page = join(staging, "index.html");
const html = readFileSync(page, "utf8");
writeFileSync(page, scriptsOutside(staging, oneStyleSheet(staging, html.replace("%OFFICE%", office))));
writeServiceWorker(staging);
pageForUnknown(staging);
