// Generates drafts, runs `saolang board` on a tenth of them and on all, and compares its rows with `saolang assess`.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { drafts } from "../../tests/browser/lib/drafts.mjs";

const [folder, count] = [process.argv[2], Number(process.argv[3])];
const command = process.env.SAO_COMMAND;

/** Writes drafts and one broken file into a new folder. */
function fill(name, number) {
  const place = join(folder, name);
  mkdirSync(place);
  for (const { id, draft } of drafts(number)) writeFileSync(join(place, `${id}.json`), JSON.stringify(draft));
  writeFileSync(join(place, "broken.json"), "{");
  return place;
}

/** Runs the command; returns the seconds and the peak memory in MB, as the system measures them. */
function run(place, output) {
  const { status, stderr } = spawnSync("/usr/bin/time", ["-f", "%e %M", command, "board", place, "-o", output], { encoding: "utf8" });
  const lines = stderr.trim().split("\n");
  if (status !== 2 || !lines[0].includes("broken.json")) throw new Error(`not as expected: ${status} ${stderr}`);
  const [seconds, kilobytes] = lines.at(-1).split(" ").map(Number);
  return [seconds, kilobytes / 1024];
}

const sizes = [Math.ceil(count / 10), count];
console.log(`${"drafts".padStart(8)}${"seconds".padStart(10)}${"peak MB".padStart(10)}`);
const places = sizes.map((size, number) => fill(String(number), size));
const outputs = places.map((place, number) => {
  const output = join(folder, `${number}.xlsx`);
  const [seconds, memory] = run(place, output);
  console.log(`${String(sizes[number]).padStart(8)}${seconds.toFixed(2).padStart(10)}${memory.toFixed(1).padStart(10)}`);
  return output;
});

/** The cells of the first sheet by file name: stars, points, parts. The cells hold their texts themselves. */
function rowsOf(output) {
  const xml = execFileSync("unzip", ["-p", output, "xl/worksheets/sheet1.xml"], { encoding: "utf8", maxBuffer: 2 ** 30 });
  const rows = new Map();
  let columns;
  for (const [, row] of xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)) {
    const cells = {};
    for (const [, column, text] of row.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>|<v>)([^<]*)/g)) cells[column] = text;
    // If the verdict has no stars, their cell is empty: NaN, which JSON writes as null.
    columns ??= Object.fromEntries(Object.entries(cells).map(([column, heading]) => [heading, column]));
    const of = (heading) => cells[columns[heading]];
    rows.set(of("Tệp"), ["Sao ước tính", "Điểm", "Phần A", "Phần B", "Phần C"].map((heading) => Number(of(heading))));
  }
  return rows;
}

const rows = rowsOf(outputs[1]);
let compared = 0;
for (let first = 0; first < count; first += 500) {
  const files = Array.from({ length: Math.min(500, count - first) }, (_, n) => join(places[1], `d${first + n}.json`));
  const options = { encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] };
  const lines = execFileSync(command, ["assess", ...files], options).trim().split("\n");
  for (const line of lines) {
    const { file, verdict, stars, score } = JSON.parse(line);
    const expected = [verdict === "stars" ? stars : null, score.total, score.A, score.B, score.C];
    const row = rows.get(file.split("/").pop());
    if (JSON.stringify(row) !== JSON.stringify(expected)) throw new Error(`${file}: ${row} instead of ${expected}`);
    compared++;
  }
}
console.log(`${compared} rows say what saolang assess says`);
