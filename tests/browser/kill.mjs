// Kills browsers at random moments and checks the acknowledged changes: see docs/durability.md. `scripts/kill` runs it.
//   node tests/browser/kill.mjs [ENGINE...] [--kills N] [--seed S] [--workers W] [--without-journal]

import { argv } from "node:process";
import { parseArgs } from "node:util";

import { KINDS } from "./kill/acknowledged.mjs";
import { NAMES } from "./kill/browsers.mjs";
import { counts, killInProfile } from "./kill/profile.mjs";

/** The number of kills with one profile; then a new profile is used, in which everything happens for the first time. */
const PER_PROFILE = 40;
/** The number of kills between two lines of output. */
const LINE = 20;

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    kills: { type: "string", default: "1000" },
    seed: { type: "string", default: "26" },
    workers: { type: "string", default: "2" },
    "without-journal": { type: "boolean", default: false },
  },
});
const [total, seed, workers] = [values.kills, values.seed, values.workers].map(Number);
const engines = positionals.length > 0 ? positionals : NAMES;
for (const engine of engines) if (!NAMES.includes(engine)) throw new Error(`no engine ${engine}: ${NAMES.join(", ")}`);
for (const number of [total, seed, workers]) if (!Number.isInteger(number) || number < 0) throw new Error("a whole number is needed");

const results = new Map(engines.map((engine) => [engine, { sums: counts(), minutes: 0 }]));
const queue = [];
const left = new Map(engines.map((engine, place) => [engine, Math.floor((total + engines.length - 1 - place) / engines.length)]));
while ([...left.values()].some((kills) => kills > 0)) {
  for (const [engine, kills] of left) {
    if (kills > 0) queue.push({ engine, kills: Math.min(kills, PER_PROFILE) });
    left.set(engine, Math.max(0, kills - PER_PROFILE));
  }
}

const began = Date.now();
const minutes = () => (Date.now() - began) / 60_000;
const sum = (what) => [...results.values()].reduce((all, { sums }) => all + KINDS.reduce((n, kind) => n + sums[what][kind], 0), 0);
const say = (line) => console.log(line);
let [profiles, broken, told] = [0, 0, 0];

const ticker = setInterval(() => {
  const done = [...results.values()].reduce((all, { sums }) => all + sums.kills, 0);
  if (done < told + LINE) return;
  told = done;
  say(`${done} of ${total} kills, ${sum("checked")} acknowledged changes checked, ${sum("lost")} lost, ${minutes().toFixed(1)} minutes`);
}, 1000);

async function work() {
  for (let task; (task = queue.shift()); ) {
    const { engine, kills } = task;
    const { sums } = results.get(engine);
    const from = Date.now();
    const own = Math.imul(seed, 1_000_003) + profiles++;
    try {
      const done = await killInProfile({ engine, seed: own, kills, sums, say, journal: !values["without-journal"] });
      // The profile ended early, with a loss: the remaining kills need another profile.
      if (done < kills) queue.push({ engine, kills: kills - done });
    } catch (problem) {
      broken += 1;
      say(`${engine}, seed ${own}: ${problem.stack}`);
    }
    results.get(engine).minutes += (Date.now() - from) / 60_000;
  }
}

/** Prints the counts, and returns whether all is well. */
function report() {
  const three = (numbers) => KINDS.map((kind) => String(numbers[kind]).padStart(6)).join("");
  say(`seed ${seed}, ${workers} browsers at a time, ${minutes().toFixed(1)} minutes; answers, texts, attachments:`);
  say("engine    kills  acknowledged        checked             looked for          lost               kills a minute");
  for (const [engine, { sums, minutes: spent }] of results) {
    const columns = ["acknowledged", "checked", "compared", "lost"].map((what) => three(sums[what])).join("  ");
    say(`${engine.padEnd(9)} ${String(sums.kills).padStart(5)}${columns}  ${(sums.kills / spent).toFixed(1).padStart(6)}`);
  }
  let [problems, sorry] = [0, []];
  for (const [engine, { sums }] of results) {
    problems += sums.problems;
    if (sums.unstarted + sums.ended > 0) say(`${engine}: ${sums.unstarted} launches without use, ${sums.ended} that ended of themselves`);
    if (sums.hollow > 0) say(`${engine}: ${sums.hollow} files named without their bytes`);
    if (KINDS.every((kind) => sums.checked[kind] === 0)) sorry.push(`${engine} proved nothing`);
  }
  if (sum("lost") > 0) sorry.push(`${sum("lost")} lost`);
  if (problems > 0) sorry.push(`the page could not go on ${problems} times`);
  if (broken > 0) sorry.push(`${broken} profiles were broken off`);
  say(`${sum("checked")} acknowledged changes checked, ${sum("lost")} lost${sorry.length > 0 ? `; FAILED: ${sorry.join(", ")}` : ""}`);
  return sorry.length === 0;
}

// An interrupted run prints its counts and leaves no browser running.
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    report();
    say("broken off");
    process.exit(1);
  });
}

await Promise.all(Array.from({ length: workers }, work));
clearInterval(ticker);
process.exitCode = report() ? 0 : 1;
