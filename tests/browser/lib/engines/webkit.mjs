// WebKitGTK with WebKitWebDriver. It has no headless mode, so each browser gets its own X display.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Builder, Capabilities } from "selenium-webdriver";
import { DriverService } from "selenium-webdriver/remote/index.js";

import { environment, miniBrowser, startDisplay } from "./minibrowser.mjs";

// Without a window manager the window is never active, so the focus in it is not visible. A tab that the driver
// switches to stays behind the first one. Under a driver the browser is private, and then keeps no blobs in IndexedDB.
// Texts beyond Latin-1 take two bytes per character of the 5 MB of localStorage.
export const can = { focus: false, devtools: false, media: false, print: false, reach: true, tabs: false, blobs: false, drafts: 380 };

/** Starts the engine with a screen of this size and a folder for downloads. */
export async function launch(size, downloads, { loading = "normal" } = {}) {
  const display = await startDisplay();
  const settings = mkdtempSync(join(tmpdir(), "sao-lang-webkit-"));
  // GLib reads the folder for downloads from this file.
  writeFileSync(join(settings, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  // The browser's search bar, even while it is hidden, must not give the window a minimum width.
  mkdirSync(join(settings, "gtk-3.0"));
  writeFileSync(join(settings, "gtk-3.0/gtk.css"), "searchbar * { margin: 0; border: 0; padding: 0; min-width: 0; }\n");
  const service = new DriverService.Builder(process.env.SAO_WEBKITDRIVER ?? "/usr/bin/WebKitWebDriver")
    .setLoopback(true)
    .setEnvironment({
      ...environment(display),
      XDG_CONFIG_HOME: settings,
    })
    .build();
  const end = async (driver) => {
    await driver?.quit();
    await service.kill();
    display.end();
    rmSync(settings, { recursive: true, force: true });
  };
  try {
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      pageLoadStrategy: loading,
      // Without a window manager, a full-screen window has no toolbars and can have any size.
      "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation", "--full-screen"] },
    });
    const driver = await new Builder().usingServer(await service.start()).withCapabilities(capabilities).build();
    const resize = async ({ width, height }) => {
      await driver.manage().window().setRect({ x: 0, y: 0, width, height });
      const inner = () => driver.executeScript("return [innerWidth, innerHeight].join()");
      await driver.wait(async () => (await inner()) === `${width},${height}`, 10_000, `the window is not ${width} by ${height}`);
    };
    await resize(size);
    return { driver, resize, end: () => end(driver) };
  } catch (error) {
    await end();
    throw error;
  }
}
