// Keeps the app on the device, so that it opens without a network from the first visit on.
//
// The build (scripts/lib/service-worker.mjs) puts the release's name and its files with their hashes
// in the places marked with percent signs. Whatever changes in a release changes this file; the
// browser sees that when the app is opened and installs the new worker beside the old one. The old
// one goes on serving the pages that are open, until all are closed or the user asks for the new release.

const RELEASE = "%RELEASE%";
/** What the first screen is made of: path -> hash. Without any of these there is no release. */
const FIRST = "%FIRST%";
/** What is fetched afterwards, in the background: path -> hash, the smallest first. */
const LATER = "%LATER%";
/** Files of the host that are no screens of the app. */
const OTHERS = "%OTHERS%";

/** The folder in which the app is served; it is also the scope. */
const HERE = new URL("./", self.location.href);
/** All of this app's caches; other apps on the same host have their own. */
const PREFIX = `sao-lang ${HERE.pathname} `;
const CACHE = PREFIX + RELEASE;
/** The start page, which is the page of every screen. */
const PAGE = "./";
/** Where other apps on the device send files (share_target of the manifest): the address of a screen. */
const SHARE = "board/collect";
/** Where files that were shared wait for that screen: their names, then each by its number. */
const WAITING = new URL("shared/", HERE);
const SHARED = `sao-lang-shared ${HERE.pathname}`;
/** How many files are taken at a time. */
const MOST_SHARED = 1000;
/** How long a page may take to say which release it is of, in milliseconds. */
const PATIENCE = 5000;

self.addEventListener("install", (event) => event.waitUntil(keepAll(FIRST)));

// The first page was loaded before there was a worker: from now on it is served by this one.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  // The user wants the new release, of which this worker is.
  if (event.data === "take-over") event.waitUntil(self.skipWaiting());
  // A page is drawn and at rest: now there is time for the rest.
  if (event.data === "complete") event.waitUntil(keepAll(LATER, true).then(forgetOldReleases));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (isOurs(url) && url.pathname.slice(HERE.pathname.length) === SHARE && request.method === "POST") {
    return event.respondWith(takeShared(request));
  }
  if (isOurs(url) && url.pathname.startsWith(WAITING.pathname)) return event.respondWith(giveShared(url));
  if (request.method !== "GET" || !isOurs(url)) return;
  if (request.mode !== "navigate") event.respondWith(file(request, url));
  else if (!OTHERS.includes(url.pathname.slice(HERE.pathname.length))) event.respondWith(page(request));
});

function isOurs(url) {
  return url.origin === HERE.origin && url.pathname.startsWith(HERE.pathname);
}

/** Any address inside the app is the start page; the app reads the address. */
async function page(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(PAGE, HERE))) ?? fetch(request);
}

/** A file as this release has it, else as an older one has it whose pages may still be open, else from the host. */
async function file(request, url) {
  const kept = await fromCaches(url.href);
  if (kept) return kept;
  const response = await fetch(request);
  const path = url.pathname.slice(HERE.pathname.length);
  if (response.ok && path in LATER) await (await caches.open(CACHE)).put(url.href, response.clone());
  return response;
}

async function fromCaches(address) {
  const names = await ourCaches();
  for (const name of [CACHE, ...names.filter((other) => other !== CACHE)]) {
    const found = names.includes(name) && (await (await caches.open(name)).match(address));
    if (found) return found;
  }
  return undefined;
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** Keeps all these files: together, or one after the other so that what the user asks for comes first. */
async function keepAll(files, oneByOne = false) {
  const cache = await caches.open(CACHE);
  const keeping = [];
  for (const [path, hash] of Object.entries(files)) {
    const kept = keep(cache, new URL(path, HERE).href, hash, oneByOne);
    if (oneByOne) await kept;
    else keeping.push(kept);
  }
  await Promise.all(keeping);
}

/** Keeps a file, from an older release where it has the same content, else from the host. */
async function keep(cache, address, hash, unhurried) {
  if (await cache.match(address)) return;
  const older = await fromCaches(address);
  if (older && (await hashOf(older.clone())) === hash) return cache.put(address, older);
  // The hash keeps out what is not of this release: half a deployment, or a log-in page of a café's Wi-Fi.
  const load = (mode) => fetch(address, { integrity: hash, cache: mode, priority: unhurried ? "low" : "auto" });
  // What the browser has kept of a file that goes by the same name in every release may be out of date.
  const response = await load("default").catch(() => load("reload"));
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  return cache.put(address, response);
}

async function hashOf(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** Deletes what older releases have left, unless a page of one may still be open or a newer one is on its way. */
async function forgetOldReleases() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = await Promise.all(pages.filter((client) => isOurs(new URL(client.url))).map(releaseOf));
  const old = (await ourCaches()).filter((name) => name !== CACHE);
  const { installing, waiting } = self.registration;
  if (installing || waiting || open.some((release) => release !== RELEASE)) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Asks a page which release it is of; one that does not answer counts as old. */
function releaseOf(client) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => answer(event.data);
    client.postMessage("release?", [port2]);
    setTimeout(answer, PATIENCE);
  });
}

/** Lays shared files aside, in the place of those before, and opens the screen that takes them. */
async function takeShared(request) {
  const sent = (await request.formData()).getAll("files").filter((value) => value instanceof File);
  const files = sent.slice(0, MOST_SHARED);
  await caches.delete(SHARED);
  const cache = await caches.open(SHARED);
  const names = JSON.stringify(files.map((file) => file.name));
  await cache.put(new URL("names", WAITING), new Response(names, { headers: { "content-type": "application/json" } }));
  for (const [number, file] of files.entries()) await cache.put(new URL(String(number), WAITING), new Response(file));
  return Response.redirect(new URL(`${SHARE}?shared`, HERE), 303);
}

/** Hands a shared file out, once. */
async function giveShared(url) {
  const cache = await caches.open(SHARED);
  const found = await cache.match(url.href);
  await cache.delete(url.href);
  return found ?? new Response(null, { status: 404 });
}
