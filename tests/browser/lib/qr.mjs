// Reads a QR code from the screen, as a camera would.

import assert from "node:assert/strict";

import jsqr from "jsqr";

/** The text of the code that the page shows. */
export async function scan(page, selector = ".qr-code") {
  await page.find(selector);
  const { data, width, height } = await page.driver.executeAsyncScript(
    `const [selector, done] = arguments;
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
       const pixels = context.getImageData(0, 0, side, side);
       // One byte per pixel is enough of a black-and-white picture.
       const grey = new Uint8Array(side * side);
       for (let at = 0; at < grey.length; at++) grey[at] = pixels.data[4 * at];
       let text = "";
       for (let at = 0; at < grey.length; at += 8192) text += String.fromCharCode(...grey.subarray(at, at + 8192));
       done({ data: btoa(text), width: side, height: side });
     };
     image.src = "data:image/svg+xml," + encodeURIComponent(svg.outerHTML);`,
    selector,
  );
  const grey = Buffer.from(data, "base64");
  const pixels = new Uint8ClampedArray(width * height * 4);
  grey.forEach((value, at) => pixels.fill(value, 4 * at, 4 * at + 3).fill(255, 4 * at + 3, 4 * at + 4));
  const read = (jsqr.default ?? jsqr)(pixels, width, height);
  assert.ok(read, "the code cannot be read");
  return read.data;
}
