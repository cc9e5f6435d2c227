// PDF files: the number of pages, the downloaded file, and the text that another program reads in it.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { constants, inflateSync } from "node:zlib";

/** The next downloaded PDF: its name and its bytes. It is taken away, because a later one may have the same name. */
export async function nextPdf(page) {
  const name = await page.wait(() => {
    const found = readdirSync(page.downloads).find((file) => file.endsWith(".pdf"));
    // A browser first creates an empty file with the name, and moves the content there later.
    return found && statSync(join(page.downloads, found)).size > 0 ? found : null;
  }, "no PDF");
  const path = join(page.downloads, name);
  const bytes = readFileSync(path);
  rmSync(path);
  return { name, bytes };
}

/** The text of each page of a PDF (bytes), as poppler reads it. */
export function textsOf(pdf) {
  const text = execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8", maxBuffer: 1 << 26 });
  return text.split("\f").slice(0, -1);
}

/** The number of pages of a PDF (base64); some programs compress the objects that give it. */
export function pagesOf(pdf) {
  const text = Buffer.from(pdf, "base64").toString("latin1");
  const packed = [...text.matchAll(/stream\r?\n([^]*?)endstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1"), { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
    } catch {
      // A picture, or data that is compressed in another way.
      return "";
    }
  });
  return [text, ...packed].reduce((sum, part) => sum + (part.match(/\/Type\s*\/Page\b/g)?.length ?? 0), 0);
}
