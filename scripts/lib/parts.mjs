// The parts of a program after wasm-split has cut it. wasm-split makes a file for each part, and one for every combination
// of parts that share code. The first part that users fetch comes before all others, so its files become one file: one
// request instead of sixteen, and a tenth less to fetch. The other parts load that file first.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

/** The name of a loader function is this prefix and the name of the part. */
const LOAD = "__wasm_split_load_";

/** What wasm-split's modules import: the memory, the table of functions and the globals of the first module. */
const SHARED = "__wasm_split";

/** The name of the same in a file that was made of several modules. */
const MERGED = "shared";

/** The value of an unsigned LEB128 number, and the index after its end. */
export function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

/** An unsigned number below 2^28 as LEB128. */
const leb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]);

const named = (name) => [...leb(name.length), ...Buffer.from(name)];

/**
 * The files of each part: its own file first, then those that it shares. wasm-split's loader is run with a `fetch` that
 * never answers, and it asks for all files of a part at once. Each part gets its own loader, which has fetched nothing yet.
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
    parts[load.slice(LOAD.length)] = [files.pop(), ...files];
  }
  globalThis.fetch = fetch;
  rmSync(folder, { recursive: true });
  return parts;
}

/** The entries of a module's import section, each without the name of the module that it is imported from. */
function imports(bytes) {
  for (let at = 8; at < bytes.length; ) {
    const [length, body] = number(bytes, at + 1);
    if (bytes[at] === 2) return entries(bytes, body);
    at = body + length;
  }
  throw new Error("a part of the program imports nothing");
}

function entries(bytes, at) {
  const found = [];
  let count;
  [count, at] = number(bytes, at);
  for (; count > 0; count--) {
    for (const field of ["module", "name"]) {
      const [length, begin] = number(bytes, at);
      at = begin + length;
      if (field === "module" && bytes.toString("utf8", begin, at) !== SHARED) throw new Error("a part of the program imports from another module");
      if (field === "name") found.push({ name: bytes.toString("utf8", begin, at), kind: bytes[at] });
    }
    const begin = at++;
    // A table has a type and limits, a memory has limits, a global has a type and says whether it can change.
    const limits = (from) => {
      const most = bytes[from] & 1;
      at = number(bytes, from + 1)[1];
      if (most) at = number(bytes, at)[1];
    };
    if (bytes[begin] === 1) limits(at + 1);
    else if (bytes[begin] === 2) limits(at);
    else if (bytes[begin] === 3) at += 2;
    else throw new Error("a part of the program imports something else than a table, a memory or a global");
    found.at(-1).description = bytes.subarray(begin, at);
  }
  return found;
}

/**
 * A module that passes on what the others import, so that wasm-merge sees that all import the same. Without it, the merged
 * module would have as many memories as it was made of modules.
 */
function passOn(shared) {
  const section = (id, content) => [id, ...leb(content.length), ...content];
  const taken = shared.flatMap(({ name, description }) => [...named(MERGED), ...named(name), ...description]);
  const counts = {};
  const given = shared.flatMap(({ name, kind }) => [...named(name), kind, ...leb((counts[kind] = (counts[kind] ?? -1) + 1))]);
  return Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...section(2, [...leb(shared.length), ...taken]), ...section(7, [...leb(shared.length), ...given])]);
}

/** Puts the files of `part` into one, `PART.wasm`. Returns the files of each part with it. */
function merge(made, parts, part, features) {
  const files = parts[part];
  const path = (file) => join(made, file);
  const stub = path("pass-on.wasm");
  writeFileSync(stub, passOn(imports(readFileSync(path(files[0])))));
  const modules = [[stub, SHARED], ...files.map((file) => [path(file), basename(file, ".wasm")])];
  const merged = `${part}.wasm`;
  execFileSync("wasm-merge", [...features, ...modules.flat(), "-o", path(merged)], { stdio: ["ignore", "ignore", "inherit"] });
  for (const file of [stub, ...files.map(path)]) rmSync(file);
  const without = (own) => own.filter((file) => !files.includes(file));
  return Object.fromEntries(Object.entries(parts).map(([name, own]) => [name, name === part ? [merged] : [...without(own), merged]]));
}

/**
 * The loader in place of wasm-split's, for these files of each part. The program calls a function of it with a callback:
 * the index of a function in the table, and its first argument. A part that could not be fetched is fetched again when it is
 * asked for again.
 */
const loader = (name, parts) => `
import { initSync } from "./${name}.js";
const loading = new Map();
const load = (file) => {
  if (!loading.has(file)) {
    const exports = initSync();
    const module = WebAssembly.instantiateStreaming(fetch(new URL(file, import.meta.url)), { ${SHARED}: exports, ${MERGED}: exports });
    module.catch(() => loading.delete(file));
    loading.set(file, module);
  }
  return loading.get(file);
};
const part = (...files) => async (callback, data) => {
  let loaded = false;
  try {
    await Promise.all(files.map(load));
    loaded = true;
  } catch (problem) {
    console.error(problem);
  }
  initSync().__indirect_function_table.get(callback)(data, loaded);
};
${Object.entries(parts)
  .map(([part, files]) => `export const ${LOAD}${part} = part(${files.map((file) => JSON.stringify(`./${file}`)).join(", ")});`)
  .join("\n")}
`;

/**
 * Puts the files of the part that comes before all others into one file, and writes the loader for the files that there are
 * now. Returns the files of each part. A program without such a part (\`first\` is undefined) stays as it is.
 */
export async function joinFirstPart(made, name, first, features) {
  const parts = await filesOfParts(made, name);
  if (!first) return parts;
  const joined = merge(made, parts, first, features);
  writeFileSync(join(made, "__wasm_split.js"), loader(name, joined));
  return joined;
}
