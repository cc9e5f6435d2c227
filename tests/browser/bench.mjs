// Measures the app on a slow phone, beside a hand-written page with the same questions. It prints figures and ratios, at
// the end as one table with the goals, and never fails. Arguments select parts: visits, answers, next, reload, bytes,
// drafts, diary. With --peers it measures pages of form libraries too.

import { baseline } from "./baseline/make.mjs";
import { answers } from "./bench/answers.mjs";
import { bytes } from "./bench/bytes.mjs";
import { diary } from "./bench/diary.mjs";
import { drafts } from "./bench/drafts.mjs";
import { RUNS } from "./bench/lib.mjs";
import { next } from "./bench/next.mjs";
import { buildPeers } from "./bench/peers/build.mjs";
import { reload } from "./bench/reload.mjs";
import { SET } from "./bench/sample.mjs";
import { handWritten, PEER_NAMES, peersIn } from "./bench/sites.mjs";
import { table } from "./bench/table.mjs";
import { visits } from "./bench/visits.mjs";

const PARTS = { visits, answers, next, reload, bytes, drafts, diary };

const wanted = process.argv.slice(2).filter((argument) => argument !== "--peers");
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(", ")}: ${Object.keys(PARTS).join(", ")}`);

const pages = baseline(SET);
const built = process.argv.includes("--peers") ? await buildPeers(PEER_NAMES, SET) : { folders: {}, remove() {} };
try {
  const sites = { hand: handWritten(pages), peers: peersIn(built.folders) };
  console.log("Chromium, processor at 1/6, network 1.6 Mbit/s with 150 ms, brotli 11; “page” is the hand-written one");
  const rows = [];
  for (const [name, part] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) rows.push(...((await part(sites)) ?? []));
  }
  if (rows.length > 0) console.log(`\nruns per figure: ${RUNS}; ratios are to the hand-written page\n\n${table(rows, sites.peers)}`);
} finally {
  pages.remove();
  built.remove();
}
