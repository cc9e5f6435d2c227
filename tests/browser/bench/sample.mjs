// The draft of the benchmarks: the sample draft of the fixtures with the questions of set 1, which the pages beside the
// app have too.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { FIXTURES, questions } from "../lib/browser.mjs";

/** The product set whose questions all pages have. */
export const SET = 1;

/** The draft with an answer, evidence and a note for every question. */
export function sample() {
  const { knock_outs, ...draft } = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
  const answers = questions(SET).map(({ id, options }) => {
    const { option = 1, evidence, note } = draft.answers[id] ?? {};
    return [id, { option: Math.min(option, options.length), evidence, note }];
  });
  return { ...draft, set: SET, answers: Object.fromEntries(answers) };
}
