// Keeps the processor busy beside the tests of a file: SAO_LOAD is the number of processes for that. It finds tests
// that pass only on an idle machine.

import { spawn } from "node:child_process";

/** Runs until the process that started it has ended. */
const BUSY = "const parent = process.ppid; while (process.ppid === parent);";

for (let number = Number(process.env.SAO_LOAD ?? 0); number > 0; number--) {
  const child = spawn(process.execPath, ["-e", BUSY], { stdio: "ignore" });
  // The tests end without waiting for this process.
  child.unref();
  process.once("exit", () => child.kill());
}
