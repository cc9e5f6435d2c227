// Starts browsers as users start them, without a driver, each with its own profile; and kills them.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { environment, miniBrowser, startDisplay } from "../lib/engines/minibrowser.mjs";

/** The longest wait for the end of killed processes, in milliseconds. */
const PATIENCE = 20_000;

/** Switches off questions, updates, reports, and the restoring of pages after a kill. */
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

/**
 * For each engine, a function that prepares a profile in a folder. Resolves to the browser's command, and to a function
 * that ends the helpers of the browser.
 */
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
      // Without a driver the session is not private: stored data is below the folder for data.
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

/** Functions that end whatever still runs when this program ends. */
const running = new Set();
process.on("exit", () => {
  for (const stop of running) stop();
});

/**
 * Prepares a profile of an engine in an empty folder: `start(address)` starts the browser, `end()` ends its helpers.
 */
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

/** All running processes of this machine: id, parent, group. */
function processes() {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((id) => {
    let line;
    try {
      line = readFileSync(`/proc/${id}/stat`, "utf8");
    } catch (problem) {
      // The process ended while the list was read.
      if (problem.code === "ENOENT" || problem.code === "ESRCH") return [];
      throw problem;
    }
    // The program's name, in brackets, may contain any character.
    const [state, parent, group] = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? [] : [{ id: Number(id), parent: Number(parent), group: Number(group) }];
  });
}

function kill(id) {
  try {
    process.kill(id, "SIGKILL");
  } catch (problem) {
    // The process has already ended.
    if (problem.code !== "ESRCH") throw problem;
  }
}

/** A running browser. */
class Browser {
  /** The processes of the browser that have left its group. */
  #apart = [];

  constructor([program, ...args], env, address) {
    // In its own process group, so that all processes can be killed at once.
    this.child = spawn(program, [...args, address], { env, detached: true, stdio: "ignore" });
    /** Resolves when the browser has ended in any way; rejects where it cannot be started. */
    this.ended = once(this.child, "exit");
    // The caller that awaits `ended` gets the error too.
    this.ended.catch(() => {});
    running.add(this.#stop);
  }

  /** Notes the browser's processes in other groups. */
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

  /** Kills the browser at once, without a signal that it could handle. Resolves when all its processes have ended. */
  async kill() {
    this.#stop();
    const left = () => processes().filter(({ id, group }) => group === this.child.pid || this.#apart.includes(id));
    for (const limit = Date.now() + PATIENCE; left().length > 0; await wait(5)) {
      if (Date.now() > limit) throw new Error(`processes ${left().map(({ id }) => id)} outlive being killed`);
    }
    running.delete(this.#stop);
  }
}
