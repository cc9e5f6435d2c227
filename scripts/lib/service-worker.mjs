// Writes the service worker of a built app: the files of the release, and the name of the release.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TEMPLATE = join(dirname(fileURLToPath(import.meta.url)), "../../public/sw.js");

/** Files that the build makes for the host. `index.html` is served under the name of its folder. */
const FOR_THE_HOST = /^(index\.html|404\.html|sw\.js|.*\.(br|gz))$/;
/**
 * Files that a device keeps once it has used them: those that draw screens before the app is there, of which there are
 * many and a device needs few; the list of communes, which is large and only needed to type an address; and the part of the
 * worker that writes PDFs, which is larger than all the rest of a visit.
 */
const ONCE_USED = /^(early-[0-9a-f]+\/|places-[0-9a-f]+\.txt$|worker-[0-9a-f]+\/split_pdf\.wasm$)/;
/** Files that the app itself never fetches. */
const OTHERS = /^(draft\.schema\.json|icons\/.*)$/;

/** The element of the page with the name of the release; a minifier may have changed the order of its attributes. */
const RELEASE = /<meta\b[^>]*\bname="?release\b[^>]*>/;

/**
 * The first bytes of SHA-256, as sw.js compares them. They are to notice wrong content, and every device fetches them all
 * on its first visit: with 6 bytes, one wrong file in 10^14 goes unnoticed.
 */
const hashOf = (bytes) => createHash("sha256").update(bytes).digest().subarray(0, 6).toString("base64");

/** The paths, with slashes, of all files in a folder that a device keeps before they are used. */
function filesOf(folder) {
  return pathsIn(folder).filter((path) => !ONCE_USED.test(path));
}

/** The paths, with slashes, of all files in a folder that a device may keep. */
function pathsIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
  return paths.map((path) => path.split(sep).join("/")).filter((path) => !FOR_THE_HOST.test(path)).sort();
}

/**
 * The files of the first screen: the files that the page names outside its meta elements, and the files that those
 * scripts import. All other files are fetched later.
 */
export function firstFiles(folder) {
  const all = filesOf(folder).filter((path) => !OTHERS.test(path));
  const html = readFileSync(join(folder, "index.html"), "utf8").replace(/<meta[^>]*>/g, "");
  const first = new Set(all.filter((path) => html.includes(path)));
  for (const path of first) {
    if (!path.endsWith(".js")) continue;
    const source = readFileSync(join(folder, path), "utf8");
    for (const [, imported] of source.matchAll(/(?:\bfrom|\bimport)\s*["']([^"']+)["']/g)) {
      const target = new URL(imported, `http://app/${path}`).pathname;
      const found = all.find((other) => target.endsWith(`/${other}`));
      if (found) first.add(found);
    }
  }
  return [...first].sort();
}

/** The files that are fetched after the first screen, the smallest first. */
export function laterFiles(folder) {
  const first = new Set(firstFiles(folder));
  const later = filesOf(folder).filter((path) => !OTHERS.test(path) && !first.has(path));
  const size = (path) => statSync(join(folder, path)).size;
  return later.sort((a, b) => size(a) - size(b));
}

/** Names the release in `folder` by its content, and writes `sw.js`. It can be called again after a change. */
export function writeServiceWorker(folder) {
  const page = join(folder, "index.html");
  const name = (release) => {
    const html = readFileSync(page, "utf8");
    if (!RELEASE.test(html)) throw new Error(`${page} has no place for the release's name`);
    writeFileSync(page, html.replace(RELEASE, `<meta name="release" content="${release}">`));
  };
  const read = (path) => readFileSync(join(folder, path));
  name("");
  const [first, later] = [firstFiles(folder), laterFiles(folder)];
  const content = createHash("sha256").update(readFileSync(TEMPLATE));
  for (const path of ["index.html", ...first, ...later]) content.update(path).update(hashOf(read(path)));
  const release = content.digest("hex").slice(0, 16);
  name(release);
  const hashes = (paths) => Object.fromEntries(paths.map((path) => [path, hashOf(read(path))]));
  const values = {
    RELEASE: release,
    FIRST: { "./": hashOf(read("index.html")), ...hashes(first) },
    LATER: hashes(later),
    ONCE_USED: hashes(pathsIn(folder).filter((path) => ONCE_USED.test(path))),
    OTHERS: filesOf(folder).filter((path) => OTHERS.test(path)),
  };
  const worker = readFileSync(TEMPLATE, "utf8").replace(/"%([A-Z_]+)%"/g, (_, key) => JSON.stringify(values[key], null, 1));
  writeFileSync(join(folder, "sw.js"), worker);
  return release;
}
