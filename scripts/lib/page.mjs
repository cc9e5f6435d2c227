// Changes to the built page: one style sheet instead of several, and no script inside the page.

import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const hashOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** The folder with which addresses in the page begin. */
const baseOf = (html) => html.match(/<base href="?([^">\s]*)/)?.[1] ?? "/";

/**
 * Joins the style sheets that the page links, in their order, so that one request fetches them all. `%STYLE%` in the page
 * becomes the address of the result.
 */
export function oneStyleSheet(folder, html) {
  const base = baseOf(html);
  const links = [...html.matchAll(/<link\b[^>]*\brel="?stylesheet\b[^>]*>/g)].map(([link]) => link);
  const files = links.map((link) => join(folder, basename(link.match(/\bhref="?([^">\s]+)/)[1])));
  const sheet = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const name = `style-${hashOf(sheet)}.css`;
  for (const file of files) rmSync(file);
  writeFileSync(join(folder, name), sheet);
  const address = `${base}${name}`;
  const joined = links.reduce((page, link, n) => page.replace(link, n === 0 ? `<link rel="stylesheet" href="${address}">` : ""), html);
  return joined.replace("%STYLE%", address);
}

/** Moves scripts from the page into files, so that the Content-Security-Policy is the same in every build. */
export function scriptsOutside(folder, html) {
  const base = baseOf(html);
  return html.replace(/<script\b(?![^>]*\bsrc=)([^>]*)>([\s\S]*?)<\/script>/g, (_, attributes, source) => {
    const name = `boot-${hashOf(source)}.js`;
    writeFileSync(join(folder, name), source.replace(/(["'])\.\//g, `$1${base}`));
    return `<script${attributes} src="${base}${name}"></script>`;
  });
}

/** A copy of the page for hosts that answer unknown addresses with `404.html`. */
export function pageForUnknown(folder) {
  writeFileSync(join(folder, "404.html"), readFileSync(join(folder, "index.html")));
}
