import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES } from "./lib/browser.mjs";
const S = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const F = JSON.parse(readFileSync(join(FIXTURES, "full", "ca-phe-doi-sim.json"), "utf8"));
const app = await startApp({ half: S, whole: F, again: { ...F, kind: "re-rating" }, blank: { ...S, answers: {}, papers: [], applicant: {}, knock_outs: {}, story: {}, product: { name: "Bánh" } } });
const { page } = app;
const shots = process.argv.slice(2);
let n = 0;
for (const path of shots) {
  await page.driver.manage().window().setRect({ width: 360, height: 800 });
  await page.open(`${app.server.address}${path}`);
  await new Promise((r) => setTimeout(r, 1500));
  await page.script("document.querySelectorAll('main details').forEach((d) => { d.open = arguments[0]; })", path.endsWith("?open"));
  const height = await page.script("return document.documentElement.scrollHeight");
  const shot = await page.driver.sendAndGetDevToolsCommand("Page.captureScreenshot", { captureBeyondViewport: true, clip: { x: 0, y: 0, width: 360, height, scale: 1 } });
  writeFileSync(`/tmp/shots/${String(n++).padStart(2, "0")}.png`, Buffer.from(shot.data, "base64"));
}
await stopApp(app);
