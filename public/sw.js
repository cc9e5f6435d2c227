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
const NAMES = new URL("names", WAITING);
const SHARED = `sao-lang-shared ${HERE.pathname}`;
/** How many files are kept at a time. */
const MOST_SHARED = 1000;
/** How many bytes they may have in all: no archive may have more (MAX_ARCHIVE in crates/worker-protocol/src/lib.rs). */
const MOST_SHARED_BYTES = 200_000_000;
/** How long shared files wait, in milliseconds: a day. */
const SHARES_WAIT = 24 * 60 * 60 * 1000;
/** How long a page may take to say which release it is of, in milliseconds. */
const PATIENCE = 5000;

self.addEventListener("install", (event) => event.waitUntil(keepAll(FIRST)));

self.addEventListener("activate", (event) => {
  // The first page was loaded before there was a worker: from now on it is served by this one.
  event.waitUntil(self.clients.claim());
  event.waitUntil(forgetOldShares());
});

self.addEventListener("message", (event) => {
  // The user wants the new release, of which this worker is.
  if (event.data === "take-over") event.waitUntil(self.skipWaiting());
  // A page is drawn and at rest: now there is time for the rest.
  if (event.data === "complete") event.waitUntil(Promise.all([complete(), forgetOldShares()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (isOurs(url) && url.pathname.slice(HERE.pathname.length) === SHARE && request.method === "POST") {
    return event.respondWith(takeShared(request));
  }
  // Only scripts of the app ask for shared files: what anybody may have sent must never be opened as a page.
  if (isOurs(url) && url.pathname.startsWith(WAITING.pathname) && request.destination === "") {
    return event.respondWith(request.method === "DELETE" ? forgetShared(url) : giveShared(url));
  }
  if (request.method !== "GET" || !isOurs(url)) return;
  if (request.mode !== "navigate") event.respondWith(file(event, url));
  else if (!OTHERS.includes(url.pathname.slice(HERE.pathname.length))) event.respondWith(page(request));
});

function isOurs(url) {
  return url.origin === HERE.origin && url.pathname.startsWith(HERE.pathname);
}

/** Any address inside the app is the start page; the app reads the address. */
async function page(request) {
  return (await kept(new URL(PAGE, HERE), [CACHE])) ?? fetch(request);
}

/**
 * A file of this release: from the device, else from the host, and then it is kept. Other files pass as they are:
 * pages of older releases may still be open.
 */
async function file(event, { href, pathname }) {
  const hash = LATER[pathname.slice(HERE.pathname.length)];
  const found = await kept(href, hash && [CACHE]);
  if (found) return found;
  if (!hash) return fetch(event.request);
  try {
    const response = await find(href, hash);
    // Beside the answer, which a device without room for it gets all the same.
    event.waitUntil(put(CACHE, href, response.clone()));
    return response;
  } catch (problem) {
    // Whoever asked hears that it failed, and never gets another page in its place.
    console.warn(problem);
    return Response.error();
  }
}

/** What is kept of an address in these caches, else in all of them; nothing where they cannot be read. */
async function kept(address, names) {
  try {
    const all = await ourCaches();
    for (const name of names ?? [CACHE, ...all]) {
      const found = all.includes(name) && (await caches.match(address, { cacheName: name }));
      if (found) return found;
    }
  } catch (problem) {
    console.warn(problem);
  }
  return undefined;
}

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** Keeps all these files together, or none. */
async function keepAll(files) {
  const cache = await caches.open(CACHE);
  const keep = async ([path, hash]) => {
    const address = new URL(path, HERE).href;
    if (!(await cache.match(address))) await cache.put(address, await find(address, hash));
  };
  await Promise.all(Object.entries(files).map(keep));
}

/** Keeps what comes later, and lets older releases go: their room may be what this one lacks. */
async function complete() {
  const state = await keepLater();
  if (state !== "unreachable" && (await forgetOldReleases()) && state === "full") await keepLater();
}

/**
 * Keeps what comes later, one file after the other, so that what the user asks for comes first. Resolves to `kept`,
 * to `full` where the device has no room for all, or to `unreachable` where the host did not give some. The next page
 * that opens has it tried again.
 */
async function keepLater() {
  let state = "kept";
  for (const [path, hash] of Object.entries(LATER)) {
    const address = new URL(path, HERE).href;
    if (await kept(address, [CACHE])) continue;
    try {
      const room = await put(CACHE, address, await find(address, hash, "low"));
      // The smallest come first: for the others there is no room either.
      if (!room) return state === "kept" ? "full" : state;
    } catch (problem) {
      console.warn(problem);
      state = "unreachable";
    }
  }
  return state;
}

/** Keeps an answer if there is room. Resolves to whether it is kept. */
async function put(name, address, response) {
  try {
    await (await caches.open(name)).put(address, response);
    return true;
  } catch (problem) {
    console.warn(problem);
    return false;
  }
}

/** A file of this release, from an older one where it has the same content, else from the host. */
async function find(address, hash, priority) {
  const older = await kept(address);
  if (older && (await hashOf(older.clone())) === hash) return older;
  return fromHost(address, hash, priority);
}

/**
 * A file of this release from the host. The hash keeps out what is not of it: half a deployment, the start page in
 * place of a file, or a log-in page of a café's Wi-Fi.
 */
async function fromHost(address, hash, priority = "auto") {
  const load = (mode) => fetch(address, { integrity: hash, cache: mode, priority });
  // What the browser has kept of a file that goes by the same name in every release may be out of date.
  const response = await load("default").catch(() => load("reload"));
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  return response;
}

async function hashOf(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/**
 * Deletes what older releases have left, unless a page of one may still be open or a newer one is on its way.
 * Resolves to whether something was deleted.
 */
async function forgetOldReleases() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = await Promise.all(pages.filter((client) => isOurs(new URL(client.url))).map(releaseOf));
  const old = (await ourCaches()).filter((name) => name !== CACHE);
  const { installing, waiting } = self.registration;
  if (installing || waiting || open.some((release) => release !== RELEASE)) return false;
  return (await Promise.all(old.map((name) => caches.delete(name)))).some(Boolean);
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

/**
 * Lays shared files aside, in the place of those before, and opens the screen that shows them and asks. Any site can
 * send files here, so nothing becomes of them until the user says so.
 */
async function takeShared(request) {
  await layAside(await filesIn(request)).catch((problem) => console.warn(problem));
  return Response.redirect(new URL(`${SHARE}?shared`, HERE), 303);
}

/** The files of a form that was sent; none where it cannot be read. */
async function filesIn(request) {
  try {
    const sent = (await request.formData()).getAll("files").filter((value) => value instanceof File);
    // A field in which nothing was chosen sends a file without name and content.
    return sent.filter(({ name, size }) => name || size);
  } catch (problem) {
    console.warn(problem);
    return [];
  }
}

/** Keeps files that were shared, as many as may be kept, and how many were sent. */
async function layAside(files) {
  await caches.delete(SHARED);
  const [names, at, headers] = [[], new Date().toISOString(), { "content-type": "application/json" }];
  const tell = () => put(SHARED, NAMES, new Response(JSON.stringify({ names, total: files.length, at }), { headers }));
  // Before the files: what has no date is taken for old.
  await tell();
  let room = MOST_SHARED_BYTES;
  for (const file of files) {
    if (names.length === MOST_SHARED || file.size > room) continue;
    if (!(await put(SHARED, new URL(String(names.length), WAITING), new Response(file, { headers: PLAIN })))) break;
    names.push(file.name);
    room -= file.size;
  }
  if (await tell()) return;
  // The device is full to the last byte: no file came, but that some were sent is told.
  await caches.delete(SHARED);
  names.length = 0;
  await tell();
}

/** What was sent is bytes, whatever its sender says that it is. */
const PLAIN = { "content-type": "application/octet-stream", "x-content-type-options": "nosniff" };

/** A shared file, or the names of all. They stay until the app has taken them. */
async function giveShared(url) {
  return (await caches.match(url.href, { cacheName: SHARED })) ?? new Response(null, { status: 404 });
}

/** Forgets all shared files. */
async function forgetShared(url) {
  if (url.href !== WAITING.href) return new Response(null, { status: 404 });
  await caches.delete(SHARED);
  return new Response(null, { status: 204 });
}

/** Forgets shared files that nobody has taken for long. */
async function forgetOldShares() {
  if (!(await caches.has(SHARED))) return;
  const told = await caches.match(NAMES, { cacheName: SHARED });
  const { at } = told ? await told.json() : {};
  // Where the clock was set back they count as old as well.
  if (!(Math.abs(Date.now() - Date.parse(at)) < SHARES_WAIT)) await caches.delete(SHARED);
}
