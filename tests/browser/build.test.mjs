// Changes to a built app after Trunk, on pages as Trunk writes them with and without minifying.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";

import { compressAll } from "../../scripts/lib/compress.mjs";
import { oneStyleSheet, scriptsOutside } from "../../scripts/lib/page.mjs";
import { firstFiles, laterFiles, writeServiceWorker } from "../../scripts/lib/service-worker.mjs";

const PAGES = {
  "as written": `<!doctype html><html><head><base href="/a/"><meta name="release" content="">
    <link rel="stylesheet" href="/a/one-1.css" integrity="x"><link rel="stylesheet" href="/a/two-2.css">
    <meta name="worker" content="worker-3/start.js"><script type="module">import "/a/app-4.js";</script></head></html>`,
  minified: `<!doctype html><html><base href=/a/><meta content name=release><link href=/a/one-1.css integrity=x rel=stylesheet><link href=/a/two-2.css rel=stylesheet><meta content=worker-3/start.js name=worker><script type=module>import "/a/app-4.js";</script></html>`,
};

for (const [how, html] of Object.entries(PAGES)) {
  describe(`a page ${how}`, () => {
    let folder;
    const read = (name) => readFileSync(join(folder, name), "utf8");

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "sao-lang-build-"));
      mkdirSync(join(folder, "worker-3"));
      const files = { "one-1.css": "a{}", "two-2.css": "b{}", "app-4.js": 'import "./part-5.js";', "part-5.js": "1;" };
      Object.assign(files, { "worker-3/start.js": "2;", "catalogue-en-6.txt": "x".repeat(500), "draft.schema.json": "{}" });
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      writeFileSync(join(folder, "index.html"), scriptsOutside(folder, oneStyleSheet(folder, html)));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it("gets one style sheet, in the order of the page, and no script inside", () => {
      const page = read("index.html");
      const sheets = page.match(/\/a\/style-[0-9a-f]{16}\.css/g);
      assert.equal(sheets.length, 1);
      assert.equal(read(sheets[0].slice(3)), "a{}\nb{}");
      assert.ok(!page.includes("one-1") && !page.includes("two-2"), page);
      assert.doesNotMatch(page, /<script[^>]*>[^<]/);
      assert.equal(read(page.match(/boot-[0-9a-f]{16}\.js/)[0]), 'import "/a/app-4.js";');
    });

    it("needs at first what it names and what that imports, and the rest later, the smallest first", () => {
      const first = firstFiles(folder).map((name) => name.replace(/-[0-9a-f]{16}/, ""));
      assert.deepEqual(first, ["app-4.js", "boot.js", "part-5.js", "style.css"]);
      assert.deepEqual(laterFiles(folder), ["worker-3/start.js", "catalogue-en-6.txt"]);
    });

    it("has files that are kept only once they are used", () => {
      mkdirSync(join(folder, "early-7"));
      writeFileSync(join(folder, "early-7", "early.js"), "3;");
      writeFileSync(join(folder, "places-8.txt"), "=01");
      writeServiceWorker(folder);
      const [later, used] = ["LATER", "ONCE_USED"].map((name) => Object.keys(JSON.parse(read("sw.js").match(new RegExp(`const ${name} = ({[^}]*})`))[1])));
      assert.deepEqual(used, ["early-7/early.js", "places-8.txt"]);
      assert.deepEqual(later, laterFiles(folder));
      assert.ok(!used.some((path) => later.includes(path)));
    });

    it("is named by the content of the whole release", () => {
      const release = writeServiceWorker(folder);
      assert.match(read("index.html"), new RegExp(`<meta name="release" content="${release}">`));
      assert.match(read("sw.js"), new RegExp(`const RELEASE = "${release}";`));
      assert.doesNotMatch(read("sw.js"), /"%[A-Z_]+%"/);
      assert.equal(writeServiceWorker(folder), release, "done again, it is the same");
      writeFileSync(join(folder, "catalogue-en-6.txt"), "other");
      assert.notEqual(writeServiceWorker(folder), release);
    });

    it("compressed copies change nothing", () => {
      const release = writeServiceWorker(folder);
      compressAll(folder);
      assert.ok(readdirSync(folder).includes("catalogue-en-6.txt.br"));
      assert.equal(writeServiceWorker(folder), release);
    });
  });
}
