// The README's first command, in a copy without a build.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { after, before, it } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");
const MADE = ["target", "dist", "node_modules", "screenshots", ".git"];
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "sao-lang-serve-"));
  cpSync(ROOT, folder, { recursive: true, filter: (path) => path === ROOT || !MADE.includes(basename(path)) });
});
after(() => rmSync(folder, { recursive: true, maxRetries: 5 }));

it("begins to build in a clean copy", async () => {
  // In its own process group, so that it ends together with all processes that it has started.
  const serving = spawn(join(folder, "scripts/serve"), ["--port", "0"], { detached: true });
  let said = "";
  const ended = new Promise((done) => serving.on("close", done));
  const building = new Promise((done) => {
    for (const stream of [serving.stdout, serving.stderr]) {
      stream.on("data", (text) => {
        said += text;
        if (said.includes("starting build")) done("building");
      });
    }
  });
  try {
    assert.equal(await Promise.race([building, ended]), "building", said);
  } finally {
    try {
      process.kill(-serving.pid, "SIGKILL");
    } catch (problem) {
      // The process group has already ended.
      if (problem.code !== "ESRCH") throw problem;
    }
    await ended;
  }
});
