// Other releases of the app, made from the built one.

import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { pageForUnknown } from "../../../scripts/lib/page.mjs";
import { writeServiceWorker } from "../../../scripts/lib/service-worker.mjs";
import { DIST } from "./browser.mjs";

/** Copies the built app, applies `change` to the copy, and names it anew. Resolves to `{ folder, release, remove }`. */
function variant(change) {
  const folder = mkdtempSync(join(tmpdir(), "sao-lang-release-"));
  cpSync(DIST, folder, { recursive: true });
  change(folder);
  const release = writeServiceWorker(folder);
  pageForUnknown(folder);
  return { folder, release, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function editPage(folder, edit) {
  const page = join(folder, "index.html");
  writeFileSync(page, edit(readFileSync(page, "utf8")));
}

/** A newer release: one file has another content and therefore another name. */
export function newerRelease() {
  return variant((folder) => {
    const old = readdirSync(folder).find((name) => /^style-.*\.css$/.test(name));
    const name = old.replace(/-[0-9a-f]+/, "-00000000000000ff");
    writeFileSync(join(folder, old), `${readFileSync(join(folder, old), "utf8")}\n/* newer */\n`);
    renameSync(join(folder, old), join(folder, name));
    editPage(folder, (html) => html.replaceAll(old, name));
  });
}

/** The same release as Trunk builds it with `--public-url`. */
export function releaseUnder(base) {
  return variant((folder) => {
    const boot = readdirSync(folder).filter((name) => /^boot-.*\.js$/.test(name));
    for (const name of boot) {
      const file = join(folder, name);
      writeFileSync(file, readFileSync(file, "utf8").replace(/(["'])\/(?=[^/])/g, `$1${base}`));
    }
    editPage(folder, (html) => html.replace(/\b(href|src)=("?)\/(?!\/)/g, `$1=$2${base}`));
  });
}
