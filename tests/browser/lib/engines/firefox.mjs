// Firefox with geckodriver.

import { homedir } from "node:os";
import { join } from "node:path";

import { Browser, Builder } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";

export const can = { focus: true, devtools: false, media: false, print: true, reach: false, tabs: true, blobs: true, drafts: 500 };

const TOOLS = process.env.SAO_TOOLS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "sao-lang");

/** Starts the engine with a screen of this size and a folder for downloads. */
export async function launch(size, downloads, { loading = "normal" } = {}) {
  const options = new firefox.Options()
    .setBinary(process.env.SAO_FIREFOX ?? "/usr/bin/firefox-esr")
    .addArguments("-headless")
    .setPreference("browser.download.folderList", 2)
    .setPreference("browser.download.dir", downloads)
    .setPreference("browser.download.useDownloadDir", true)
    // The panel that tells of a download takes the keyboard from the page.
    .setPreference("browser.download.alwaysOpenPanel", false)
    .setPreference("browser.download.always_ask_before_handling_new_types", false)
    .setPreference("pdfjs.disabled", true)
    .setPreference("intl.accept_languages", "vi");
  options.setPageLoadStrategy(loading);
  options.set("webSocketUrl", true);
  const service = new firefox.ServiceBuilder(process.env.SAO_GECKODRIVER ?? join(TOOLS, "bin/geckodriver"));
  const driver = await new Builder()
    .forBrowser(Browser.FIREFOX)
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build();
  const bidi = await driver.getBidi();
  const context = await driver.getWindowHandle();
  // A window has a least width; the viewport can be as narrow as asked for.
  const resize = async ({ width, height }) => {
    const params = { context, viewport: { width, height } };
    const answer = await bidi.send({ method: "browsingContext.setViewport", params });
    if (answer.error) throw new Error(`${answer.error}: ${answer.message}`);
  };
  await resize(size);
  return { driver, resize, end: () => driver.quit() };
}
