// Runs after Trunk has built into its staging folder: puts the English texts of the catalogue
// beside the program, and the hashes of inline scripts into the Content-Security-Policy.

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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

const page = join(staging, "index.html");
const html = readFileSync(page, "utf8");
const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
const hashes = inline.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
writeFileSync(page, html.replace("%SCRIPT_HASHES%", hashes.join(" ")));
