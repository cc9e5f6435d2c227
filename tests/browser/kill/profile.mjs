// One profile of one engine: the browser is started, used, killed at a random moment and started again.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { dice } from "../lib/dice.mjs";
import { Acknowledged, hollow, perKind } from "./acknowledged.mjs";
import { prepare } from "./browsers.mjs";
import { host } from "./host.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
/** The built app under test. */
const DIST = process.env.SAO_DIST ?? join(ROOT, "dist");
const SAMPLE = JSON.stringify(JSON.parse(readFileSync(join(ROOT, "tests/fixtures/ca-kho-ba-hai.json"), "utf8")));
/** The drafts that exist at first; the page begins further drafts. */
const SEEDS = { a: SAMPLE, b: SAMPLE };

/**
 * The longest wait from a start to the report of the stored drafts, in milliseconds. It is a limit, not a measurement.
 */
const PATIENCE = 90_000;
/** The longest use of a browser before it is killed, in milliseconds, whichever event it waits for. */
const USED = 8_000;
/** The percentage of launches in which the page is used before the journal's database has answered. */
const HURRIED = 12;
/** The highest number of failed starts in a row. */
const STARTS = 3;

/** The moment of the kill: this number of milliseconds after this number of events of this name. */
function moment(below) {
  const kind = below(100);
  // While the app is being fetched, restores entries, and draws.
  if (kind < 8) return { event: "page", times: 1, after: below(1500) };
  // At any moment of its use.
  if (kind < 48) return { event: "began", times: 1, after: below(3000) };
  // Directly after a change was acknowledged.
  if (kind < 83) return { event: "saved", times: 1 + below(6), after: below(3) };
  // In the middle of a change.
  return { event: "begun", times: 1 + below(6), after: below(60) };
}

/** The address at which the browser is started. */
function address(below) {
  const kind = below(100);
  if (kind < 60) return `/draft/${"ab"[below(2)]}`;
  if (kind < 75) return "/";
  return kind < 90 ? `/draft/a/question/1.${1 + below(7)}` : "/new";
}

/** For each draft, the revisions of its entries in the storage and in the journal. */
function revisions({ storage, journal }) {
  const revision = (entry) => /^sao-lang\/entry\/1 (\d+)/.exec(entry)?.[1];
  return Object.fromEntries(Object.keys({ ...storage, ...journal }).map((id) => [id, [revision(storage[id]), revision(journal[id])]]));
}

/** The counts of one engine. */
export const counts = () => ({
  kills: 0,
  acknowledged: perKind(),
  checked: perKind(),
  compared: perKind(),
  lost: perKind(),
  /** The number of launches that failed before their use. */
  unstarted: 0,
  /** The number of browsers that ended by themselves. */
  ended: 0,
  /**
   * The number of files that a draft named without their bytes; they were not acknowledged, or they would count as
   * lost.
   */
  hollow: 0,
  /** The number of actions that the page could not do. */
  problems: 0,
});

const add = (sums, more) => {
  for (const [kind, number] of Object.entries(more)) sums[kind] += number;
};

/**
 * Kills the browser this number of times with one new profile, adds to `sums`, and reports errors by `say`. It ends
 * early when a change is lost; then the profile's folder stays. Returns the number of kills. Without `journal`, the app
 * has only localStorage, and then a change must be lost in Chromium: this shows that the test finds losses.
 */
export async function killInProfile({ kills, ...options }) {
  const profile = new Profile(options);
  try {
    await profile.open();
    let done = 0;
    while (done < kills && !profile.lost) {
      await profile.used();
      done += 1;
      options.sums.kills += 1;
    }
    // The changes that were acknowledged before the last kill.
    if (!profile.lost) await profile.used(true);
    return done;
  } finally {
    await profile.close();
  }
}

class Profile {
  /** The number of starts of the browser. */
  #launch = 0;
  #acknowledged = new Acknowledged();
  /** The events in order, to find out why a change is missing. */
  #history = [];
  /** Files without bytes that were already reported. */
  #hollow = new Set();
  /** The handler of the page's messages. */
  #hear = () => {};
  #browser;
  /**
   * The extra milliseconds that the journal's database takes to open while the page is used; null: the page waits for
   * it.
   */
  #late = null;
  /** Whether a change is lost. */
  lost = false;

  constructor({ engine, seed, sums, say, journal = true }) {
    Object.assign(this, { engine, seed, sums, journal, below: dice(seed) });
    this.say = (line) => say(`${engine}, seed ${seed}, launch ${this.#launch}: ${line}`);
  }

  async open() {
    this.site = await host(DIST, { launch: () => this.#known(), hear: (what, said) => this.#hear(what, said) });
    this.folder = mkdtempSync(join(tmpdir(), `sao-lang-kill-${this.engine}-`));
    this.program = await prepare(this.engine, this.folder);
  }

  async close() {
    await this.#browser?.kill();
    this.program?.end();
    await this.site?.close();
    if (this.folder && !this.lost) rmSync(this.folder, { recursive: true, force: true });
  }

  /** The data for the script in the page. */
  #known() {
    return {
      launch: this.#launch,
      journal: this.journal,
      late: this.#late,
      seed: (this.seed + this.#launch * 7919) | 0,
      number: this.#acknowledged.last,
      seeds: Object.fromEntries(Object.entries(SEEDS).filter(([id]) => !this.#acknowledged.of(id))),
    };
  }

  /** Compares the stored drafts that the page found with the acknowledged changes. */
  #check(stored) {
    const { compared, fresh, lost } = this.#acknowledged.compare(stored);
    add(this.sums.compared, compared);
    add(this.sums.checked, fresh);
    for (const name of hollow(stored).filter((name) => !this.#hollow.has(name))) {
      this.#hollow.add(name);
      this.sums.hollow += 1;
      this.say(`a draft names ${name}, whose bytes are not there`);
    }
    for (const { kind, draft, key, number, value, found, later, place } of lost) {
      this.sums.lost[kind] += 1;
      this.lost = true;
      const begun = later.map((change) => JSON.stringify(change.value)).join(", ") || "nothing";
      this.say(
        `LOST: ${kind} ${key} of draft ${draft}, change ${number}: acknowledged ${JSON.stringify(value)}, ` +
          `${place} ${JSON.stringify(found)}, begun later: ${begun}; the profile is kept in ${this.folder}`,
      );
    }
    if (this.lost) {
      writeFileSync(join(this.folder, "sao-lang-stored.json"), JSON.stringify(stored, null, 1));
      writeFileSync(join(this.folder, "sao-lang-history.jsonl"), this.#history.map((line) => `${JSON.stringify(line)}\n`).join(""));
    }
  }

  /**
   * Starts and kills the browser; with `last`, it is killed after the comparison. A browser that was not used is
   * started again.
   */
  async used(last = false) {
    for (let failed = 0; !(await this.#once(last)); ) {
      if (++failed === STARTS) throw new Error(`${this.engine} does not come to be used, ${STARTS} times in a row`);
    }
  }

  /** Starts the browser and kills it. Resolves to whether it was killed at the planned moment. */
  async #once(last) {
    this.#launch += 1;
    // Some users do not wait until a slow database has answered.
    this.#late = !last && this.#launch > 1 && this.below(100) < HURRIED ? this.below(2500) : null;
    const path = address(this.below);
    const when = last ? { event: "began", times: 1, after: 0 } : moment(this.below);
    this.#history.push({ launch: this.#launch, path, when, late: this.#late });
    const timers = [];
    const outcome = new Promise((resolve, reject) => {
      const endIn = (time, how) => (time > 0 ? timers.push(setTimeout(resolve, time, how)) : resolve(how));
      endIn(PATIENCE, "late");
      this.#hear = this.#hearing({ launch: this.#launch, when, endIn, fail: reject });
      this.#browser = this.program.start(this.site.address + path);
      this.#browser.ended.then(() => resolve("ended"), reject);
    });
    try {
      const how = await outcome;
      await this.#browser.kill();
      this.#history.push({ what: how });
      if (how === "ended") this.sums.ended += 1;
      if (how === "late") this.sums.unstarted += 1;
      return how === "killed";
    } finally {
      for (const timer of timers) clearTimeout(timer);
    }
  }

  /** Handles the messages of the page of one launch, and plans its kill. */
  #hearing({ launch, when, endIn, fail }) {
    let [seen, used] = [0, false];
    return (what, said) => {
      this.#history.push(what === "stored" ? { what, revisions: revisions(said) } : { what, ...said });
      // A message that was sent before the kill may arrive after it, and counts.
      if (what === "begun") this.#acknowledged.begun(said);
      if (what === "saved") this.sums.acknowledged[this.#acknowledged.saved(said.number)] += 1;
      if (said.problem) {
        this.sums.problems += 1;
        this.say(said.problem);
      }
      if (what !== "page" && said.launch !== launch) return;
      const began = what === "stored" || what === "hurried";
      if (began) {
        if (used) return fail(new Error(`${this.engine}: the page was loaded anew while it was used`));
        used = true;
        this.#browser.note();
        if (what === "stored") this.#check(said);
        endIn(this.lost ? 0 : USED, "killed");
      }
      if ((began ? "began" : what) === when.event && ++seen === when.times) endIn(when.after, "killed");
    };
  }
}
