// Runs after Trunk has built into its staging folder: puts the files that are fetched when they are
// needed (English texts, samples, what buyers ask for) beside the programs, scripts and style sheets of
// the page into files of their own, and writes the service worker.

import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { oneStyleSheet, pageForUnknown, scriptsOutside } from "./page.mjs";
import { writeServiceWorker } from "./service-worker.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const root = process.env.TRUNK_SOURCE_DIR ?? ".";
const profile = process.env.TRUNK_PROFILE === "release" ? "release" : "debug";

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** The folder into which this build's build script wrote: the newest one. */
function buildOutput() {
  const builds = join(target, "wasm32-unknown-unknown", profile, "build");
  const found = readdirSync(builds)
    .filter((name) => name.startsWith("sao-lang-"))
    .map((name) => join(builds, name, "out"))
    .filter((folder) => existsSync(join(folder, "english.name")))
    .sort((a, b) => statSync(join(b, "english.name")).mtimeMs - statSync(join(a, "english.name")).mtimeMs);
  if (found.length === 0) throw new Error(`no packed texts under ${builds}`);
  return found[0];
}

const output = buildOutput();
// Files that are fetched when they are needed: STEM.name says under which name STEM.* goes beside the app.
for (const named of readdirSync(output).filter((file) => file.endsWith(".name"))) {
  const name = readFileSync(join(output, named), "utf8");
  const extension = name.slice(name.lastIndexOf("."));
  copyFileSync(join(output, named.replace(/\.name$/, extension)), join(staging, name));
}

const programs = JSON.parse(readFileSync(join(target, "web", `folders-${profile}.json`), "utf8"));
const page = join(staging, "index.html");
const html = readFileSync(page, "utf8");
// Trunk leaves the link in the page that tells it not to build.
const own = /\s*<!-- Trunk leaves[^]*?<link data-trunk rel="rust"[^>]*>/;
const named = html.replace(own, "").replaceAll("%APP%", programs.app).replace("%OFFICE%", `${programs.office}/start.js`);
writeFileSync(page, scriptsOutside(staging, oneStyleSheet(staging, named)));
writeServiceWorker(staging);
pageForUnknown(staging);
