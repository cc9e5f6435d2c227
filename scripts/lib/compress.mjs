// Writes compressed copies of the files of a folder.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSED = /\.(br|gz)$/;

/** Compresses with brotli at its best quality. It is done once per release, so the time does not matter. */
export function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/** Writes a `.br` and a `.gz` file beside each file, if they are smaller than the file itself. */
export function compressAll(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || COMPRESSED.test(entry.name)) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    for (const [ending, smaller] of [["br", brotli(bytes)], ["gz", gzipSync(bytes, { level: 9 })]]) {
      if (smaller.length < bytes.length) writeFileSync(`${path}.${ending}`, smaller);
    }
  }
}

if (argv[1]?.endsWith("compress.mjs")) compressAll(argv[2]);
