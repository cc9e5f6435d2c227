// Measures the app on a slow phone, beside a hand-written page with the same questions. It prints figures and ratios
// and never fails. Arguments select parts: visits, answers, drafts.

import { baseline } from "./baseline/make.mjs";
import { answers } from "./bench/answers.mjs";
import { drafts } from "./bench/drafts.mjs";
import { visits } from "./bench/visits.mjs";

const wanted = process.argv.slice(2);
const page = baseline(1);
try {
  console.log("Chromium, processor at 1/6, network 1.6 Mbit/s with 150 ms, brotli 11; “page” is the hand-written one");
  for (const [name, part] of Object.entries({ visits, answers, drafts })) {
    if (wanted.length === 0 || wanted.includes(name)) await part(page.folder);
  }
} finally {
  page.remove();
}
