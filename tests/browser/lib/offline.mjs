// A page without a network, and the files that it keeps for that case.

import { can } from "./browser.mjs";

/** Waits until the device keeps all files of the page's release. */
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

/** The releases of which the device keeps files. */
export function keptReleases(page) {
  return page.driver.executeAsyncScript(
    "const done = arguments[0]; caches.keys().then((names) => done(names.map((name) => name.split(' ').pop()).sort()))",
  );
}

/** Switches the network off: the host stops, and the browser is told that it is offline, where that is possible. */
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

/** Switches the network on again. */
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
