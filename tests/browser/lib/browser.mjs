// A browser at phone size, in the engine that SAO_ENGINE names, and the actions of tests in it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { By, Key, error, until } from "selenium-webdriver";

import "./load.mjs";

export { By, Key, until };

/** The longest wait for a condition, in milliseconds. It is a limit, not a measurement. */
const PATIENCE = 20_000;

export const PHONE = { width: 360, height: 800 };

const here = dirname(fileURLToPath(import.meta.url));
/** The built app under test. */
export const DIST = process.env.SAO_DIST ?? resolve(here, "../../../dist");
/** Sample drafts. */
export const FIXTURES = resolve(here, "../../fixtures");

const TARGET = process.env.CARGO_TARGET_DIR ?? resolve(here, "../../../target");
/** The command line program, as the native tests have built it. */
export const COMMAND = process.env.SAO_COMMAND ?? join(TARGET, "debug/saolang");

/** The output of a sub-command for a draft. */
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

/** The command's assessment of a draft: the app must show the same. */
export const assess = (draft) => command(draft, "assess");

/** The command's plan for a draft. */
export const plan = (draft, stars) => command(draft, "plan", "--stars", String(stars));

/** The figures of all product sets. */
export const catalogue = () => JSON.parse(execFileSync(COMMAND, ["catalogue"], { encoding: "utf8" }));

/** The questions of a product set in words. */
export const questions = (set) => JSON.parse(execFileSync(COMMAND, ["questions", String(set)], { encoding: "utf8" })).questions;

/** The engine under test: chromium, firefox or webkit. */
export const ENGINE = process.env.SAO_ENGINE ?? "chromium";

const { launch, can } = await import(`./engines/${ENGINE}.mjs`);

/**
 * The abilities of the engine under test beyond WebDriver: with `reach`, scripts of tests change the page's own objects
 * and not copies; with `tabs`, a tab that a test switches to is drawn; with `blobs`, IndexedDB keeps blobs; `drafts` is
 * the number of full drafts that fit into the storage.
 */
export { can };

/** For tests that only Chromium supports. */
export const onlyDevtools = can.devtools ? false : "this engine cannot be told so from outside";
/** For tests of printed pages. */
export const onlyPrint = can.print ? false : "this engine does not print for tests";
/** For tests that replace functions of the browser in the page. */
export const onlyReach = can.reach ? false : "scripts of tests do not reach the page's own objects in this engine";
/** For tests of a second tab with the size of a telephone. */
export const onlyTabs = can.tabs ? false : "a second tab of this engine is a window that keeps its size";
/** For tests of data that earlier builds stored. */
export const onlyBlobs = can.blobs ? false : "this engine's database keeps no blobs in tests, where its session is private";

/**
 * Starts the engine under test with a screen of a phone's size and its own folder for downloads. `get` waits until
 * `loading`. Only in Chromium: with `log` the driver notes all requests, and `arguments` go to the browser.
 */
export async function startBrowser(size = PHONE, options = {}) {
  const downloads = mkdtempSync(join(tmpdir(), "sao-lang-downloads-"));
  return new Page(await launch(size, downloads, options), downloads);
}

/** Scrolls an element to the middle and returns the reason why it cannot be tapped there, or null. */
const CLEAR = `
  const [element, done] = arguments;
  const place = () => Object.values(element.getBoundingClientRect().toJSON()).join();
  if (!element.isConnected) return done("it is gone from the page");
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const before = place();
  // Two frames: the first draws pending changes, the second draws the changes that they cause.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (place() !== before) return done("it moves");
    const [box] = element.getClientRects();
    if (!box) return done("it is not drawn");
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!top) return done("it is outside the screen");
    window.tapped = false;
    element.addEventListener("click", () => (window.tapped = true), { once: true, capture: true });
    done(element.contains(top) || top.closest("label")?.control === element ? null : "covered by " + top.outerHTML.slice(0, 120));
  }));`;

/** What a page shows that did not do what a test waited for, and whether the last tap reached its element. */
const STATE = `
  const files = performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1)).filter((name) => name.endsWith(".wasm"));
  const heading = document.querySelector("main h1")?.innerText;
  const focus = document.activeElement?.outerHTML.slice(0, 120);
  return ". The page: " + JSON.stringify({ path: location.pathname, heading, focus, tapped: window.tapped, files });`;

/** The link or button whose text contains another text. */
const NAMED = `
  const [text, tags] = arguments;
  const plain = (said) => said.replace(/\\s+/g, " ");
  return [...document.querySelectorAll(tags)].find((e) => e.checkVisibility({ visibilityProperty: true }) && plain(e.innerText).includes(plain(text))) ?? null;`;

/** One tab with one app, and the actions of a user. */
export class Page {
  constructor(engine, downloads) {
    this.engine = engine;
    this.driver = engine.driver;
    this.downloads = downloads;
  }

  async close() {
    await this.engine.end();
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
        // The process ended together with those before it.
        if (error.code !== "ESRCH") throw error;
      }
    }
    await this.driver.quit().catch(() => {});
  }

  /** Opens an address and waits for the app to take over. */
  async open(address) {
    // Marks the page that is left: WebKit may still show it after it reports the new address.
    await this.script("window.left = true");
    await this.driver.get(address);
    await this.wait(() => this.inPassing("return window.left === undefined"), `${address} does not open`);
    await this.takenOver();
  }

  /** Waits until the app has replaced what the page shows before the program is there. */
  async takenOver() {
    await this.find("main h1");
    await this.gone("#start");
  }

  /**
   * Reloads the page like the browser's button and waits for the app to take over. WebDriver's own refresh bypasses the
   * service worker in Firefox and asks the host, which the button does not.
   */
  async reload() {
    await this.script("window.left = true; location.reload()");
    const anew = "return window.left === undefined && document.readyState === 'complete'";
    await this.wait(() => this.inPassing(anew), "the page is not loaded anew");
    await this.takenOver();
  }

  /** The result of a script while one page replaces another; false where the page was gone before the result. */
  async inPassing(script) {
    try {
      return await this.script(script);
    } catch (problem) {
      if (problem instanceof error.NoSuchFrameError) return false;
      throw problem;
    }
  }

  async wait(condition, what) {
    try {
      return await this.driver.wait(condition, PATIENCE, what, 30);
    } catch (problem) {
      if (problem instanceof error.TimeoutError) problem.message += await this.script(STATE).catch(() => ". The page does not answer");
      throw problem;
    }
  }

  /** The first element that matches, once it exists. */
  async find(selector) {
    let found;
    await this.wait(async () => ([found] = await this.all(selector)) && found !== undefined, `no ${selector}`);
    return found;
  }

  /** All elements that match now. */
  async all(selector) {
    let found;
    await this.wait(async () => {
      try {
        found = await this.driver.findElements(By.css(selector));
        return true;
      } catch (problem) {
        // WebKit reports this error when an element is removed during the search.
        if (problem instanceof error.StaleElementReferenceError) return false;
        throw problem;
      }
    }, `${selector} comes and goes`);
    return found;
  }

  gone(selector) {
    return this.wait(async () => (await this.all(selector)).length === 0, `${selector} is still there`);
  }

  /**
   * Opens an empty tab and switches to it, or opens a window where the engine does not draw such a tab. Resolves to its
   * handle.
   */
  async openTab() {
    await this.driver.switchTo().newWindow(can.tabs ? "tab" : "window");
    return this.driver.getWindowHandle();
  }

  /** Changes the size of the screen. */
  resize(size) {
    return this.engine.resize(size);
  }

  /** Sets media features by name; only with `can.media`. */
  emulate(features) {
    return this.engine.emulate(features);
  }

  /**
   * Scrolls an element to the middle and clicks it once it stays in one position with nothing over it, because a user
   * does not tap a moving element. If the element stays covered, this fails and names the cover.
   */
  async press(element) {
    let cover;
    const clear = async () => (cover = await this.driver.executeAsyncScript(CLEAR, element)) === null;
    await this.wait(clear, () => `cannot be tapped: ${cover}`);
    await element.click();
  }

  /** Clicks the element that `look` finds, and looks again if the app draws it again in between. */
  async pressFound(look) {
    await this.wait(async () => {
      try {
        await this.press(await look());
        return true;
      } catch (problem) {
        // WebKit also reports this error where the tap itself has removed the element.
        if (problem instanceof error.StaleElementReferenceError) return this.script("return window.tapped === true");
        throw problem;
      }
    }, "what is to be tapped comes and goes");
  }

  click(selector) {
    return this.pressFound(() => this.find(selector));
  }

  /** The link or button whose text contains `text`. */
  async named(text, tags = "a, button, summary") {
    let found;
    await this.wait(async () => (found = await this.script(NAMED, text, tags)) !== null, `nothing named “${text}”`);
    return found;
  }

  clickNamed(text) {
    return this.pressFound(() => this.named(text));
  }

  /** The visible text of the first element that matches. */
  async text(selector = "main") {
    await this.find(selector);
    return this.script("return document.querySelector(arguments[0])?.innerText.replace(/\\u00a0/g, ' ') ?? ''", selector);
  }

  /** Chooses the entry of a drop-down list whose text contains this text. */
  choose(selector, text) {
    return this.script(
      `const list = document.querySelector(arguments[0]);
       list.value = [...list.options].find((o) => o.text.includes(arguments[1])).value;
       list.dispatchEvent(new Event("change", { bubbles: true }));`,
      selector,
      text,
    );
  }

  /** Waits until an element's text contains `text`. */
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

  /** A downloaded file, once it is complete. */
  async downloaded(extension) {
    let file;
    await this.wait(() => {
      file = readdirSync(this.downloads).find((name) => name.endsWith(extension));
      // A browser first creates an empty file with the name, and moves the content there later.
      return file !== undefined && statSync(join(this.downloads, file)).size > 0;
    }, `no download ending in ${extension}`);
    const path = join(this.downloads, file);
    return { name: file, path, bytes: readFileSync(path) };
  }

  /** Stores a draft (an object, or the text of a file) as earlier builds did, and removes it from the journal. */
  async store(id, draft) {
    const text = typeof draft === "string" ? draft : JSON.stringify(draft);
    await this.script("localStorage.setItem('sao-lang/draft/' + arguments[0], arguments[1])", id, text);
    await this.driver.executeAsyncScript(
      `
      const [id, done] = arguments;
      const opening = indexedDB.open("sao-lang-journal");
      // The app has not made the database yet.
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

  /** A stored attachment: its media type, its bytes, and the width and height of a picture; or null. */
  attachment(id) {
    return this.driver.executeAsyncScript(
      `const [id, done] = arguments;
       indexedDB.open("sao-lang").onsuccess = ({ target: { result: database } }) => {
         const get = database.transaction("attachments").objectStore("attachments").get(id);
         get.onsuccess = async () => {
           database.close();
           if (!get.result) return done(null);
           const [type, bytes] = get.result;
           const picture = await createImageBitmap(new Blob([bytes], { type })).catch(() => ({}));
           done({ type, bytes: bytes.byteLength, width: picture.width, height: picture.height });
         };
       };`,
      id,
    );
  }

  /** Sets the language of the interface, from the next address on. */
  speak(language) {
    return this.script("localStorage.setItem('sao-lang/setting/language', JSON.stringify(arguments[0]))", language);
  }

  /** Waits until the interface is in a language. */
  speaks(language) {
    const spoken = async () => (await this.script("return document.documentElement.lang")) === language;
    return this.wait(spoken, `the interface is not in ${language}`);
  }

  /** Makes the processor of the page's thread slower by this factor; 1 for its own speed. */
  slowDown(rate) {
    return this.driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate });
  }

  /** All stored drafts by id, once the page reports that the last change is saved or cannot be saved. */
  async storedDrafts() {
    await this.wait(() => this.script("return document.querySelector('.saving') === null"), "the last change is still being saved");
    return this.script(`
      const drafts = {};
      for (let index = 0; index < localStorage.length; index++) {
        const key = localStorage.key(index);
        if (!key.startsWith("sao-lang/draft/")) continue;
        const entry = localStorage.getItem(key);
        // A line with revision and checksum may come before the draft. An entry that is not JSON is returned as a text.
        try {
          drafts[key.slice(15)] = JSON.parse(entry.slice(entry.indexOf("{")));
        } catch {
          drafts[key.slice(15)] = entry;
        }
      }
      return drafts;`);
  }
}
