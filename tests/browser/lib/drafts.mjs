// Many drafts of all product sets from a seed, the same on every run. Notes are as long as a household writes them.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { FIXTURES, catalogue } from "./browser.mjs";
import { dice } from "./dice.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const NOTES = Object.values(SAMPLE.answers).map((answer) => answer.note);
const PRODUCTS = ["Bánh đậu xanh", "Nước mắm", "Cá khô", "Chè lam", "Mật ong", "Gạo nếp", "Kẹo lạc", "Rượu nếp"];
const EVIDENCE = ["none", "preparing", "ready", "ready"];

/** `count` drafts, each with an id, of `applicants` applicants. */
export function drafts(count, { seed = 26, applicants = 20 } = {}) {
  const below = dice(seed);
  const { sets } = catalogue().editions[0];
  return Array.from({ length: count }, (_, number) => {
    const set = sets[below(sets.length)];
    const criteria = set.parts.flatMap((part) => part.sections).flatMap((section) => section.criteria);
    const answers = {};
    for (const { id, options } of criteria) {
      if (below(12) === 0) continue;
      answers[id] = { option: 1 + below(options.length), evidence: EVIDENCE[below(4)], note: NOTES[below(NOTES.length)] };
    }
    const day = (n) => String(1 + n).padStart(2, "0");
    const changed = `2026-${day(below(11))}-${day(below(28))}T0${below(10)}:${10 + below(50)}:00.000Z`;
    const draft = {
      ...SAMPLE,
      set: set.no,
      created: `2026-01-01T00:00:00.${String(number % 1000).padStart(3, "0")}Z`,
      changed,
      product: { ...SAMPLE.product, name: `${PRODUCTS[below(PRODUCTS.length)]} số ${number + 1}` },
      applicant: { ...SAMPLE.applicant, name: `Hợp tác xã ${1 + below(applicants)}` },
      knock_outs: {},
      answers,
    };
    return { id: `d${number}`, draft };
  });
}
