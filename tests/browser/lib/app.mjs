// Serves and opens the built app.

import { DIST, PHONE, startBrowser } from "./browser.mjs";
import { serve } from "./server.mjs";

/**
 * Serves the app and opens its start page, with these drafts (objects or texts of files, by id) on the device. `host`
 * gets the server before the first visit; the other options go to the browser.
 */
export async function startApp(drafts = {}, language, { host, ...options } = {}) {
  const server = await serve(DIST);
  host?.(server);
  const page = await startBrowser(PHONE, options).catch(async (problem) => {
    // A server that stays open would keep the test's process alive.
    await server.close();
    throw problem;
  });
  await page.open(`${server.address}/`);
  for (const [id, draft] of Object.entries(drafts)) await page.store(id, draft);
  if (language) await page.speak(language);
  return { server, page };
}

/** Ends the browser and the server of `startApp`, even if only one of them was started. */
export async function stopApp({ server, page }) {
  await page?.close();
  await server?.close();
}

/** Clears the device's storage and these databases, as if it were another device. */
export async function emptyDevice({ server, page }, ...databases) {
  // Another page, so that the app uses nothing while it is emptied.
  await page.driver.get(`${server.address}/robots.txt`);
  await page.driver.executeAsyncScript(
    `const [names, done] = arguments;
     localStorage.clear();
     sessionStorage.clear();
     let left = names.length;
     for (const name of names) indexedDB.deleteDatabase(name).onsuccess = () => { if (--left === 0) done(); };`,
    databases,
  );
}
