// Does the tasks of docs/usability.md once, in the built app at phone size, with a screenshot after each, and counts
// the fewest taps for each task. With SAO_DIST it uses another build, so that two builds can be compared.
//
//   node tests/browser/usability.mjs OUT

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { startApp, stopApp } from "./lib/app.mjs";

const out = resolve(process.argv[2] ?? "usability");
mkdirSync(out, { recursive: true });

const app = await startApp();
const { page, server } = app;
let taps = 0;
const press = page.press.bind(page);
page.press = (element) => {
  taps += 1;
  return press(element);
};

/** Clicks the first of these names that is on the screen: earlier builds have other texts. */
async function tap(...names) {
  let element;
  await page.wait(async () => {
    for (const name of names) {
      element = await page.script(
        `const plain = (text) => text.replace(/\\s+/g, " ");
         return [...document.querySelectorAll("a, button, summary, label")].find((e) => e.checkVisibility({ visibilityProperty: true }) && plain(e.innerText).includes(arguments[0])) ?? null;`,
        name,
      );
      if (element) return true;
    }
    return false;
  }, `none of ${names}`);
  await page.press(element);
}

const rows = [];
/** One task: its actions, and the screen at its end. */
async function task(no, what, walk) {
  taps = 0;
  await walk();
  rows.push([no, what, taps]);
  writeFileSync(join(out, `task-${no}.png`), Buffer.from(await page.driver.takeScreenshot(), "base64"));
}

const heading = () => page.text("h1");
const answerOne = async () => {
  await page.press((await page.all(`.question > fieldset .choice:not(:has([value="0"], [value=""]))`)).at(-1));
  await page.find(".question > fieldset input:checked");
  const [ready] = await page.all(".question .evidence .choices-row .choice");
  if (ready) await page.press(ready);
};
const on = async () => {
  const from = await heading();
  await page.click(".neighbours a.primary");
  await page.wait(async () => (await heading()) !== from, `stuck at ${from}`);
};

let id;
try {
  await task("1", "Start the product", async () => {
    await tap("Chấm thử sản phẩm", "Bắt đầu một sản phẩm");
    await (await page.find("#search")).sendKeys("nem chua");
    await tap("Có: nem chua");
    const name = await page.find("#product-name");
    if ((await name.getAttribute("value")) === "") await name.sendKeys("nem chua");
    await page.see("nem chua", "h1");
    id = (await page.path()).split("/").pop();
  });
  await task("2a", "May it take part at all (suitability, conditions)", async () => {
    await tap("Làm tiếp");
    await page.find(".question, #fit-sum");
    if ((await page.path()).endsWith("/suitability")) await page.click("#fit-on");
    await page.find(".question");
    while (/Điều kiện \d/.test(await heading())) {
      for (const word of ["no", "yes"]) {
        await page.click(`.question > fieldset input[value=${word}]`);
        await page.find(`.question > fieldset input[value=${word}]:checked`);
        if ((await page.text(".consequence")) === "") break;
      }
      await on();
    }
  });
  await task("2b", "Answer the first section, with evidence", async () => {
    for (let n = 1; n <= 7; n++) {
      await answerOne();
      await on();
    }
  });
  await task("3", "Take an answer back, and give another", async () => {
    await page.press((await page.all(".question > fieldset .choice"))[0]);
    await page.click("#undo");
    await page.press((await page.all(".question > fieldset .choice"))[1]);
  });
  await task("4", "Go on after the app was closed", async () => {
    await page.open(`${server.address}/`);
    await page.click(".go-on");
    await page.find(".question");
  });
  await task("5", "Go on without knowing an answer", async () => {
    await on();
  });
  await task("6", "How many stars, and what holds it back", async () => {
    await page.click(".result-bar-result");
    await page.find(".result");
  });
  await task("7", "Who decides", async () => {
    await page.see("Hội đồng", ".result");
  });
  await task("8", "Make the writing larger", async () => {
    await page.press((await page.all(".top-links a"))[1]);
    await tap("Lớn");
    await page.find('[data-display="large"]');
  });
  await task("9", "Take the dossier along", async () => {
    await page.open(`${server.address}/draft/${id}/result`);
    taps = 0;
    if ((await page.all('main a.button[href$="/export"]')).length === 0) {
      await page.click("main .buttons a.primary");
      await page.find(".plan, .verdict-line");
    }
    await page.click('main a.button[href$="/export"]');
    await tap("(Word)");
    await page.downloaded(".docx");
  });
} finally {
  await stopApp(app);
}
console.log("| task | what | taps |\n|---|---|---|");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
