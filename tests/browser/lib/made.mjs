// Files that the export screen makes.

import JSZip from "jszip";

/** Makes a file by its button; returns its name on the screen, and the archive that it is. */
export async function made(page, button) {
  await page.click(`#make-${button}`);
  const said = await page.wait(async () => {
    const text = await (await page.find(`#made-${button}`)).getText();
    return text.startsWith("Đã tạo tệp") ? text : null;
  }, "nothing was made");
  const name = said.match(/Đã tạo tệp (.*)\.$/)[1];
  return { name, zip: await JSZip.loadAsync((await page.downloaded(name)).bytes) };
}
