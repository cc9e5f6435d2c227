// Firefox with geckodriver.

import { once } from "node:events";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";

import { Browser, Builder } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import remote from "selenium-webdriver/remote/index.js";

export const can = { focus: true, devtools: false, media: false, print: true, reach: false, tabs: true, blobs: true, drafts: 500 };

const TOOLS = process.env.SAO_TOOLS ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "sao-lang");

/** Two free ports. If they are asked for one after the other, as the library does, they may be the same. */
async function twoPorts() {
  const held = [createServer(), createServer()];
  for (const server of held) await once(server.listen(0, "127.0.0.1"), "listening");
  const ports = held.map((server) => server.address().port);
  for (const server of held) await once(server.close(), "close");
  return ports;
}

/** The driver, with its own port and another port for the browser's events. */
class Service extends firefox.ServiceBuilder {
  build() {
    const ports = twoPorts();
    const args = ports.then(([own, events]) => [...this.options_.args, `--port=${own}`, `--websocket-port=${events}`]);
    return new remote.DriverService(this.exe_, { ...this.options_, args, port: ports.then(([own]) => own) });
  }
}

/** Starts the engine with a screen of this size and a folder for downloads. */
export async function launch(size, downloads, { loading = "normal" } = {}) {
  const options = new firefox.Options()
    .setBinary(process.env.SAO_FIREFOX ?? "/usr/bin/firefox-esr")
    .addArguments("-headless")
    .setPreference("browser.download.folderList", 2)
    .setPreference("browser.download.dir", downloads)
    .setPreference("browser.download.useDownloadDir", true)
    // The panel on a download takes the keyboard focus from the page.
    .setPreference("browser.download.alwaysOpenPanel", false)
    .setPreference("browser.download.always_ask_before_handling_new_types", false)
    .setPreference("pdfjs.disabled", true)
    .setPreference("intl.accept_languages", "vi");
  options.setPageLoadStrategy(loading);
  options.set("webSocketUrl", true);
  const service = new Service(process.env.SAO_GECKODRIVER ?? join(TOOLS, "bin/geckodriver"));
  const driver = await new Builder()
    .forBrowser(Browser.FIREFOX)
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build();
  const bidi = await driver.getBidi();
  const context = await driver.getWindowHandle();
  // A window has a minimum width; the viewport can have any width.
  const resize = async ({ width, height }) => {
    const params = { context, viewport: { width, height } };
    const answer = await bidi.send({ method: "browsingContext.setViewport", params });
    if (answer.error) throw new Error(`${answer.error}: ${answer.message}`);
  };
  await resize(size);
  return { driver, resize, end: () => driver.quit() };
}
