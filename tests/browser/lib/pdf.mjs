// What a printed page comes to.

import { constants, inflateSync } from "node:zlib";

/** How many pages a PDF (base64) has; some programs pack what says so. */
export function pagesOf(pdf) {
  const text = Buffer.from(pdf, "base64").toString("latin1");
  const packed = [...text.matchAll(/stream\r?\n([^]*?)endstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1"), { finishFlush: constants.Z_SYNC_FLUSH }).toString("latin1");
    } catch {
      // A picture, or packed in another way.
      return "";
    }
  });
  return [text, ...packed].reduce((sum, part) => sum + (part.match(/\/Type\s*\/Page\b/g)?.length ?? 0), 0);
}
