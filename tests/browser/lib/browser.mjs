// A browser at phone size, in the engine that SAO_ENGINE names, and what tests do with it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { By, Key, error, until } from "selenium-webdriver";

import "./load.mjs";

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

/** The questions of a set in words. */
export const questions = (set) => JSON.parse(execFileSync(COMMAND, ["questions", String(set)], { encoding: "utf8" })).questions;

/** The engine under test: chromium, firefox or webkit. */
export const ENGINE = process.env.SAO_ENGINE ?? "chromium";

const { launch, can } = await import(`./engines/${ENGINE}.mjs`);

/**
 * What the engine under test can do beyond WebDriver: `reach` that scripts change the page's own objects, not copies,
 * `tabs` that a tab which tests go to is drawn, `blobs` that IndexedDB keeps blobs, `drafts` how many full ones there is room for.
 */
export { can };

/** For tests of what only Chromium lets a test do. */
export const onlyDevtools = can.devtools ? false : "this engine cannot be told so from outside";
/** For tests of what comes out of a printer. */
export const onlyPrint = can.print ? false : "this engine does not print for tests";
/** For tests that put something in the place of what the browser offers to pages. */
export const onlyReach = can.reach ? false : "scripts of tests do not reach the page's own objects in this engine";
/** For tests of a second tab that is as small as a telephone. */
export const onlyTabs = can.tabs ? false : "a second tab of this engine is a window that keeps its size";
/** For tests of what earlier builds kept. */
export const onlyBlobs = can.blobs ? false : "this engine's database keeps no blobs in tests, where its session is private";

/** Starts the engine under test with a screen of a phone's size and a folder of its own for downloads. `loading` is what `get` waits for; only in Chromium: `log` has the driver note all requests, `arguments` go to the browser. */
export async function startBrowser(size = PHONE, options = {}) {
  const downloads = mkdtempSync(join(tmpdir(), "sao-lang-downloads-"));
  return new Page(await launch(size, downloads, options), downloads);
}

/** Scrolls an element to the middle and tells what keeps it from being tapped there, or null. */
const CLEAR = `
  const [element, done] = arguments;
  const place = () => Object.values(element.getBoundingClientRect().toJSON()).join();
  if (!element.isConnected) return done("it is gone from the page");
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const before = place();
  // Two frames: the first lays out what is pending, the second what that has brought about.
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

/** The link or button whose text holds another. */
const NAMED = `
  const [text, tags] = arguments;
  const plain = (said) => said.replace(/\\s+/g, " ");
  return [...document.querySelectorAll(tags)].find((e) => e.checkVisibility() && plain(e.innerText).includes(plain(text))) ?? null;`;

/** One tab with one app, and the steps that a user takes. */
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
        // It ended with those before it.
        if (error.code !== "ESRCH") throw error;
      }
    }
    await this.driver.quit().catch(() => {});
  }

  /** Opens an address and waits for the app to take over. */
  async open(address) {
    // Marks the page that is left: WebKit may still show it when it says that it has gone on.
    await this.script("window.left = true");
    await this.driver.get(address);
    await this.wait(() => this.inPassing("return window.left === undefined"), `${address} does not open`);
    await this.find("main h1");
    await this.gone("#start");
  }

  /**
   * Loads the page anew, as the browser's button does. WebDriver's own refresh goes past the service
   * worker in Firefox, to the host, which the button does not.
   */
  async reload() {
    await this.script("window.left = true; location.reload()");
    const anew = "return window.left === undefined && document.readyState === 'complete'";
    await this.wait(() => this.inPassing(anew), "the page is not loaded anew");
  }

  /** What a script says while one page goes and another comes; false where its page went before it could say it. */
  async inPassing(script) {
    try {
      return await this.script(script);
    } catch (problem) {
      if (problem instanceof error.NoSuchFrameError) return false;
      throw problem;
    }
  }

  wait(condition, what) {
    return this.driver.wait(condition, PATIENCE, what, 30);
  }

  /** The first element that matches, once there is one. */
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
        // WebKit says so when an element goes while it is being found.
        if (problem instanceof error.StaleElementReferenceError) return false;
        throw problem;
      }
    }, `${selector} comes and goes`);
    return found;
  }

  gone(selector) {
    return this.wait(async () => (await this.all(selector)).length === 0, `${selector} is still there`);
  }

  /** Opens an empty tab and goes to it, or a window where such a tab would not be drawn. Resolves to its handle. */
  async openTab() {
    await this.driver.switchTo().newWindow(can.tabs ? "tab" : "window");
    return this.driver.getWindowHandle();
  }

  /** Gives the screen another size. */
  resize(size) {
    return this.engine.resize(size);
  }

  /** Sets media features by name; only where `can.media`. */
  emulate(features) {
    return this.engine.emulate(features);
  }

  /**
   * Scrolls an element to the middle and clicks it once it stays in one place and nothing lies over it,
   * as a user does, who does not tap what still moves. What stays covered fails, and says by what.
   */
  async press(element) {
    let cover;
    const clear = async () => (cover = await this.driver.executeAsyncScript(CLEAR, element)) === null;
    await this.wait(clear, () => `cannot be tapped: ${cover}`);
    await element.click();
  }

  /** Presses what `look` finds, and looks again where the app draws it anew in between. */
  async pressFound(look) {
    await this.wait(async () => {
      try {
        await this.press(await look());
        return true;
      } catch (problem) {
        // WebKit says so as well where the tap itself has taken the element away.
        if (problem instanceof error.StaleElementReferenceError) return this.script("return window.tapped === true");
        throw problem;
      }
    }, "what is to be tapped comes and goes");
  }

  click(selector) {
    return this.pressFound(() => this.find(selector));
  }

  /** The link or button whose text holds `text`. */
  async named(text, tags = "a, button, summary") {
    let found;
    await this.wait(async () => (found = await this.script(NAMED, text, tags)) !== null, `nothing named “${text}”`);
    return found;
  }

  clickNamed(text) {
    return this.pressFound(() => this.named(text));
  }

  /** The text of the first element that matches, as it is seen. */
  async text(selector = "main") {
    await this.find(selector);
    return this.script("return document.querySelector(arguments[0])?.innerText.replace(/\\u00a0/g, ' ') ?? ''", selector);
  }

  /** Picks the entry of a drop-down list whose text contains this one. */
  choose(selector, text) {
    return this.script(
      `const list = document.querySelector(arguments[0]);
       list.value = [...list.options].find((o) => o.text.includes(arguments[1])).value;
       list.dispatchEvent(new Event("change", { bubbles: true }));`,
      selector,
      text,
    );
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
      // Browsers reserve the name with an empty file before it moves the content there.
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

  /** An attachment as it is kept: its media type, its bytes, and where it is a picture, how wide and high; or null. */
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

  /** Waits until the interface speaks a language. */
  speaks(language) {
    const spoken = async () => (await this.script("return document.documentElement.lang")) === language;
    return this.wait(spoken, `the interface is not in ${language}`);
  }

  /** Makes the processor of the page's thread so many times slower; 1 for its own speed. */
  slowDown(rate) {
    return this.driver.sendDevToolsCommand("Emulation.setCPUThrottlingRate", { rate });
  }

  /** All drafts in the storage, by id; once the page says that the last change is kept, or cannot be. */
  async storedDrafts() {
    await this.wait(() => this.script("return document.querySelector('.saving') === null"), "the last change is still being saved");
    return this.script(`
      const drafts = {};
      for (let index = 0; index < localStorage.length; index++) {
        const key = localStorage.key(index);
        if (!key.startsWith("sao-lang/draft/")) continue;
        const entry = localStorage.getItem(key);
        // A line with revision and checksum may stand before the draft. What is none stays a text.
        try {
          drafts[key.slice(15)] = JSON.parse(entry.slice(entry.indexOf("{")));
        } catch {
          drafts[key.slice(15)] = entry;
        }
      }
      return drafts;`);
  }
}
