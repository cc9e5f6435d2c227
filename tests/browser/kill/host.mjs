// Serves the app with a script of the kill test in its start page, and receives the messages of that script.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { serve } from "../lib/server.mjs";

const DRIVE = readFileSync(join(dirname(fileURLToPath(import.meta.url)), "drive.js"));

/** The first element of the page; its head may be implicit. */
const ROOT = /<html\b[^>]*>(\s*<head>)?/;

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

/**
 * Serves the built app in `folder`. `launch()` returns the data for the script about this launch of the browser;
 * `hear(what, said)` is called with "page" when the start page is requested, and with each message of the script.
 */
export function host(folder, { launch, hear }) {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  if (!ROOT.test(page)) throw new Error("the start page has no place for the script");
  const own = (request, response, path) => {
    // Without its service worker, which would notice that the start page differs from the build's.
    if (path.endsWith("/sw.js")) response.writeHead(404).end();
    else if (path === "/kill/drive.js") response.writeHead(200, { "content-type": "text/javascript" }).end(DRIVE);
    else if (path.startsWith("/kill/")) {
      bodyOf(request).then((said) => {
        hear(path.slice("/kill/".length), said);
        response.writeHead(204).end();
        // The browser was killed while it sent the message, so the incomplete message is ignored.
      }, () => response.destroy());
    } else if (request.headers.accept?.includes("text/html")) {
      const known = encodeURIComponent(JSON.stringify(launch()));
      const script = `<script src="/kill/drive.js" data-launch="${known}" defer></script>`;
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
      // The script comes first, before the app's program.
      response.end(page.replace(ROOT, (root) => root + script));
      hear("page", {});
    } else return false;
    return true;
  };
  return serve(folder, { own });
}
