// Builds the two programs, the app and its worker, into Trunk's staging folder. Trunk itself cannot cut a program into
// parts (docs/decisions/0005-parts-of-the-program.md), so this hook builds the wasm files with cargo, wasm-split,
// wasm-bindgen, wasm-opt and esbuild. Each program goes into a folder named by its content.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = process.env.TRUNK_SOURCE_DIR ?? ".";
const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
/** Keeps the names of functions, to profile the program in a browser: SAO_NAMES=1 scripts/build. */
const named = Boolean(process.env.SAO_NAMES);
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** The name of a loader function is this prefix and the name of the part. */
const LOAD = "__wasm_split_load_";

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

/**
 * The options with which wasm-opt makes a program small. With `--flatten --rereloop` it is 1 % smaller. The linker puts
 * the stack first, so there is no data in the first bytes.
 */
const SMALL = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz"];

/**
 * Options of the compiler beside those of .cargo/config.toml. The path of the crates on the building computer is
 * removed from the program, so that the same program is built everywhere. The relocations tell wasm-split where to cut.
 */
const crates = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
const FLAGS = `target.wasm32-unknown-unknown.rustflags=['--remap-path-prefix=${crates}=', '-Clink-arg=--emit-relocs']`;

const run = (program, ...args) => execFileSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });

/** The value of an unsigned LEB128 number, and the index after its end. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

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

/**
 * Compiles both programs in one call, so that common crates are compiled once. Cargo reports as JSON the paths of the
 * programs, and the folder of the files that the core's build script wrote.
 */
function compile() {
  const profile = release ? ["--release"] : [];
  const place = Object.entries(PACKAGES).flatMap(([name, crate]) => ["--package", crate, "--bin", name]);
  const told = ["--quiet", "--message-format", "json-render-diagnostics"];
  const args = ["build", ...told, "--config", FLAGS, ...profile, "--target", "wasm32-unknown-unknown", ...place];
  const said = execFileSync("cargo", args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26, encoding: "utf8" });
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

/** Cuts a compiled program into parts. Returns the folder that holds them. */
function parts(name, compiled) {
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

/**
 * The files of each part. wasm-split's loader is run with a `fetch` that never answers, and it asks for all files of a
 * part at once. Each part gets its own loader, which has fetched nothing yet.
 */
async function filesOfParts(made, name) {
  const folder = join(made, "loader");
  mkdirSync(folder);
  copyFileSync(join(made, "__wasm_split.js"), join(folder, "__wasm_split.js"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, `${name}.js`), "export const initSync = () => ({});");
  const loader = (part) => import(`${pathToFileURL(join(folder, "__wasm_split.js"))}?${part}`);
  const { fetch } = globalThis;
  const parts = {};
  for (const load of Object.keys(await loader("")).filter((key) => key.startsWith(LOAD))) {
    const files = [];
    globalThis.fetch = ({ pathname }) => {
      files.push(basename(pathname));
      return new Promise(() => {});
    };
    (await loader(load))[load]();
    // The part's own file comes last; it is the one to fetch first.
    parts[load.slice(LOAD.length)] = [files.pop(), ...files];
  }
  globalThis.fetch = fetch;
  return parts;
}

/**
 * The end of a program's start script, for a program that cannot be fetched, compiled or started. The app's page
 * notices that by itself (public/start.js). The page of a worker gets an event for errors, but not for promises that
 * fail. So the problem is thrown again outside of the promise, and becomes the event `error` to which
 * src/browser/worker.rs listens.
 */
const FAILED = { app: "", worker: `.catch((problem) => setTimeout(() => {\n  throw problem;\n}))` };

/** Minifies a program and puts it into the staging folder under its own name. Returns that folder and its parts. */
async function place(name, compiled) {
  const made = parts(name, compiled);
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
  return { folder, parts: await filesOfParts(made, name) };
}

const { compiled, output } = compile();
// For post-build.mjs, which writes these names into the page and copies the core's files beside it.
const programs = { output };
for (const [name, file] of Object.entries(compiled)) programs[name] = await place(name, file);
writeFileSync(join(target, "web", `programs-${release ? "release" : "debug"}.json`), JSON.stringify(programs));
