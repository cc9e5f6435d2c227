// Chromium with chromedriver. The other engines have no DevTools protocol.

import { Browser, Builder, error } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";

/** The abilities of this engine beyond WebDriver. */
export const can = { focus: true, devtools: true, media: true, print: true, reach: true, tabs: true, blobs: true, drafts: 500 };

/** Starts the engine with a screen of this size and a folder for downloads. */
export async function launch(size, downloads, { loading = "normal", log = false, arguments: more = [] } = {}) {
  const options = new chrome.Options()
    .setChromeBinaryPath(process.env.SAO_CHROME ?? "/usr/bin/chromium")
    .addArguments(
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
      "--lang=vi",
      ...more,
    )
    .setUserPreferences({ "download.default_directory": downloads, "download.prompt_for_download": false });
  options.setPageLoadStrategy(loading);
  if (log) options.set("goog:loggingPrefs", { performance: "ALL", browser: "ALL" });
  const start = () =>
    new Builder()
      .forBrowser(Browser.CHROME)
      .setChromeOptions(options)
      .setChromeService(new chrome.ServiceBuilder(process.env.SAO_CHROMEDRIVER ?? "/usr/bin/chromedriver"))
      .build();
  // On a busy machine, a few browsers in a thousand end before their first page, which has nothing to do with the app.
  const driver = await start().catch((problem) => {
    if (problem instanceof error.SessionNotCreatedError) return start();
    throw problem;
  });
  // A window has a minimum width; the emulated screen has exactly the given width.
  const resize = ({ width, height }) =>
    driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: true });
  await resize(size);
  return {
    driver,
    resize,
    /** Sets media features, such as `prefers-color-scheme`, by name. */
    emulate: (features) =>
      driver.sendDevToolsCommand("Emulation.setEmulatedMedia", {
        features: Object.entries(features).map(([name, value]) => ({ name, value })),
      }),
    end: () => driver.quit(),
  };
}
