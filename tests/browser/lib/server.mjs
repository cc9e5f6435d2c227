// Serves a built app like any static host: files as they are, and the start page for every other path.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";

import { brotli as compress } from "../../../scripts/lib/compress.mjs";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Names that change with the content; files with such names can be cached for ever. */
const HASHED = /[-_][0-9a-f]{8,}[^/]*(\/[^/]+)?$/;

/** The transferred bodies of files, by path, time of change and encoding, because compressing takes seconds. */
const wire = new Map();

/** The body of a file as a host with brotli at its best quality sends it. */
export function compressed(file) {
  const key = `${file} ${statSync(file).mtimeMs}`;
  if (!wire.has(key)) wire.set(key, compress(readFileSync(file)));
  return wire.get(key);
}

/**
 * Serves `folder` below the path `base` on a free port; with `brotli` like a host that compresses, with `headers` in
 * addition to the usual ones. `own` may answer a request itself, and returns whether it did. Resolves to `{ address,
 * requests, ... }`: `show` serves another folder instead, `stop` ends the server until `start`. `hold` keeps back the
 * answers to matching paths, `lose` refuses them and `pretend` answers them with the start page, until `release`.
 * `change` replaces the text of a file with the result of a function.
 */
export async function serve(folder, { base = "/", brotli = false, headers: more = {}, own } = {}) {
  let root = open(folder);
  // Compressed at once, because a host has done it before the first visit, and no visit may wait for it.
  if (brotli) for (const file of filesOf(root)) compressed(file);
  const requests = [];
  let [held, lost, pretended, waiting] = [null, null, null, []];
  const changes = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    if (own?.(request, response, path)) return;
    if (!path.startsWith(base)) return void response.writeHead(404).end("outside the app");
    if (held?.test(path)) await new Promise((go) => waiting.push(go));
    if (lost?.test(path)) return void response.writeHead(404).end("lost");
    const page = pretended?.test(path);
    const wanted = join(root, page ? "index.html" : normalize(path.slice(base.length)));
    const isFile = wanted.startsWith(root) && existsSync(wanted) && statSync(wanted).isFile();
    // A file of an old release is missing; the start page must not be sent instead.
    if (!isFile && HASHED.test(path)) return void response.writeHead(404).end("no such file");
    const file = isFile ? wanted : join(root, "index.html");
    const encoded = brotli && /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && extname(file) !== ".png";
    const change = isFile && changes.get(path);
    const body = change ? Buffer.from(change(readFileSync(file, "utf8"))) : encoded ? compressed(file) : readFileSync(file);
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    const headers = {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "cache-control": HASHED.test(path) && !page ? "public, max-age=31536000, immutable" : "no-cache",
      etag,
      ...more,
      ...(encoded && !change ? { "content-encoding": "br", vary: "accept-encoding" } : {}),
    };
    if (request.headers["if-none-match"] === etag) response.writeHead(304, headers).end();
    else response.writeHead(200, { ...headers, "content-length": body.length }).end(body);
  });
  const listen = (on) => new Promise((done) => server.listen(on, "127.0.0.1", done));
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  await listen(0);
  const taken = server.address().port;
  return {
    address: `http://127.0.0.1:${taken}${base.slice(0, -1)}`,
    requests,
    show: (other) => {
      root = open(other);
    },
    hold: (paths) => {
      held = paths;
    },
    lose: (paths) => {
      lost = paths;
    },
    pretend: (paths) => {
      pretended = paths;
    },
    release: () => {
      for (const go of waiting) go();
      [held, lost, pretended, waiting] = [null, null, null, []];
    },
    change: (path, edit) => {
      changes.set(path, edit);
    },
    stop: close,
    start: () => listen(taken),
    close,
  };
}

function filesOf(root) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).filter((file) => extname(file) !== ".png");
}

function open(folder) {
  const root = resolve(folder);
  if (!existsSync(join(root, "index.html"))) throw new Error(`${root} holds no built app: run scripts/build first`);
  return root;
}
