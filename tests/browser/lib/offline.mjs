// A page without a network, and what it keeps for that case.

import { can } from "./browser.mjs";

/** Waits until the page's release is kept on the device in full. */
export function keptInFull(page) {
  return page.wait(
    () =>
      page.driver.executeAsyncScript(`
        const done = arguments[0];
        (async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          if (!registration?.active || !navigator.serviceWorker.controller) return false;
          const source = await (await fetch(registration.active.scriptURL, { cache: "no-store" })).text();
          const later = Object.keys(JSON.parse(source.match(/\\bLATER ?= ?(\\{[^}]*\\})/)[1]));
          const kept = await Promise.all(later.map((path) => caches.match(new URL(path, registration.scope).href)));
          return kept.every(Boolean);
        })().then(done, () => done(false));`),
    "the release is not kept in full",
  );
}

/** The releases of which something is kept on the device. */
export function keptReleases(page) {
  return page.driver.executeAsyncScript(
    "const done = arguments[0]; caches.keys().then((names) => done(names.map((name) => name.split(' ').pop()).sort()))",
  );
}

/** Takes the network away: the host is gone, and the browser knows that it is offline where it can be told. */
export async function goOffline({ server, page }) {
  await server.stop();
  if (!can.devtools) return;
  await page.driver.sendDevToolsCommand("Network.enable", {});
  await page.driver.sendDevToolsCommand("Network.emulateNetworkConditions", {
    offline: true,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

/** Gives it back. */
export async function goOnline({ server, page }) {
  await server.start();
  if (!can.devtools) return;
  await page.driver.sendDevToolsCommand("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}
