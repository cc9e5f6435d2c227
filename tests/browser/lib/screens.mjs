// Every screen of the app, once, for the tests of accessibility and text size and for screenshots. A test compares the
// list with the routes in src/app.rs, so that no new screen is left out.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { FIXTURES } from "./browser.mjs";
import { frozen } from "./frozen.mjs";

const SAMPLE = readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8");
/** What was handed in before the sample became what it is now. */
const FORMER = JSON.parse(SAMPLE);
FORMER.product.name = "Cá kho";
FORMER.answers["1.1"] = { option: 1 };
const EMPTY = { format: "sao-lang/draft", version: 1, edition: "qd26-2026" };

/** The drafts that the screens show, by id. */
export const DRAFTS = {
  sample: SAMPLE,
  papers: {
    ...JSON.parse(SAMPLE),
    kind: "re-rating",
    recognition: { stars: 3, issued: "2024-05-10" },
    papers: [
      { paper: "material-invoices", state: "preparing", files: [{ id: "x", name: "so.jpg", media_type: "image/jpeg", bytes: 9 }] },
      {
        paper: "test-report",
        results: [{ name: "Tổng số vi sinh vật hiếu khí", limit: "≤ 10⁴", result: "1,2 x 10⁵", unit: "CFU/g" }, { name: "Chì", result: "KPH" }],
      },
    ],
  },
  "handed-in": { ...JSON.parse(SAMPLE), handed_in: [{ on: "2026-11-01", code: "K7PM-3XQ9" }, frozen(FORMER)] },
  tourism: { ...EMPTY, set: 26, answers: { 8: { option: 4 } } },
  fresh: { ...EMPTY, set: 8, answers: {} },
};

/** The screens by their routes, each with the addresses that show its different states. */
const ROUTES = {
  "/": ["/"],
  "/new": ["/new"],
  "/:page": ["/settings", "/tools", "/help", "/stars", "/about", "/glossary", "/laws", "/procedure", "/unknown"],
  "/board": ["/board"],
  "/board/:job": [
    "/board/collect",
    "/board/joint",
    "/board/sisters",
    "/board/sisters?from=sample",
    "/board/begin?from=sample&as=product",
    "/board/begin?from=sample&as=re-rating",
    "/board/print",
    "/board/tasks",
    "/board/nothing",
  ],
  "/compare": ["/compare"],
  "/backup": ["/backup"],
  "/practice": ["/practice"],
  "/handout": ["/handout"],
  "/handout/:set": ["/handout/8"],
  "/handout/:set/:kind": ["/handout/8/filled", "/handout/8/official"],
  "/receive": ["/receive"],
  "/draft/:id": ["/draft/sample", "/draft/fresh", "/draft/none"],
  "/draft/:id/details": ["/draft/sample/details"],
  "/draft/:id/details/:step": [
    "/draft/sample/details/product",
    "/draft/sample/details/applicant",
    "/draft/sample/details/results",
    "/draft/sample/details/story",
    "/draft/papers/details/changes",
  ],
  "/draft/:id/dates": ["/draft/papers/dates"],
  "/draft/:id/diary": ["/draft/sample/diary"],
  "/draft/:id/papers": ["/draft/sample/papers", "/draft/papers/papers"],
  "/draft/:id/papers/:paper": ["/draft/papers/papers/0", "/draft/papers/papers/1"],
  "/draft/:id/papers/:paper/scan": ["/draft/papers/papers/0/scan", "/draft/papers/papers/1/scan"],
  "/draft/:id/code": ["/draft/sample/code", "/draft/tourism/code"],
  "/draft/:id/write": ["/draft/sample/write"],
  "/draft/:id/write/:template": [
    "/draft/sample/write/material-contract",
    "/draft/sample/write/labour-list",
    "/draft/sample/write/nothing",
  ],
  "/draft/:id/write/:template/:page": ["/draft/sample/write/material-contract/page"],
  "/draft/:id/binder": ["/draft/sample/binder"],
  "/draft/:id/handed-in": ["/draft/sample/handed-in", "/draft/handed-in/handed-in"],
  "/draft/:id/handed-in/:round": ["/draft/handed-in/handed-in/1", "/draft/sample/handed-in/0"],
  "/draft/:id/check": ["/draft/sample/check"],
  "/draft/:id/check/:condition": ["/draft/fresh/check/forged-papers"],
  "/draft/:id/section/:section": ["/draft/sample/section/1", "/draft/sample/section/6", "/draft/tourism/section/8"],
  "/draft/:id/question/:criterion": ["/draft/sample/question/1.1", "/draft/sample/question/5.2"],
  "/draft/:id/plan": ["/draft/sample/plan"],
  "/draft/:id/result": ["/draft/sample/result", "/draft/fresh/result"],
  "/draft/:id/export": ["/draft/sample/export"],
  "/draft/:id/handover": ["/draft/sample/handover"],
  "/draft/:id/market": ["/draft/sample/market"],
  "/draft/:id/suitability": ["/draft/fresh/suitability", "/draft/tourism/suitability"],
  "/draft/:id/print/:document": ["/draft/sample/print/tom-tat", "/draft/sample/print/nhat-ky-san-xuat", "/draft/sample/print/so-thu-chi"],
};

/** An address without a route. */
const NOWHERE = "/nowhere/at/all";

/** The addresses of all screens in all their states. */
export const SCREENS = [...Object.values(ROUTES).flat(), NOWHERE];

/** The routes in the list. */
export const COVERED = Object.keys(ROUTES);

/** The routes of the app, read from its source. */
export function routesOfApp() {
  const source = readFileSync(resolve(FIXTURES, "../../src/app.rs"), "utf8");
  const routes = [];
  let parent = "";
  for (const [tag, kind, path] of source.matchAll(/<(ParentRoute|Route)\s[^>]*?path=path!\("([^"]*)"\)|<\/ParentRoute>/g)) {
    if (tag.startsWith("</")) parent = "";
    else if (kind === "ParentRoute") parent = path;
    else routes.push(parent === "" ? path : [parent, path].filter(Boolean).join("/"));
  }
  return routes;
}

/** Whether an address belongs to a route. */
export function isOf(route, address) {
  const pattern = route.replace(/:[a-z_]+/g, "[^/]+").replace(/\./g, "\\.");
  return new RegExp(`^${pattern}$`).test(address);
}

/** Opens a screen in a language, and waits until it is complete. */
export async function openScreen(page, origin, address, language = "vi") {
  await page.speak(language);
  await page.open(origin + address);
  await page.speaks(language);
  // Parts of a screen that the worker makes or that are fetched must be there too.
  if (address === "/board") await page.find("#board-found");
  if (address === "/board/tasks") await page.find("#tasks-found");
  if (address.endsWith("/suitability")) await page.find("#fit-at-hand");
  if (address.endsWith("/diary")) await page.find("#month");
  if (address.endsWith("/write")) await page.find("#write-others");
  else if (/\/write\/[^/]+\/page$/.test(address)) await page.find("article.paper p");
  else if (/\/write\/(material|labour)/.test(address)) await page.find("#write-preview");
  if (/^\/draft\/handed-in\/handed-in(\/1)?$/.test(address)) await page.find("#round-1, article.paper p");
  if (address.includes("/print/")) await page.find("article.paper table, article.paper p");
}
