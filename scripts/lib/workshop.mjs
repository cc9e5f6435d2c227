// Takes the screenshots of docs/workshop.md: opens the built app as a trainer does, without a network. Run by
// scripts/workshop.

import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { startApp, stopApp } from "../../tests/browser/lib/app.mjs";
import { goOffline, keptInFull } from "../../tests/browser/lib/offline.mjs";

const FOLDER = resolve(process.argv[2] ?? "docs/workshop");
/** The largest size of a screenshot in bytes. */
const MOST = 60_000;
mkdirSync(FOLDER, { recursive: true });

const app = await startApp();
const { page, server } = app;
const at = (path) => server.address + path;

async function screen(width, height) {
  await page.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", {
    width,
    height,
    deviceScaleFactor: 1,
    mobile: width < 600,
  });
}

/** Takes a screenshot of the screen, with the element that `selector` finds at its top. */
async function picture(name, selector = "main") {
  await page.script(
    "scrollTo(0, Math.max(0, document.querySelector(arguments[0]).getBoundingClientRect().top + scrollY - 16))",
    selector,
  );
  const [width, height] = await page.script("return [innerWidth, innerHeight]");
  // The screenshot is scaled down, so that the file is small.
  const y = await page.script("return scrollY");
  const clip = { x: 0, y, width, height, scale: height > 1000 ? 0.45 : width > 600 ? 0.6 : 0.8 };
  const { data } = await page.driver.sendAndGetDevToolsCommand("Page.captureScreenshot", { format: "webp", quality: 80, clip });
  const file = join(FOLDER, `${name}.webp`);
  writeFileSync(file, Buffer.from(data, "base64"));
  const { size } = statSync(file);
  console.log(`${name}.webp ${size} bytes`);
  if (size > MOST) throw new Error(`${name}.webp is larger than ${MOST} bytes`);
}

const tick = async (words) => page.press(await page.named(words, "#presenting .choice"));
const keys = (...all) => page.driver.actions().sendKeys(...all).perform();

try {
  // At home with a network, the service worker keeps the whole app. From then on there is no network.
  await page.open(at("/practice"));
  await keptInFull(page);
  await goOffline(app);
  // The trainer's computer with a projector.
  await screen(1280, 720);
  await page.open(at("/practice"));
  await page.find("#case-confectioner .pick-table");
  await picture("1-tap");
  await tick("Trình chiếu: chữ to");
  await tick("Đố cả lớp");
  await picture("2-trinh-chieu", "#presenting");
  // The screen that the room sees, from its top.
  await page.open(at("/draft/practice-nuoc-mam/question/1.4"));
  await page.find(".guess");
  await page.find("#show-score");
  await keys("2", "2", "2", "3", "3", "3", "3", "3", "4", "4");
  await page.see("5", ".guess-row:nth-child(3) .guess-number");
  await picture("3-do", "body");
  await keys("r");
  await page.find(".wall-reason");
  await picture("4-dap-an", "body");
  await page.open(at("/draft/practice-nuoc-mam/result"));
  await page.find("#reveal");
  await page.find("#show-score");
  await keys(..."55555555");
  await page.see("8", ".guess-row:nth-child(5) .guess-number");
  await picture("5-doan-sao", "body");
  await keys("r");
  await page.find(".wall-told");
  await picture("6-hien-sao", "body");
  // A sample is one small code, alone on the screen.
  await page.open(at("/draft/practice-siro-dau/handover"));
  await page.find(".code-wall .qr-code");
  await picture("7-ma", "body");
  await page.open(at("/draft/practice-siro-dau/market"));
  await page.find(".market li");
  await picture("9-ke-hang", "body");
  await page.open(at("/practice"));
  await tick("Trình chiếu: chữ to");
  // The phone of a participant.
  await screen(360, 640);
  await page.open(at("/draft/practice-siro-dau/plan"));
  await picture("8-ke-hoach", "h1");
  await screen(794, 1123);
  await page.open(at("/handout/9"));
  await page.find(".handout .qr-code");
  await picture("10-phieu", ".handout");
} finally {
  await stopApp(app);
}
