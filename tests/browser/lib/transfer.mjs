// The bytes of a built app or page, as a host with brotli sends them.

import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";

import { firstFiles, laterFiles } from "../../../scripts/lib/service-worker.mjs";
import { compressed } from "./server.mjs";

const isFile = (path) => existsSync(path) && statSync(path).isFile();
/** The file that a host sends for a path. */
const fileOf = (path) => (path === "/" ? "index.html" : path.slice(1));

/** Files that are sent under no address of their own: a copy of the start page, and compressed copies. */
const COPIES = /^404\.html$|\.(br|gz)$/;

const sum = (folder, files) => files.reduce((all, file) => all + compressed(join(folder, file)).length, 0);

/** The bytes of the requested files, each once. Paths without a file do not count. */
export function transferred(folder, requests) {
  const files = [...new Set(requests.map(fileOf))];
  return sum(folder, files.filter((file) => isFile(join(folder, file))));
}

/** The bytes of all files that a host can send. */
export function atRest(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
  return sum(folder, files.filter((file) => !COPIES.test(file)));
}

/** The bytes of the files that a device keeps of the app. */
export const onDevice = (folder) => sum(folder, ["index.html", "sw.js", ...firstFiles(folder), ...laterFiles(folder)]);
