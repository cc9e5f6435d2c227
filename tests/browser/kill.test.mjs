// A short kill test in the engine that SAO_ENGINE names; `scripts/kill` is the long one (docs/durability.md).

import assert from "node:assert/strict";
import { it } from "node:test";

import { KINDS, perKind } from "./kill/acknowledged.mjs";
import { counts, killInProfile } from "./kill/profile.mjs";

it("a browser killed at random moments loses nothing that was acknowledged", async (test) => {
  const [sums, said] = [counts(), []];
  const kills = await killInProfile({ engine: process.env.SAO_ENGINE ?? "chromium", seed: 26, kills: 6, sums, say: (line) => said.push(line) });
  test.diagnostic(JSON.stringify(sums));
  assert.deepEqual(said, []);
  assert.deepEqual(sums.lost, perKind());
  assert.equal(kills, 6);
  assert.ok(KINDS.reduce((all, kind) => all + sums.checked[kind], 0) > 0, "nothing was acknowledged");
});
