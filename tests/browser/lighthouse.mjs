// Runs Lighthouse on the built app as a compressing host serves it: scores of a phone on a slow network.

import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { DIST } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";

/** The lowest allowed score of each category. */
const LEAST = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };

const require = createRequire(join(process.env.SAO_TOOLS, "npm/package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const paths = process.argv.length > 2 ? process.argv.slice(2) : ["/"];
const server = await serve(DIST, { brotli: true });
const profile = mkdtempSync(join(tmpdir(), "sao-lang-lighthouse-"));
const chrome = await launch({
  chromePath: process.env.SAO_CHROME ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=vi"],
  userDataDir: profile,
});
let missed = 0;
try {
  for (const path of paths) {
    const { lhr } = await lighthouse(server.address + path, { port: chrome.port, logLevel: "error", locale: "en" });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    console.log(path);
    for (const [id, least] of Object.entries(LEAST)) {
      const { score, auditRefs } = lhr.categories[id];
      const reached = Math.round(score * 100);
      console.log(`  ${String(reached).padStart(3)} ${id}${reached < least ? ` (wanted: ${least})` : ""}`);
      if (reached >= least) continue;
      missed += 1;
      for (const { id: audit, weight } of auditRefs) {
        const { score: part, title, displayValue = "" } = lhr.audits[audit];
        if (weight > 0 && part !== null && part < 1) console.log(`        ${title} ${displayValue}`);
      }
    }
    const { numericValue: bytes } = lhr.audits["total-byte-weight"];
    console.log(`      ${Math.round(bytes / 1024)} KB over the wire`);
  }
} finally {
  chrome.kill();
  await server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exitCode = missed > 0 ? 1 : 0;
