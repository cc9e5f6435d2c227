// Builds the two programs, the app and its worker, into Trunk's staging folder. Trunk itself cannot cut a program into
// parts (docs/decisions/0005-parts-of-the-program.md), so this hook builds the wasm files with cargo, wasm-split,
// wasm-bindgen, wasm-opt and esbuild. Each program goes into a folder named by its content.

import { execFile, execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, homedir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { joinFirstPart, number } from "./parts.mjs";

const root = process.env.TRUNK_SOURCE_DIR ?? ".";
const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
/** Keeps the names of functions, to profile the program in a browser: SAO_NAMES=1 scripts/build. */
const named = Boolean(process.env.SAO_NAMES);
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** The WebAssembly features that the compiler and wasm-opt may use. */
const FEATURES = [
  "bulk-memory",
  "bulk-memory-opt",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((feature) => `--enable-${feature}`);

/** The option with which Binaryen's programs keep the names of functions. */
const NAMES = named ? ["-g"] : [];

/**
 * The options with which wasm-opt makes a program small. With `--flatten --rereloop` it is 1 % smaller. The linker puts
 * the stack first, so there is no data in the first bytes.
 */
const SMALL = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz"];

/**
 * Flags of the compiler beside those of .cargo/config.toml. The path of the crates on the building computer is removed from
 * the program, so that the same program is built everywhere. The relocations tell wasm-split where to cut.
 */
const crates = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
const FLAGS = [`--remap-path-prefix=${crates}=`, "-Clink-arg=--emit-relocs"];

/**
 * What makes a release smaller by a tenth: a panic ends the program at once and has no message, and the standard library is
 * compiled with the app for that. The compiler has these options, but does not call them stable yet
 * (docs/decisions/0017-small-release.md).
 */
const SMALL_FLAGS = ["-Zlocation-detail=none", "-Zfmt-debug=none"];
const SMALL_BUILD = [
  "-Zbuild-std=std,panic_abort",
  "-Zbuild-std-features=optimize_for_size",
  "-Zpanic-immediate-abort",
  "--config",
  'profile.release.panic="immediate-abort"',
];

const run = (program, ...args) => execFileSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

/** A module without its custom sections, which hold names and relocations for the linker only. */
function bare(bytes) {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const [length, body] = number(bytes, at + 1);
    if (bytes[at] !== 0) kept.push(bytes.subarray(at, body + length));
    at = body + length;
  }
  return Buffer.concat(kept);
}

/** The programs, with the package of each. */
const PACKAGES = { app: "sao-lang", worker: "sao-lang-worker" };

/** The part of a program that is always fetched before its other parts. */
const FIRST_PART = { app: "answer" };

/**
 * Compiles both programs in one call, so that common crates are compiled once. Cargo reports as JSON the paths of the
 * programs, and the folder of the files that the core's build script wrote.
 */
function compile() {
  const profile = release ? ["--release"] : ["--profile", "quick", "--config", "profile.quick.opt-level=1"];
  const place = Object.entries(PACKAGES).flatMap(([name, crate]) => ["--package", crate, "--bin", name]);
  const told = ["--quiet", "--message-format", "json-render-diagnostics"];
  const flags = [...FLAGS, ...(release ? SMALL_FLAGS : [])].map((flag) => `'${flag}'`);
  const config = ["--config", `target.wasm32-unknown-unknown.rustflags=[${flags}]`, ...(release ? SMALL_BUILD : [])];
  const args = ["build", ...told, ...config, ...profile, "--target", "wasm32-unknown-unknown", ...place];
  const env = { ...process.env, ...(release ? { RUSTC_BOOTSTRAP: "1" } : {}) };
  const said = execFileSync("cargo", args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26, encoding: "utf8" });
  const messages = said.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const find = (wanted, what) => {
    const found = messages.find(wanted);
    if (!found) throw new Error(`cargo does not say where it put ${what}`);
    return found;
  };
  const bin = (name) => find(({ reason, target }) => reason === "compiler-artifact" && target.name === name && target.kind.includes("bin"), name);
  const core = find(({ reason, package_id: id }) => reason === "build-script-executed" && /\bsao-lang-core[@ ]/.test(id), "the core's files");
  const files = Object.keys(PACKAGES).map((name) => [name, bin(name).filenames.find((path) => path.endsWith(".wasm"))]);
  return { compiled: Object.fromEntries(files), output: core.out_dir };
}

const modulesIn = (folder) => readdirSync(folder).filter((file) => file.endsWith(".wasm")).map((file) => join(folder, file));

/** Cuts a compiled program into parts. Returns the folder that holds them. */
function cut(name, compiled) {
  const work = resolve(target, "web", release ? "release" : "debug", name);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, "cut"), { recursive: true });
  run("wasm-split-cli", compiled, join(work, "cut"), "--target", "web", "--out-name", name);
  run("wasm-bindgen", "--target=web", "--no-typescript", "--keep-lld-exports", "--out-dir", join(work, "out"), join(work, "cut", `${name}.wasm`));
  for (const file of readdirSync(join(work, "cut"))) {
    if (file !== `${name}.wasm`) copyFileSync(join(work, "cut", file), join(work, "out", file));
  }
  const made = join(work, "out");
  for (const path of modulesIn(made)) if (!named) writeFileSync(path, bare(readFileSync(path)));
  return made;
}

/** Makes modules small, as many at a time as there are processors, the largest first. */
async function makeSmall(modules) {
  const left = modules.sort((a, b) => statSync(b).size - statSync(a).size);
  const optimise = promisify(execFile);
  const work = async () => {
    for (let path; (path = left.shift()); ) {
      await optimise("wasm-opt", [...SMALL, ...NAMES, ...FEATURES, path, "-o", path], { maxBuffer: 1 << 26 });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/**
 * The beginning of a program's start script. The app's page notices by itself that the program cannot be started or that it
 * broke down (public/start.js, public/rescue.js). The page of a worker gets an event for errors, but not for promises that
 * fail. So the problem is thrown again outside of the promise, and becomes the event `error` to which src/browser/worker.rs
 * listens.
 */
const NOTICE = { app: "", worker: `addEventListener("unhandledrejection", ({ reason }) => setTimeout(() => {\n  throw reason;\n}));\n` };

/** Minifies a program and puts it into the staging folder under its own name. Returns that folder and its parts. */
async function place(name, compiled) {
  const made = cut(name, compiled);
  const parts = await joinFirstPart(made, name, FIRST_PART[name], [...NAMES, ...FEATURES]);
  writeFileSync(
    join(made, "entry.js"),
    `import start from "./${name}.js";\n${NOTICE[name]}start({ module_or_path: new URL("./${name}_bg.wasm", import.meta.url) });\n`,
  );
  const bundle = ["--bundle", "--format=esm", "--target=es2022", "--log-level=error", "--legal-comments=none"];
  run("esbuild", join(made, "entry.js"), ...bundle, ...(release ? ["--minify"] : []), `--outfile=${join(made, "start.js")}`);
  if (release) await makeSmall(modulesIn(made));
  const files = readdirSync(made).filter((file) => file === "start.js" || file.endsWith(".wasm"));
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(made, file)));
  const folder = `${name}-${hash.digest("hex").slice(0, 16)}`;
  mkdirSync(join(staging, folder), { recursive: true });
  for (const file of files) copyFileSync(join(made, file), join(staging, folder, file));
  return { folder, parts };
}

const { compiled, output } = compile();
// For post-build.mjs, which writes these names into the page and copies the core's files beside it.
const programs = { output };
for (const [name, file] of Object.entries(compiled)) programs[name] = await place(name, file);
writeFileSync(join(target, "web", `programs-${release ? "release" : "debug"}.json`), JSON.stringify(programs));
