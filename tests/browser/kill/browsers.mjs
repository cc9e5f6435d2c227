// Browsers started as users start them, without a driver, each with a profile of its own; and their sudden end.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { environment, miniBrowser, startDisplay } from "../lib/engines/minibrowser.mjs";

/** The longest that killed processes may take to be gone, in milliseconds. */
const PATIENCE = 20_000;

/** Nothing that asks, updates, reports, or opens what was open before the browser was killed. */
const FIREFOX = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "browser.newtab.preload": false,
  "dom.ipc.processPrelaunch.enabled": false,
  "datareporting.healthreport.uploadEnabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.push.connection.enabled": false,
  "extensions.update.enabled": false,
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "startup.homepage_welcome_url": "",
  "termsofuse.bypassNotification": true,
  "toolkit.startup.max_resumed_crashes": -1,
  "toolkit.telemetry.enabled": false,
};

const CHROMIUM = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--password-store=basic",
  "--window-size=480,900",
];

/** By engine: prepares a profile in a folder. Resolves to how to start the browser with it, and how to end what it needs. */
const ENGINES = {
  chromium: async (folder) => ({
    command: [process.env.SAO_CHROME ?? "/usr/bin/chromium", ...CHROMIUM, `--user-data-dir=${folder}`],
    env: process.env,
    end: () => {},
  }),
  firefox: async (folder) => {
    const lines = Object.entries(FIREFOX).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
    writeFileSync(join(folder, "user.js"), lines.join(""));
    return {
      command: [process.env.SAO_FIREFOX ?? "/usr/bin/firefox-esr", "-headless", "-no-remote", "-profile", folder],
      env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: "1", MOZ_HEADLESS_WIDTH: "480", MOZ_HEADLESS_HEIGHT: "900" },
      end: () => {},
    };
  },
  webkit: async (folder) => {
    const display = await startDisplay("480x900x24");
    return {
      // Without a driver its session is not private: what pages store lies below its folder for data.
      command: [miniBrowser(), "--full-screen"],
      env: {
        ...environment(display),
        HOME: folder,
        XDG_DATA_HOME: join(folder, "data"),
        XDG_CACHE_HOME: join(folder, "cache"),
        XDG_CONFIG_HOME: join(folder, "config"),
      },
      end: display.end,
    };
  },
};

export const NAMES = Object.keys(ENGINES);

/** What ends whatever still runs when this program does. */
const running = new Set();
process.on("exit", () => {
  for (const stop of running) stop();
});

/** Prepares a profile of an engine in an empty folder: `start(address)` starts the browser, `end()` is for the end. */
export async function prepare(engine, folder) {
  const { command, env, end } = await ENGINES[engine](folder);
  running.add(end);
  return {
    start: (address) => new Browser(command, env, address),
    end: () => {
      running.delete(end);
      end();
    },
  };
}

/** All processes of this machine that have not ended: id, parent, group. */
function processes() {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((id) => {
    let line;
    try {
      line = readFileSync(`/proc/${id}/stat`, "utf8");
    } catch (problem) {
      // It ended while the list was read.
      if (problem.code === "ENOENT" || problem.code === "ESRCH") return [];
      throw problem;
    }
    // The program's name, in brackets, may hold anything.
    const [state, parent, group] = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? [] : [{ id: Number(id), parent: Number(parent), group: Number(group) }];
  });
}

function kill(id) {
  try {
    process.kill(id, "SIGKILL");
  } catch (problem) {
    // It has ended.
    if (problem.code !== "ESRCH") throw problem;
  }
}

/** A browser that runs. */
class Browser {
  /** Its processes that have left its group. */
  #apart = [];

  constructor([program, ...args], env, address) {
    // In a group of its own, so that all of it can be killed in one moment.
    this.child = spawn(program, [...args, address], { env, detached: true, stdio: "ignore" });
    /** Resolves when it has ended, however; rejects where it cannot be started. */
    this.ended = once(this.child, "exit");
    // Whoever waits hears of it as well.
    this.ended.catch(() => {});
    running.add(this.#stop);
  }

  /** Notes which of its processes are in other groups. */
  note() {
    const all = processes();
    const family = new Set([this.child.pid]);
    for (let size = 0; size < family.size; ) {
      size = family.size;
      for (const { id, parent } of all) if (family.has(parent)) family.add(id);
    }
    this.#apart = all.filter(({ id, group }) => family.has(id) && group !== this.child.pid).map(({ id }) => id);
  }

  #stop = () => {
    kill(-this.child.pid);
    for (const id of this.#apart) kill(id);
  };

  /** Kills it in this moment, without a word to it. Resolves when nothing of it runs any more. */
  async kill() {
    this.#stop();
    const left = () => processes().filter(({ id, group }) => group === this.child.pid || this.#apart.includes(id));
    for (const limit = Date.now() + PATIENCE; left().length > 0; await wait(5)) {
      if (Date.now() > limit) throw new Error(`processes ${left().map(({ id }) => id)} outlive being killed`);
    }
    running.delete(this.#stop);
  }
}
