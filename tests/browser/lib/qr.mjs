// Reads a QR code from the screen, as a camera does.

import assert from "node:assert/strict";

import jsqr from "jsqr";

/** In a page: the first byte of each point of a canvas, which is enough for a black-and-white picture, and its size. */
const GREY = `
  const grey = (context, width, height) => {
    const pixels = context.getImageData(0, 0, width, height);
    const bytes = new Uint8Array(width * height);
    for (let at = 0; at < bytes.length; at++) bytes[at] = pixels.data[4 * at];
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return { data: btoa(text), width, height };
  };`;

/** The factor by which a small picture is enlarged before it is decoded. */
const LARGER = 4;

/** The text of the code in a picture with one byte per point. */
function decode(grey, width, height) {
  const pixels = new Uint8ClampedArray(width * height * 4);
  grey.forEach((value, at) => pixels.fill(value, 4 * at, 4 * at + 3).fill(255, 4 * at + 3, 4 * at + 4));
  const read = (jsqr.default ?? jsqr)(pixels, width, height);
  assert.ok(read, "the code cannot be read");
  return read.data;
}

/** The text of the code on the page. */
export async function scan(page, selector = ".qr-code") {
  await page.find(selector);
  const { data, width, height } = await page.driver.executeAsyncScript(
    `const [selector, done] = arguments;
     ${GREY}
     const svg = document.querySelector(selector).cloneNode(true);
     svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
     const side = Number(svg.getAttribute("viewBox").split(" ")[2]) * 6;
     svg.setAttribute("width", side);
     svg.setAttribute("height", side);
     const image = new Image();
     image.onload = () => {
       const canvas = document.createElement("canvas");
       canvas.width = canvas.height = side;
       const context = canvas.getContext("2d");
       context.drawImage(image, 0, 0);
       done(grey(context, side, side));
     };
     image.src = "data:image/svg+xml," + encodeURIComponent(svg.outerHTML);`,
    selector,
  );
  return decode(Buffer.from(data, "base64"), width, height);
}

/** The text of the code in a screenshot at a quarter of its size, which is the view of a phone from the last row. */
export async function scanFromAfar(page) {
  const picture = await page.driver.takeScreenshot();
  const { data, width, height, wide } = await page.driver.executeAsyncScript(
    `const [picture, done] = arguments;
     ${GREY}
     const image = new Image();
     image.onload = () => {
       const canvas = document.createElement("canvas");
       canvas.width = image.width;
       canvas.height = image.height;
       const context = canvas.getContext("2d");
       context.drawImage(image, 0, 0);
       done({ ...grey(context, image.width, image.height), wide: innerWidth });
     };
     image.src = "data:image/png;base64," + picture;`,
    picture,
  );
  const points = Buffer.from(data, "base64");
  // A screenshot may have several points for one point of the screen.
  const step = Math.round((4 * width) / wide);
  const [columns, rows] = [Math.floor(width / step), Math.floor(height / step)];
  const small = Buffer.alloc(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let sum = 0;
      for (let line = 0; line < step; line++) {
        for (let at = 0; at < step; at++) sum += points[(y * step + line) * width + x * step + at];
      }
      small[y * columns + x] = sum / step ** 2;
    }
  }
  // The decoder needs several points for each square; enlarging adds no detail that is missing.
  const [broad, high] = [columns * LARGER, rows * LARGER];
  const large = Buffer.alloc(broad * high);
  const part = (at, most) => {
    const exact = Math.min(Math.max((at + 0.5) / LARGER - 0.5, 0), most - 1);
    const first = Math.min(Math.floor(exact), most - 2);
    return [first, exact - first];
  };
  for (let y = 0; y < high; y++) {
    const [row, down] = part(y, rows);
    for (let x = 0; x < broad; x++) {
      const [column, right] = part(x, columns);
      const at = row * columns + column;
      const above = small[at] * (1 - right) + small[at + 1] * right;
      const below = small[at + columns] * (1 - right) + small[at + columns + 1] * right;
      large[y * broad + x] = above * (1 - down) + below * down;
    }
  }
  return decode(large, broad, high);
}
