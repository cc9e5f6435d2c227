// Measures the time until a first question can be answered: on a first visit, on a repeat visit, without a network.

import { DIST } from "../lib/browser.mjs";
import { keptInFull } from "../lib/offline.mjs";
import { serve } from "../lib/server.mjs";
import { ANSWER, COUNTED, TAPS, heading, hurry, median, probe, row, RUNS, slowPhone, takenOver, throttle, visit } from "./lib.mjs";
import { ofEach } from "./sites.mjs";

/** A draft of set 1 without answers. */
const DRAFT = JSON.stringify({ format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 1 });

const putDraft = (page) =>
  page.driver.sendDevToolsCommand("Page.addScriptToEvaluateOnNewDocument", {
    source: `if (!localStorage.getItem("sao-lang/draft/bench")) localStorage.setItem("sao-lang/draft/bench", ${JSON.stringify(DRAFT)});`,
  });

/** Deletes the answers of an earlier visit from localStorage and from the journal. */
const forget = (page) =>
  page.script(`
    localStorage.clear();
    return new Promise((done) => {
      const open = indexedDB.open("sao-lang-journal");
      open.onsuccess = () => {
        const stores = [...open.result.objectStoreNames];
        if (stores.length === 0) return done();
        const change = open.result.transaction(stores, "readwrite");
        for (const store of stores) change.objectStore(store).clear();
        change.oncomplete = () => { open.result.close(); done(); };
      };
      open.onerror = () => done();
    });`);

/** First visits, each with an empty profile; `steps` lead to the first answer. */
async function firstVisits(address, steps, shown, { prepare = async () => {}, keeps = true } = {}) {
  const visits = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await slowPhone();
    try {
      await prepare(page);
      await probe(page, steps, shown);
      visits.push({ ...(await visit(page, address, { keeps })), taken: await takenOver(page) });
    } finally {
      await page.close();
    }
  }
  return visits;
}

/** Visits of a browser that has visited before, is idle again, and has lost the answers. */
async function repeatVisits(server, path, steps, shown, { prepare = async () => {}, settle = async () => {}, offline = false }) {
  const page = await slowPhone();
  const visits = [];
  try {
    await prepare(page);
    await probe(page, steps, shown);
    await visit(page, server.address + path);
    await hurry(page);
    await settle(page);
    await forget(page);
    // One more visit, so that the browser's cache of compiled code is complete.
    await visit(page, server.address + path);
    if (offline) await server.stop();
    for (let run = 0; run < RUNS; run++) {
      await forget(page);
      await throttle(page, offline);
      visits.push(await visit(page, server.address + path));
      await hurry(page);
    }
  } finally {
    await page.close();
    if (offline) await server.start();
  }
  return visits;
}

const of = (visits, what) => median(visits.map((visit) => visit[what]));

/** First visits of a form library's page. */
async function ofPeer({ folder, second, points, keeps }) {
  const server = await serve(folder, { brotli: true });
  try {
    return await firstVisits(`${server.address}/`, [second], points, { keeps });
  } finally {
    await server.close();
  }
}

/** Prints the figures, and resolves to their rows in the table. */
export async function visits({ hand, peers }) {
  const [app, page] = [await serve(DIST, { brotli: true }), await serve(hand.folder, { brotli: true })];
  try {
    const question = "/draft/bench/question/1.1";
    heading(`first visit, medians of ${RUNS}`);
    const rows = (name, ours, other) => {
      row(`${name}: answered and kept`, of(ours, "kept"), of(other, "kept"));
      row(`${name}: its points counted`, of(ours, "answered"), of(other, "answered"));
    };
    const theirs = await firstVisits(`${page.address}/`, [hand.second], hand.points);
    const taps = await firstVisits(`${app.address}/`, TAPS, COUNTED);
    const straight = await firstVisits(app.address + question, [ANSWER], COUNTED, { prepare: putDraft });
    row("first contentful paint", of(taps, "paint"), of(theirs, "paint"));
    rows("first question, at its address", straight, theirs);
    rows("first question, from the start by taps", taps, theirs);
    const never = taps.filter(({ taken }) => taken === Infinity).length;
    const inVain = never > 0 ? ` (never in ${never} of ${RUNS})` : "";
    row(`  the app itself has taken over${inVain}`, of(taps, "taken"), of(theirs, "answered"));
    heading(`repeat visit, medians of ${RUNS}`);
    const again = await repeatVisits(page, "/", [hand.second], hand.points, {});
    const kept = { prepare: putDraft, settle: keptInFull };
    const ours = await repeatVisits(app, question, [ANSWER], COUNTED, kept);
    row("first contentful paint", of(ours, "paint"), of(again, "paint"));
    rows("first question, at its address", ours, again);
    const away = await repeatVisits(app, question, [ANSWER], COUNTED, { ...kept, offline: true });
    row("its points counted, without a network", of(away, "answered"), undefined);
    const line = (what, time, goal, others) => ({
      what: `first visit, ${what}`,
      hand: of(theirs, "answered"),
      app: of(taps, time),
      goal,
      unit: "ms",
      peers: others?.map((other) => of(other, "answered")),
    });
    return [
      line("first answer counted, by taps", "answered", 1.9, await ofEach(peers, ofPeer)),
      line("the app itself has taken over", "taken", 2.2),
    ];
  } finally {
    await app.close();
    await page.close();
  }
}
