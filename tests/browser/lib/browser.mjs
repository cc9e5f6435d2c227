// A browser at phone size, and what tests do with it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { Browser, Builder, By, Key, until } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";

export { By, Key, until };

/** The longest that a condition may take, in milliseconds. A limit, not a measure. */
const PATIENCE = 20_000;

export const PHONE = { width: 360, height: 800 };

const here = dirname(fileURLToPath(import.meta.url));
/** The built app under test. */
export const DIST = process.env.SAO_DIST ?? resolve(here, "../../../dist");
/** Sample drafts. */
export const FIXTURES = resolve(here, "../../fixtures");

/** The command, as the native tests have built it. */
export const COMMAND = process.env.SAO_COMMAND ?? resolve(here, "../../../target/debug/saolang");

/** What a sub-command says of a draft. */
function command(draft, ...args) {
  const folder = mkdtempSync(join(tmpdir(), "sao-lang-command-"));
  const file = join(folder, "draft.json");
  writeFileSync(file, JSON.stringify(draft));
  try {
    return JSON.parse(execFileSync(COMMAND, [args[0], file, ...args.slice(1)], { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The command's assessment of a draft: the app must say the same. */
export const assess = (draft) => command(draft, "assess");

/** The command's plan for a draft. */
export const plan = (draft, stars) => command(draft, "plan", "--stars", String(stars));

/** The figures of all sets. */
export const catalogue = () => JSON.parse(execFileSync(COMMAND, ["catalogue"], { encoding: "utf8" }));

/** Starts Chromium at phone size, with a folder of its own for downloads. `loading` is what `get` waits for; `log` has the driver note all requests; `arguments` go to Chromium. */
export async function startBrowser({ width, height } = PHONE, { loading = "normal", log = false, arguments: more = [] } = {}) {
  const downloads = mkdtempSync(join(tmpdir(), "sao-lang-downloads-"));
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
  const service = new chrome.ServiceBuilder(process.env.SAO_CHROMEDRIVER ?? "/usr/bin/chromedriver");
  const driver = await new Builder()
    .forBrowser(Browser.CHROME)
    .setChromeOptions(options)
    .setChromeService(service)
    .build();
  // A window has a least width; the emulated screen is exactly as wide as asked for.
  await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", {
    width,
    height,
    deviceScaleFactor: 1,
    mobile: true,
  });
  return new Page(driver, downloads);
}

/** One tab with one app, and the steps that a user takes. */
export class Page {
  constructor(driver, downloads) {
    this.driver = driver;
    this.downloads = downloads;
  }

  async close() {
    await this.driver.quit();
    rmSync(this.downloads, { recursive: true, force: true });
  }

  /** Kills the browser with all its processes, as a phone does that runs out of power or memory. */
  async kill() {
    const all = [(await this.driver.getCapabilities()).get("goog:processID")];
    const parents = execFileSync("ps", ["-e", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    const pairs = parents.map((line) => line.trim().split(/\s+/).map(Number));
    for (const parent of all) all.push(...pairs.filter(([, of]) => of === parent).map(([pid]) => pid));
    for (const pid of all) {
      try {
        process.kill(pid, "SIGKILL");
      } catch (error) {
        // It ended with those before it.
        if (error.code !== "ESRCH") throw error;
      }
    }
    await this.driver.quit().catch(() => {});
  }

  /** Opens an address and waits for the app to take over. */
  async open(address) {
    await this.driver.get(address);
    await this.find("main h1");
    await this.gone("#start");
  }

  wait(condition, what) {
    return this.driver.wait(condition, PATIENCE, what);
  }

  /** The first element that matches, once there is one. */
  find(selector) {
    return this.wait(until.elementLocated(By.css(selector)), `no ${selector}`);
  }

  all(selector) {
    return this.driver.findElements(By.css(selector));
  }

  gone(selector) {
    return this.wait(async () => (await this.all(selector)).length === 0, `${selector} is still there`);
  }

  /** Scrolls an element to the middle, clear of the bar at the foot, and clicks it. */
  async press(element) {
    await this.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
    await element.click();
  }

  async click(selector) {
    await this.press(await this.find(selector));
  }

  /** The link or button whose text holds `text`. */
  async named(text, tags = "a, button, summary") {
    let found;
    await this.wait(async () => {
      for (const element of await this.all(tags)) {
        if ((await element.getText()).includes(text)) {
          found = element;
          return true;
        }
      }
      return false;
    }, `nothing named “${text}”`);
    return found;
  }

  async clickNamed(text) {
    await this.press(await this.named(text));
  }

  async text(selector = "main") {
    return (await this.find(selector)).getText();
  }

  /** Waits until an element's text holds `text`. */
  see(text, selector = "main") {
    return this.wait(async () => (await this.text(selector)).includes(text), `“${text}” does not appear`);
  }

  /** Waits until the address ends in `path`. */
  at(path) {
    return this.wait(async () => (await this.path()).endsWith(path), `the address does not end in ${path}`);
  }

  async path() {
    return new URL(await this.driver.getCurrentUrl()).pathname;
  }

  script(source, ...args) {
    return this.driver.executeScript(source, ...args);
  }

  /** A downloaded file, once it is there in full. */
  async downloaded(extension) {
    let file;
    await this.wait(() => {
      file = readdirSync(this.downloads).find((name) => name.endsWith(extension));
      // Chromium reserves the name with an empty file before it moves the content there.
      return file !== undefined && statSync(join(this.downloads, file)).size > 0;
    }, `no download ending in ${extension}`);
    const path = join(this.downloads, file);
    return { name: file, path, bytes: readFileSync(path) };
  }

  /** Puts a draft (an object, or the text of a file) into the storage, as earlier builds did, and out of the journal. */
  async store(id, draft) {
    const text = typeof draft === "string" ? draft : JSON.stringify(draft);
    await this.script("localStorage.setItem('sao-lang/draft/' + arguments[0], arguments[1])", id, text);
    await this.driver.executeAsyncScript(
      `
      const [id, done] = arguments;
      const opening = indexedDB.open("sao-lang-journal");
      // The app has not made it yet.
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onerror = () => done();
      opening.onsuccess = () => {
        const stores = ["texts", "revisions"];
        const deleting = opening.result.transaction(stores, "readwrite");
        for (const store of stores) deleting.objectStore(store).delete(id);
        deleting.oncomplete = () => { opening.result.close(); done(); };
      };`,
      id,
    );
  }

  /** Sets the language of the interface, from the next address on. */
  speak(language) {
    return this.script("localStorage.setItem('sao-lang/setting/language', JSON.stringify(arguments[0]))", language);
  }

  /** Waits until the interface speaks a language. */
  speaks(language) {
    const spoken = async () => (await this.script("return document.documentElement.lang")) === language;
    return this.wait(spoken, `the interface is not in ${language}`);
  }

  /** All drafts in the storage, by id. */
  storedDrafts() {
    return this.script(`
      const drafts = {};
      for (let index = 0; index < localStorage.length; index++) {
        const key = localStorage.key(index);
        if (!key.startsWith("sao-lang/draft/")) continue;
        const entry = localStorage.getItem(key);
        // A line with revision and checksum may stand before the draft.
        drafts[key.slice(15)] = JSON.parse(entry.slice(entry.indexOf("{")));
      }
      return drafts;`);
  }
}
