// The pages beside the app: the hand-written one, and those of the form libraries. Each has all questions of set 1, and
// the same scripts answer them.

import { startBrowser } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";

/** A page's radio buttons, in the order of the questions. */
export const RADIOS = "input[type=radio]";

/**
 * What the scripts need to know of a page: its name; the selector of the second option of every question, and of the
 * points; and whether it keeps the answers.
 */
const HAND = { name: "hand-written", second: "fieldset label:nth-of-type(2) input", points: "#points", keeps: true };

const PEERS = {
  rjsf: { name: "React JSON Schema Form", second: "input[type=radio][value='1']", points: "#points", keeps: true },
  surveyjs: { name: "SurveyJS", second: "input[type=radio][value='2']", points: "#points", keeps: true },
  odk: { name: "ODK Web Forms", second: "input[type=radio][value='2']", points: ".note-control label", keeps: false },
};

/** The names of the folders with the pages of the form libraries. */
export const PEER_NAMES = Object.keys(PEERS);

export const handWritten = ({ folder, one }) => ({ ...HAND, folder, one });

/** The pages of the form libraries in these folders, by name. */
export const peersIn = (folders) => Object.entries(folders).map(([name, folder]) => ({ ...PEERS[name], folder }));

/** The figures of all peers for `measure`, in their order. */
export async function ofEach(peers, measure) {
  const figures = [];
  for (const peer of peers) figures.push(await measure(peer));
  return figures;
}

/** What `measure` finds in a browser of its own, to which it gets the address of the page in this folder. */
export async function withSite(folder, measure) {
  const server = await serve(folder);
  const page = await startBrowser();
  try {
    return await measure(page, `${server.address}/`);
  } finally {
    await page.close();
    await server.close();
  }
}
