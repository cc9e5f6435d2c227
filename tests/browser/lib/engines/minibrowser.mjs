// WebKitGTK's small browser: its path, its display and its environment.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The size of the display: wide and high enough for the largest screen of the tests. */
const DISPLAY = "1440x1200x24";

/** The path of the small browser that comes with the library, on any system. */
export function miniBrowser() {
  if (process.env.SAO_MINIBROWSER) return process.env.SAO_MINIBROWSER;
  for (const folder of readdirSync("/usr/lib").filter((name) => name.endsWith("-linux-gnu"))) {
    for (const api of readdirSync(join("/usr/lib", folder)).filter((name) => /^webkit(2gtk|gtk)-/.test(name))) {
      const program = join("/usr/lib", folder, api, "MiniBrowser");
      if (readdirSync(join("/usr/lib", folder, api)).includes("MiniBrowser")) return program;
    }
  }
  throw new Error("no MiniBrowser below /usr/lib: install webkit2gtk-driver");
}

/** Starts an X server; returns the name of its display. */
export async function startDisplay(size = DISPLAY) {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const failed = once(server, "error").then(([error]) => Promise.reject(error));
  const ended = once(server, "exit").then(() => Promise.reject(new Error("Xvfb ended at once")));
  // The promise that loses the race below must not count as unhandled later.
  for (const promise of [failed, ended]) promise.catch(() => {});
  const [number] = await Promise.race([once(server.stdio[3], "data"), failed, ended]);
  return { name: `:${String(number).trim()}`, end: () => server.kill() };
}

/** The environment in which the browser or its driver is started on that display. */
export const environment = (display) => ({
  ...process.env,
  DISPLAY: display.name,
  GDK_BACKEND: "x11",
  // With WebKitGTK 2.50's interpreters of WebAssembly, a few pages in a thousand crash (the newer one) or stay undrawn
  // (the older one). With code that is compiled beforehand, no page fails, but the start takes longer.
  JSC_useWasmIPInt: "0",
  JSC_useWasmLLInt: "0",
  LIBGL_ALWAYS_SOFTWARE: "1",
  NO_AT_BRIDGE: "1",
});
