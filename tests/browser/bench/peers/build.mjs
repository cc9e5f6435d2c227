// Builds a page for each form library, with the same questions as the app, into a new folder.

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { questions } from "../../lib/browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** Settings that the documentation of React and Vue asks for in a release. */
const DEFINE = {
  "process.env.NODE_ENV": '"production"',
  __VUE_OPTIONS_API__: "true",
  __VUE_PROD_DEVTOOLS__: "false",
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
};

const page = (name, links) => `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${name}</title>
    ${links.join("\n    ")}
  </head>
  <body>
    <div id="root"></div>
    <p id="points"></p>
  </body>
</html>
`;

/** The page of one library: its script is bundled and minified, and the page names all files that it needs at first. */
function write(esbuild, name, folder, data) {
  const built = join(folder, "files");
  const { metafile, outputFiles } = esbuild.buildSync({
    absWorkingDir: here,
    entryPoints: [`${name}.js`],
    outdir: built,
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    legalComments: "none",
    define: DEFINE,
    alias: { "#questions": data },
    metafile: true,
    write: false,
    logLevel: "error",
  });
  // Files in a folder whose name changes with the content are cached for ever, as build tools arrange it.
  const hash = createHash("sha256");
  for (const { contents } of outputFiles) hash.update(contents);
  const place = `files-${hash.digest("hex").slice(0, 16)}`;
  mkdirSync(join(folder, place));
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, place, basename(path)), contents);
  const entry = Object.values(metafile.outputs).find((output) => output.entryPoint);
  const parts = entry.imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => basename(path));
  writeFileSync(
    join(folder, "index.html"),
    page(name, [
      ...(entry.cssBundle ? [`<link rel="stylesheet" href="${place}/${basename(entry.cssBundle)}">`] : []),
      ...parts.map((part) => `<link rel="modulepreload" href="${place}/${part}">`),
      `<script type="module" src="${place}/${name}.js"></script>`,
    ]),
  );
}

/**
 * Writes the pages of these libraries, with the questions of a product set. Resolves to `{ folders, remove }`, the
 * folders by name of the library.
 */
export async function buildPeers(names, set) {
  // Installed only where the libraries are wanted.
  const { default: esbuild } = await import("esbuild");
  const root = mkdtempSync(join(tmpdir(), "sao-lang-peers-"));
  const data = join(root, "questions.js");
  // Names that the libraries do not read as numbers or as paths into the data.
  const named = questions(set).map((question) => ({ ...question, name: `q${question.id.replace(".", "_")}` }));
  writeFileSync(data, `export const questions = ${JSON.stringify(named)};`);
  const folders = {};
  for (const name of names) {
    folders[name] = join(root, name);
    mkdirSync(folders[name]);
    write(esbuild, name, folders[name], data);
  }
  return { folders, remove: () => rmSync(root, { recursive: true }) };
}
