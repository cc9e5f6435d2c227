// Chromium with chromedriver. Its DevTools protocol is what the other engines lack.

import { Browser, Builder, error } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";

/** What tests may ask of this engine beyond WebDriver. */
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
  if (log) options.set("goog:loggingPrefs", { performance: "ALL" });
  const start = () =>
    new Builder()
      .forBrowser(Browser.CHROME)
      .setChromeOptions(options)
      .setChromeService(new chrome.ServiceBuilder(process.env.SAO_CHROMEDRIVER ?? "/usr/bin/chromedriver"))
      .build();
  // On a busy machine a browser in some hundreds ends before its first page: that says nothing about the app.
  const driver = await start().catch((problem) => {
    if (problem instanceof error.SessionNotCreatedError) return start();
    throw problem;
  });
  // A window has a least width; the emulated screen is exactly as wide as asked for.
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
