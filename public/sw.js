// The service worker. It keeps the app on the device, so that the app opens without a network from the first visit on.
//
// The build (scripts/lib/service-worker.mjs) replaces the names between percent signs with the name of the release and
// with its files and their hashes. So each change in a release changes this file. The browser notices that when the app
// is opened, and installs the new service worker beside the old one. The old one serves the open pages until all are
// closed or the user asks for the new release.

const RELEASE = "%RELEASE%";
/** The files of the first screen: path -> hash. A release is installed only with all of them. */
const FIRST = "%FIRST%";
/** The files that are fetched later, in the background: path -> hash, the smallest first. */
const LATER = "%LATER%";
/**
 * Files that are kept once a page has fetched them: path -> hash. They draw screens before the app is there, or are the
 * list of communes.
 */
const ONCE_USED = "%ONCE_USED%";
/** Files on the host that are not screens of the app. */
const OTHERS = "%OTHERS%";

/** The folder in which the app is served; it is also the scope of the service worker. */
const HERE = new URL("./", self.location.href);
/** The prefix of this app's caches. Another app on the same host has another prefix. */
const PREFIX = `sao-lang ${HERE.pathname} `;
const CACHE = PREFIX + RELEASE;
/** The start page, which serves every address of the app. */
const PAGE = "./";
/** The address to which other apps on the device send files (share_target of the manifest). */
const SHARE = "board/collect";
/** The address below which shared files wait for that screen: their names, then each file by its number. */
const WAITING = new URL("shared/", HERE);
const NAMES = new URL("names", WAITING);
const SHARED = `sao-lang-shared ${HERE.pathname}`;
/** The highest number of files that are kept at a time. */
const MOST_SHARED = 1000;
/**
 * The highest sum of their sizes in bytes, the same as for an archive (MAX_ARCHIVE in
 * crates/worker-protocol/src/lib.rs).
 */
const MOST_SHARED_BYTES = 200_000_000;
/** The time for which shared files are kept, in milliseconds: a day. */
const SHARES_WAIT = 24 * 60 * 60 * 1000;
/** The time in which a page must name its release, in milliseconds. */
const PATIENCE = 5000;

self.addEventListener("install", (event) => event.waitUntil(keepAll(FIRST)));

self.addEventListener("activate", (event) => {
  // The first page was loaded without a service worker; this one serves it from now on.
  event.waitUntil(self.clients.claim());
  event.waitUntil(forgetOldShares());
});

self.addEventListener("message", (event) => {
  // The user wants the new release, to which this service worker belongs.
  if (event.data === "take-over") event.waitUntil(self.skipWaiting());
  // A page is drawn and idle, so the other files can be fetched.
  if (event.data === "complete") event.waitUntil(Promise.all([complete(), forgetOldShares()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (isOurs(url) && url.pathname.slice(HERE.pathname.length) === SHARE && request.method === "POST") {
    return event.respondWith(takeShared(request));
  }
  // Only scripts of the app may fetch shared files. A file from an unknown sender must never be opened as a page.
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

/** The page for any address of the app: the start page; the app then reads the address. */
async function page(request) {
  return (await kept(new URL(PAGE, HERE), [CACHE])) ?? fetch(request);
}

/**
 * A file of this release: from the device, else from the host, and then it is stored. Other files are fetched from the
 * host, because pages of older releases may still be open.
 */
async function file(event, { href, pathname }) {
  const path = pathname.slice(HERE.pathname.length);
  const hash = LATER[path] ?? ONCE_USED[path];
  const found = await kept(href, hash && [CACHE]);
  if (found) return found;
  if (!hash) return fetch(event.request);
  try {
    const response = await find(href, hash);
    // Stored after the response, which the page gets even if the device has no room for the file.
    event.waitUntil(put(CACHE, href, response.clone()));
    return response;
  } catch (problem) {
    // The page gets a network error, and never another page instead of the file.
    console.warn(problem);
    return Response.error();
  }
}

/**
 * The stored response of an address in these caches, else in all caches; `undefined` where the caches cannot be read.
 */
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

/** Stores all these files, or fails. */
async function keepAll(files) {
  const cache = await caches.open(CACHE);
  const keep = async ([path, hash]) => {
    const address = new URL(path, HERE).href;
    if (!(await cache.match(address))) await cache.put(address, await find(address, hash));
  };
  await Promise.all(Object.entries(files).map(keep));
}

/** Stores the later files, and deletes older releases, whose room this release may need. */
async function complete() {
  const state = await keepLater();
  await keepUsed();
  if (state !== "unreachable" && (await forgetOldReleases()) && state === "full") await keepLater();
}

/**
 * Stores the later files one after the other, so that requests of the user come first. Resolves to `kept`, to `full`
 * where the device has no room for all files, or to `unreachable` where the host did not send some. The next page that
 * opens starts a new attempt.
 */
async function keepLater() {
  let state = "kept";
  for (const [path, hash] of Object.entries(LATER)) {
    const address = new URL(path, HERE).href;
    if (await kept(address, [CACHE])) continue;
    try {
      const room = await put(CACHE, address, await find(address, hash, "low"));
      // The smallest files come first, so there is no room for the others either.
      if (!room) return state === "kept" ? "full" : state;
    } catch (problem) {
      console.warn(problem);
      state = "unreachable";
    }
  }
  return state;
}

/** Takes over what older releases have of the files that are kept once used, before those releases are deleted. */
async function keepUsed() {
  if ((await ourCaches()).every((name) => name === CACHE)) return;
  for (const [path, hash] of Object.entries(ONCE_USED)) {
    const address = new URL(path, HERE).href;
    const older = (await kept(address, [CACHE])) ? undefined : await kept(address);
    if (older && (await holds(older, hash))) await put(CACHE, address, older);
  }
}

/** Stores a response if there is room. Resolves to whether it is stored. */
async function put(name, address, response) {
  try {
    await (await caches.open(name)).put(address, response);
    return true;
  } catch (problem) {
    console.warn(problem);
    return false;
  }
}

/** A file of this release: from an older release if it has the same content, else from the host. */
async function find(address, hash, priority) {
  const older = await kept(address);
  if (older && (await holds(older, hash))) return older;
  return fromHost(address, hash, priority);
}

/**
 * Fetches a file of this release from the host. The hash rejects wrong content: a half-finished deployment, the start
 * page in place of a file, or the login page of a café's Wi-Fi.
 */
async function fromHost(address, hash, priority = "auto") {
  const load = async (mode) => {
    const response = await fetch(address, { cache: mode, priority });
    if (response.ok && !(await holds(response, hash))) throw new Error(`${address}: other content`);
    return response;
  };
  // The browser's cache may have an old version of a file that has the same name in every release.
  const response = await load("default").catch(() => load("reload"));
  if (!response.ok || response.redirected) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** Whether a response has the content with this hash: the first 6 bytes of SHA-256, as the build writes them. */
async function holds(response, hash) {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 6))) === hash;
}

/**
 * Deletes the caches of older releases, unless a page of an older release may be open or a newer one is being
 * installed. Resolves to whether something was deleted.
 */
async function forgetOldReleases() {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = await Promise.all(pages.filter((client) => isOurs(new URL(client.url))).map(releaseOf));
  const old = (await ourCaches()).filter((name) => name !== CACHE);
  const { installing, waiting } = self.registration;
  if (installing || waiting || open.some((release) => release !== RELEASE)) return false;
  return (await Promise.all(old.map((name) => caches.delete(name)))).some(Boolean);
}

/** Asks a page for its release; a page that does not answer counts as old. */
function releaseOf(client) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => answer(event.data);
    client.postMessage("release?", [port2]);
    setTimeout(answer, PATIENCE);
  });
}

/**
 * Stores shared files in place of earlier ones, and opens the screen that shows them and asks the user. Any site can
 * send files here, so they are not read as drafts before the user confirms.
 */
async function takeShared(request) {
  await layAside(await filesIn(request)).catch((problem) => console.warn(problem));
  return Response.redirect(new URL(`${SHARE}?shared`, HERE), 303);
}

/** The files of a form that was sent; none where the form cannot be read. */
async function filesIn(request) {
  try {
    const sent = (await request.formData()).getAll("files").filter((value) => value instanceof File);
    // A form field without a chosen file sends a file without a name and without content.
    return sent.filter(({ name, size }) => name || size);
  } catch (problem) {
    console.warn(problem);
    return [];
  }
}

/** Stores the shared files up to the limits, with the number of files that were sent. */
async function layAside(files) {
  await caches.delete(SHARED);
  const [names, at, headers] = [[], new Date().toISOString(), { "content-type": "application/json" }];
  const tell = () => put(SHARED, NAMES, new Response(JSON.stringify({ names, total: files.length, at }), { headers }));
  // The timestamp is stored before the files, because shared files without a timestamp count as old.
  await tell();
  let room = MOST_SHARED_BYTES;
  for (const file of files) {
    if (names.length === MOST_SHARED || file.size > room) continue;
    if (!(await put(SHARED, new URL(String(names.length), WAITING), new Response(file, { headers: PLAIN })))) break;
    names.push(file.name);
    room -= file.size;
  }
  if (await tell()) return;
  // The device is full, so no file is stored, but the number of sent files is.
  await caches.delete(SHARED);
  names.length = 0;
  await tell();
}

/** Headers that make the browser treat a shared file as plain bytes, whatever type its sender claims. */
const PLAIN = { "content-type": "application/octet-stream", "x-content-type-options": "nosniff" };

/** A shared file, or the names of all. They stay until the app deletes them. */
async function giveShared(url) {
  return (await caches.match(url.href, { cacheName: SHARED })) ?? new Response(null, { status: 404 });
}

/** Deletes all shared files. */
async function forgetShared(url) {
  if (url.href !== WAITING.href) return new Response(null, { status: 404 });
  await caches.delete(SHARED);
  return new Response(null, { status: 204 });
}

/** Deletes shared files that the app has not taken for a day. */
async function forgetOldShares() {
  if (!(await caches.has(SHARED))) return;
  const told = await caches.match(NAMES, { cacheName: SHARED });
  const { at } = told ? await told.json() : {};
  // Files from the future, which come from a wrong clock, count as old too.
  if (!(Math.abs(Date.now() - Date.parse(at)) < SHARES_WAIT)) await caches.delete(SHARED);
}
