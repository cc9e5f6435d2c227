// Keeps the processor busy beside the tests of a file: SAO_LOAD names how many processes do so. What holds only on a
// machine at rest shows itself so.

import { spawn } from "node:child_process";

/** Goes on until the process that started it is gone. */
const BUSY = "const parent = process.ppid; while (process.ppid === parent);";

for (let number = Number(process.env.SAO_LOAD ?? 0); number > 0; number--) {
  const child = spawn(process.execPath, ["-e", BUSY], { stdio: "ignore" });
  // The tests end without waiting for it.
  child.unref();
  process.once("exit", () => child.kill());
}
