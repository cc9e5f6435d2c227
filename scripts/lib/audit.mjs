// Reads `cargo metadata` and prints the licences and sources of the dependencies. It fails on a licence or source that
// is not allowed below. A licence is added only after it was read, a source only with a decision record.

import { readFileSync } from "node:fs";

const ALLOWED = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "ISC", "BSL-1.0", "CC0-1.0", "MIT",
  "MIT-0", "Unicode-3.0", "Unlicense", "Zlib",
]);
const SOURCE = "registry+https://github.com/rust-lang/crates.io-index";

/** Whether the allowed licences satisfy an SPDX expression (AND, OR, brackets; "/" means OR). */
function allows(expression) {
  const tokens = expression.replaceAll("/", " OR ").match(/\(|\)|\bAND\b|\bOR\b|[^()\s]+(?: WITH \S+)?/g) ?? [];
  let at = 0;
  const any = () => {
    let met = all();
    while (tokens[at] === "OR") { at++; met = all() || met; }
    return met;
  };
  const all = () => {
    let met = one();
    while (tokens[at] === "AND") { at++; met = one() && met; }
    return met;
  };
  const one = () => {
    if (tokens[at++] !== "(") return ALLOWED.has(tokens[at - 1]);
    const met = any();
    at++;
    return met;
  };
  return any() && at === tokens.length;
}

const { packages } = JSON.parse(readFileSync(0, "utf8"));
const foreign = packages.filter((p) => p.source !== null);
const byLicence = new Map();
for (const p of foreign) {
  const licence = p.license ?? "(none named)";
  byLicence.set(licence, [...(byLicence.get(licence) ?? []), p]);
}
for (const [licence, list] of [...byLicence].sort((a, b) => b[1].length - a[1].length)) {
  console.log(`${String(list.length).padStart(4)} ${licence}: ${list.map((p) => p.name).join(", ")}`);
}
const wrong = [
  ...foreign.filter((p) => !p.license || !allows(p.license)).map((p) => `${p.name} ${p.version}: licence ${p.license}`),
  ...foreign.filter((p) => p.source !== SOURCE).map((p) => `${p.name} ${p.version}: from ${p.source}`),
];
for (const line of wrong) console.error(`not allowed: ${line}`);
console.log(`${foreign.length} dependencies, ${byLicence.size} kinds of licence, ${wrong.length} not allowed`);
process.exitCode = wrong.length === 0 ? 0 : 1;
