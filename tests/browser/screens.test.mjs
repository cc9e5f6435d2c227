// The list of screens for other tests contains every route of the app.

import assert from "node:assert/strict";
import { test } from "node:test";

import { COVERED, SCREENS, isOf, routesOfApp } from "./lib/screens.mjs";

test("every route of the app is in the list of screens, and no other", () => {
  const routes = routesOfApp();
  assert.ok(routes.length >= 16, `${routes.length} routes`);
  assert.deepEqual([...COVERED].sort(), [...routes].sort());
});

test("every address in the list is one of a route", () => {
  const strangers = SCREENS.filter((address) => !COVERED.some((route) => isOf(route, address)));
  assert.deepEqual(strangers, ["/nowhere/at/all"]);
});
