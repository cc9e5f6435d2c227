// Counts the bytes of brotli that are asked for until the first answer is counted, and those of all files together.

import { DIST } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { atRest, onDevice, transferred } from "../lib/transfer.mjs";
import { COUNTED, TAPS, heading, probe, row, slowPhone, takenOver, visit } from "./lib.mjs";
import { ofEach } from "./sites.mjs";

/** A browser fetches these where it likes to, and the first answer does not need them. */
const ICONS = /^\/(icons\/|favicon\.ico$)/;

/** The bytes until a first answer in this folder's page; `more` are paths that belong to a first visit all the same. */
async function toFirstAnswer(folder, steps, points, { keeps = true, more = [] } = {}) {
  const server = await serve(folder, { brotli: true });
  const page = await slowPhone();
  try {
    // The service worker fetches the rest of the app, which no first answer waits for.
    server.hold(/\/sw\.js$/);
    await probe(page, steps, points);
    await visit(page, `${server.address}/`, { keeps });
    await takenOver(page);
    return transferred(folder, [...server.requests.filter((path) => !ICONS.test(path)), ...more]);
  } finally {
    await page.close();
    await server.close();
  }
}

const ofPage = ({ folder, second, points, keeps }) => toFirstAnswer(folder, [second], points, { keeps });

/** Prints the figures, and resolves to their rows in the table. */
export async function bytes({ hand, peers }) {
  const ours = await toFirstAnswer(DIST, TAPS, COUNTED, { more: ["/sw.js"] });
  const theirs = await ofPage(hand);
  const others = await ofEach(peers, ofPage);
  const all = { hand: atRest(hand.folder), app: atRest(DIST), peers: peers.map(({ folder }) => atRest(folder)) };
  heading("brotli");
  row("to the first answer", ours / 1000, theirs / 1000, "KB");
  row("all files", all.app / 1000, all.hand / 1000, "KB");
  row("  of these, the files that a device keeps", onDevice(DIST) / 1000, undefined, "KB");
  return [
    { what: "brotli to the first answer", hand: theirs, app: ours, goal: 330_000, unit: "KB", peers: others },
    { what: "brotli of all files", ...all, goal: 1_200_000, unit: "KB" },
  ];
}
