// Runs after Trunk has built into its staging folder. It copies the files that are fetched on demand (English texts,
// samples, the list of buyers' demands), has the screens drawn that are shown before the app is loaded, puts scripts and
// style sheets of the page into separate files, and writes the service worker.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { oneStyleSheet, pageForUnknown, scriptsOutside } from "./page.mjs";
import { writeServiceWorker } from "./service-worker.mjs";

const staging = process.env.TRUNK_STAGING_DIR;
const root = process.env.TRUNK_SOURCE_DIR ?? ".";
const profile = process.env.TRUNK_PROFILE === "release" ? "release" : "debug";

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

const programs = JSON.parse(readFileSync(join(target, "web", `programs-${profile}.json`), "utf8"));

const { output } = programs;
// Files that are fetched on demand: STEM.name has the name under which STEM.* is copied beside the app.
for (const named of readdirSync(output).filter((file) => file.endsWith(".name"))) {
  const name = readFileSync(join(output, named), "utf8");
  const extension = name.slice(name.lastIndexOf("."));
  copyFileSync(join(output, named.replace(/\.name$/, extension)), join(staging, name));
}

/** Minifies a script that Trunk copied as it is. */
const minify = (file) => {
  const path = join(staging, file);
  if (profile === "release") execFileSync("esbuild", [path, "--minify", "--log-level=error", `--outfile=${path}`, "--allow-overwrite"]);
};

/** Has the app draw natively the screens that are shown before it is loaded (src/prerender). Returns the folder with the files. */
function drawEarly() {
  const folder = resolve(target, "web", "early");
  const quick = profile === "release" ? [] : ["--profile", "quick"];
  const program = [...quick, "--package", "sao-lang", "--bin", "app", "--no-default-features", "--features", "prerender"];
  execFileSync("cargo", ["run", "--quiet", ...program, "--", folder], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  return folder;
}

/**
 * Puts the scripts and files for the time before the app into a folder named by its content; returns the folder's name.
 */
function placeEarly(drawn) {
  const bundle = ["--bundle", "--format=esm", "--target=es2022", "--log-level=error", ...(profile === "release" ? ["--minify"] : [])];
  const script = execFileSync("esbuild", [join(root, "public/early/main.js"), ...bundle]);
  const files = { "early.js": script };
  for (const file of readdirSync(drawn).sort()) if (file.endsWith(".json")) files[file] = readFileSync(join(drawn, file));
  const hash = createHash("sha256");
  for (const [name, bytes] of Object.entries(files)) hash.update(name).update(bytes);
  const folder = `early-${hash.digest("hex").slice(0, 16)}`;
  mkdirSync(join(staging, folder));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(staging, folder, name), bytes);
  return folder;
}

const drawn = drawEarly();
const page = join(staging, "index.html");
const html = readFileSync(page, "utf8");
// Trunk keeps the link in the page that tells it not to build.
const mark = /\s*(<!-- Trunk leaves[^]*?-->\s*)?<link [^>]*data-trunk-skip[^>]*>/;
const { app, worker } = programs;
const answer = app.parts.answer.map((file) => `${app.folder}/${file}`).join(","); // no blanks: the attribute has no quotes by now
const named = html
  .replace(mark, "")
  .replaceAll("%APP%", app.folder)
  .replace("%ANSWER%", answer)
  .replace("%EARLY%", placeEarly(drawn))
  .replace("%START%", () => readFileSync(join(drawn, "start.html"), "utf8"))
  .replace("%WORKER%", `${worker.folder}/start.js`);
writeFileSync(page, scriptsOutside(staging, oneStyleSheet(staging, named)));
// Trunk's own minifier does not support `import()`.
for (const file of readdirSync(staging).filter((name) => /^start-[0-9a-f]+\.js$/.test(name))) minify(file);

// This comes before the service worker is written, which has the hash of every file.
minify("rescue.js");
writeServiceWorker(staging);
minify("sw.js");
pageForUnknown(staging);
