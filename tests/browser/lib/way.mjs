// The way from the list of a draft's steps to its first question.

const HERE = ".question > fieldset input";

/** Answers the condition on the screen so that the product meets it, whether that answer is yes or no. */
export async function holdCondition(page) {
  for (const word of ["no", "yes"]) {
    await page.click(`${HERE}[value=${word}]`);
    await page.find(`${HERE}[value=${word}]:checked`);
    if ((await page.text(".consequence")) === "") return;
  }
  throw new Error(`both answers reject: ${await page.text(".question")}`);
}

/** Skips the suitability check, answers every condition so that the product meets it, and opens the first question. */
export async function toQuestions(page) {
  await page.click("#go-on");
  await page.find(".question, #fit-on");
  if ((await page.path()).endsWith("/suitability")) {
    await page.click("#fit-on");
    await page.find(".question");
  }
  for (let heading = await page.text("h1"); heading.startsWith("Điều kiện"); ) {
    await holdCondition(page);
    await page.click(".neighbours a.primary");
    const from = heading;
    await page.wait(async () => (heading = await page.text("h1")) !== from, `stuck at ${from}`);
  }
}
