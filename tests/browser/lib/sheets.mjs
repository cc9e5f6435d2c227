// Files of papers for tests: photos and PDF files, sound and damaged.

import { crc32, deflateSync } from "node:zlib";

import { dice } from "./dice.mjs";

/** The smallest PNG files, of different colours. */
export const PIXELS = [
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==",
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
].map((picture) => Buffer.from(picture, "base64"));

/** A chunk of a PNG file. */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The head of a PNG file of this size with grey pixels. */
function head(width, height) {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = 8;
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", data)]);
}

/** A picture whose pixels have the brightness that `grey` returns. */
function picture(width, height, grey) {
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + x + 1] = grey(x, y);
  }
  return Buffer.concat([head(width, height), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}

/** A picture of grey noise, which no program can compress. */
export function noise(width, height, seed = 1) {
  const next = dice(seed);
  return picture(width, height, () => next(256));
}

/** A page as a phone takes it: lines of print on paper that is not quite even. */
export function printed(width, height, seed = 1) {
  const next = dice(seed);
  const letters = Array.from({ length: 5000 }, () => next(3) === 0);
  const isInk = (x, y) => y % 30 < 18 && letters[((x >> 2) + (y >> 2) * 401) % letters.length];
  return picture(width, height, (x, y) => (isInk(x, y) ? 40 : 215) + next(8));
}

/** A PDF whose pages each say one of the texts (ASCII). With `encrypted` it says that it has a password. */
export function pdf(texts, { encrypted = false } = {}) {
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", null, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"];
  const pages = texts.map((text) => {
    const drawn = `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`;
    objects.push(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    return `${objects.length} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Kids [${pages.join(" ")}] /Count ${pages.length} >>`;
  const key = "<" + "00".repeat(32) + ">";
  if (encrypted) objects.push(`<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${key} /U ${key} >>`);
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, "0")} 00000 n \n`;
  const lock = encrypted ? ` /Encrypt ${objects.length} 0 R /ID [<00><00>]` : "";
  return Buffer.from(`${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${start}\n%%EOF\n`, "latin1");
}
