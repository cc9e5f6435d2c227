// Builds the two programs, the app and its worker, into Trunk's staging folder. Trunk itself cannot cut a
// program into parts (docs/decisions/0005-parts-of-the-program.md), so it leaves the wasm to this hook:
// cargo, wasm-split, wasm-bindgen, wasm-opt and esbuild, each program into a folder named by its content.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";

const root = process.env.TRUNK_SOURCE_DIR ?? ".";
const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
/** For a profile in the browser the functions keep their names: SAO_NAMES=1 scripts/build. */
const named = Boolean(process.env.SAO_NAMES);
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** What the compiler assumes of the browser, and so does wasm-opt. */
const FEATURES = [
  "bulk-memory",
  "bulk-memory-opt",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((feature) => `--enable-${feature}`);

/**
 * How wasm-opt makes a program small. Taken apart and put together anew it is 1 % smaller. The linker puts the stack
 * first, so no data lies in the first bytes.
 */
const SMALL = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz"];

/** Where crates lie on this machine is nobody's business, and the same program comes out everywhere. */
const crates = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
const UNNAMED = `target.wasm32-unknown-unknown.rustflags=['--remap-path-prefix=${crates}=']`;

const run = (program, ...args) => execFileSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

/** Length and end of an unsigned LEB128 number. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

/** A module without its custom sections: names and relocations, of use to the linker only. */
function bare(bytes) {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const [length, body] = number(bytes, at + 1);
    if (bytes[at] !== 0) kept.push(bytes.subarray(at, body + length));
    at = body + length;
  }
  return Buffer.concat(kept);
}

/** Compiles a program and cuts it into parts. Returns the folder that holds them. */
function parts(name) {
  const profile = release ? ["--release"] : [];
  const place = ["--target", "wasm32-unknown-unknown", "--bin", name, "--features", name];
  // Where to cut is read from the relocations.
  run("cargo", "rustc", "--quiet", "--config", UNNAMED, ...profile, ...place, "--", "-Clink-arg=--emit-relocs");
  const compiled = join(target, "wasm32-unknown-unknown", release ? "release" : "debug", `${name}.wasm`);
  const work = resolve(target, "web", release ? "release" : "debug", name);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, "cut"), { recursive: true });
  run("wasm-split-cli", compiled, join(work, "cut"), "--target", "web", "--out-name", name);
  run("wasm-bindgen", "--target=web", "--no-typescript", "--keep-lld-exports", "--out-dir", join(work, "out"), join(work, "cut", `${name}.wasm`));
  for (const file of readdirSync(join(work, "cut"))) {
    if (file !== `${name}.wasm`) copyFileSync(join(work, "cut", file), join(work, "out", file));
  }
  return join(work, "out");
}

/** The files of each part, as wasm-split's loader fetches them together. */
function filesOfParts(loader) {
  const part = /__wasm_split_load_(\w+) = [^]*?"\.\/(\w+\.wasm)"[^]*?\[([^\]]*)\]\)\);/g;
  const chunks = (list) => [...list.matchAll(/__(chunk_\d+)/g)].map(([, chunk]) => `${chunk}.wasm`);
  return Object.fromEntries([...loader.matchAll(part)].map(([, name, file, list]) => [name, [file, ...chunks(list)]]));
}

/**
 * What a program's script does where the program cannot be fetched, compiled or started. The app's page hears of it by
 * itself (public/start.js); a worker's page hears only what it is told: the message of src/office/worker.rs.
 */
const broken = /BROKEN: i32 = (-?\d+);/.exec(readFileSync(join(root, "src/office/protocol.rs"), "utf8"))[1];
const FAILED = { app: "", office: `.catch((problem) => {\n  console.error(problem);\n  postMessage([${broken}]);\n})` };

/** Puts a program into the staging folder, small and under a name of its own. Returns that folder and its parts. */
function place(name) {
  const made = parts(name);
  writeFileSync(
    join(made, "entry.js"),
    `import start from "./${name}.js";\nstart({ module_or_path: new URL("./${name}_bg.wasm", import.meta.url) })${FAILED[name]};\n`,
  );
  const bundle = ["--bundle", "--format=esm", "--target=es2022", "--log-level=error", "--legal-comments=none"];
  run("esbuild", join(made, "entry.js"), ...bundle, ...(release ? ["--minify"] : []), `--outfile=${join(made, "start.js")}`);
  const files = readdirSync(made).filter((file) => file === "start.js" || file.endsWith(".wasm"));
  for (const file of files.filter((file) => file.endsWith(".wasm"))) {
    const path = join(made, file);
    if (!named) writeFileSync(path, bare(readFileSync(path)));
    if (release) run("wasm-opt", ...SMALL, ...(named ? ["-g"] : []), ...FEATURES, path, "-o", path);
  }
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(made, file)));
  const folder = `${name}-${hash.digest("hex").slice(0, 16)}`;
  mkdirSync(join(staging, folder), { recursive: true });
  for (const file of files) copyFileSync(join(made, file), join(staging, folder, file));
  return { folder, parts: filesOfParts(readFileSync(join(made, "__wasm_split.js"), "utf8")) };
}

const programs = Object.fromEntries(["app", "office"].map((name) => [name, place(name)]));
// For the hook that writes these names into the page.
writeFileSync(join(target, "web", `programs-${release ? "release" : "debug"}.json`), JSON.stringify(programs));
