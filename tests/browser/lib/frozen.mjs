// A round of what was handed in, made as docs/draft-format.md says.

import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";

const LETTERS = "34679ACDEFGHJKMNPQRTUVWXY";

/** The code of a state and its files. */
function codeOf(state, files) {
  const hash = createHash("sha256");
  for (const text of [state, ...files.flatMap(({ id, sha256 }) => [id, sha256])]) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(Buffer.byteLength(text)));
    hash.update(length).update(text);
  }
  let rest = hash.digest().readBigUInt64BE();
  let code = "";
  for (let place = 0; place < 8; place++) {
    code += (place === 4 ? "-" : "") + LETTERS[Number(rest % 25n)];
    rest /= 25n;
  }
  return code;
}

/** A draft as a round that was handed in on a day. */
export function frozen(draft, { on = "2026-12-01", place = "xã Cồn Sậy Đông", receipt = "15/TN", files = [] } = {}) {
  const state = deflateRawSync(JSON.stringify(draft)).toString("base64url");
  return { on, place, receipt, code: codeOf(state, files), state, files };
}
