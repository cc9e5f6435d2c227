// The size of a printed page.

import { constants, inflateSync } from "node:zlib";

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
