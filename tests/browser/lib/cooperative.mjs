// The drafts of a co-operative's director: 30 products of 12 members, in the usual states. They are made of the full
// drafts of tests/fixtures/full. Days are counted from today, so that the drafts are equally overdue on every day.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { FIXTURES } from "./browser.mjs";

const FULL = join(FIXTURES, "full");
const BASES = readdirSync(FULL)
  .sort()
  .map((name) => JSON.parse(readFileSync(join(FULL, name), "utf8")));
const MEMBERS = ["An", "Bình", "Chi", "Dũng", "Giang", "Hoa", "Khánh", "Lan", "Minh", "Ngọc", "Phúc", "Quyên"];
const PRODUCTS = ["loại nhất", "hộp quà", "gói nhỏ", "mùa mới", "đặc biệt"];

/** The date `days` from today, YYYY-MM-DD, by this machine's clock. */
export function day(days) {
  const at = new Date();
  at.setDate(at.getDate() + days);
  const two = (n) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The change to a full draft for each state of its product. */
const STATES = {
  /** All papers are there. */
  complete() {},
  /** One paper ended 30 days ago. */
  expired(draft) {
    draft.papers.find((paper) => paper.state === "ready" && paper.valid_until).valid_until = day(-30);
  },
  /** Two papers are being prepared; one of them is overdue. */
  preparing(draft) {
    const [first, second] = draft.papers.filter((paper) => paper.state === "ready");
    Object.assign(first, { state: "preparing", due: day(-7), valid_until: "" });
    Object.assign(second, { state: "preparing", due: day(14), valid_until: "" });
    for (const answer of Object.values(draft.answers)) {
      if (answer.papers?.some((key) => [first.paper, second.paper].includes(key))) answer.evidence = "preparing";
    }
  },
  /** A condition has no answer, and a third of the questions is open. */
  open(draft) {
    const [key] = Object.keys(draft.knock_outs);
    delete draft.knock_outs[key];
    Object.keys(draft.answers).forEach((id, n) => n % 3 === 0 && delete draft.answers[id]);
  },
  /** A knock-out applies, so the dossier is rejected. */
  rejected(draft) {
    draft.knock_outs[Object.keys(draft.knock_outs)[0]] = true;
  },
};
const NAMES = Object.keys(STATES);

/** 30 drafts with the ids `c0` to `c29`, and the state of each. */
export function cooperative() {
  return Array.from({ length: 30 }, (_, n) => {
    const draft = structuredClone(BASES[n % BASES.length]);
    // A full draft without conditions, that of tourism, is complete instead of open or rejected.
    const wished = NAMES[Math.floor(n / BASES.length)];
    const state = wished === "complete" || wished === "expired" || wished === "preparing" || Object.keys(draft.knock_outs).length > 0 ? wished : "complete";
    const member = MEMBERS[n % MEMBERS.length];
    draft.product.name = `${draft.product.name} ${PRODUCTS[Math.floor(n / BASES.length)]}`;
    draft.applicant.name = `Hộ kinh doanh ${member}`;
    draft.applicant.representative = member;
    for (const paper of draft.papers) {
      if (paper.holder) paper.holder = draft.applicant.name;
      if (paper.product) paper.product = draft.product.name;
    }
    draft.created = `2026-03-01T08:00:${String(n).padStart(2, "0")}.000Z`;
    draft.changed = `2026-10-${String(1 + n).padStart(2, "0")}T08:00:00.000Z`;
    STATES[state](draft);
    if (n % 10 === 3) {
      // Three drafts have a certificate that ended a month ago: it was issued 36 months before.
      const issued = new Date(day(-30));
      issued.setFullYear(issued.getFullYear() - 3);
      draft.kind = "re-rating";
      draft.recognition = { ...draft.recognition, issued: issued.toISOString().slice(0, 10) };
    }
    return { id: `c${n}`, state, draft };
  });
}
