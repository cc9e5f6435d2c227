// Address, commune and province: names of today for what is typed, also by names of before July 2025.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { assertAccessible } from "./lib/axe.mjs";
import { Key } from "./lib/browser.mjs";
import { focused, keys, listen, said } from "./lib/keyboard.mjs";
import { goOffline, goOnline, keptInFull, keptReleases } from "./lib/offline.mjs";
import { newerRelease } from "./lib/releases.mjs";

const EMPTY = { format: "sao-lang/draft", version: 2, edition: "qd26-2026", set: 8, product: { name: "Nem chua Tư Lành" } };
const filled = (applicant) => ({ ...EMPTY, applicant });

/** The actions of a producer at the step for the applicant. */
function producer(app) {
  const { page, server } = app;
  const at = (id, screen = "details/applicant") => `${server.address}/draft/${id}/${screen}`;
  const value = (field) => page.script("return document.getElementById(arguments[0]).value", `applicant-${field}`);
  const stored = async (id) => {
    const { address, commune, province } = (await page.storedDrafts())[id]?.applicant ?? {};
    return { address, commune, province };
  };
  return {
    at,
    value,
    open: async (id) => {
      await page.open(at(id));
      await page.find("#applicant-commune");
    },
    type: async (field, text) => {
      const element = await page.find(`#applicant-${field}`);
      await page.press(element);
      await element.sendKeys(text);
    },
    offers: (field) => page.script("return [...document.querySelectorAll(`#applicant-${arguments[0]}-place .place-offer`)].map((e) => e.innerText.replace(/\\s+/g, ' ').trim())", field),
    status: (field) => page.text(`#applicant-${field}-status`),
    tap: async (field, text) => page.pressFound(() => page.named(text, `#applicant-${field}-place .place-offer`)),
    has: (field, text) => page.wait(async () => (await value(field)) === text, () => `${field} is not “${text}”`),
    keeps: async (id, wanted) => {
      let now;
      const same = async () => Object.entries(wanted).every(([key, text]) => now[key] === text);
      await page.wait(async () => ((now = await stored(id)), same()), () => `stored is ${JSON.stringify(now)}`);
    },
    fetched: () => page.script("return performance.getEntriesByType('resource').some(({ name }) => /\\/places-/.test(name))"),
  };
}

describe("an address", () => {
  let app, page, me;

  before(async () => {
    app = await startApp();
    page = app.page;
    me = producer(app);
  });
  after(() => stopApp(app ?? {}));
  beforeEach(() => page.store("new", EMPTY));

  it("needs no list before it is typed", async () => {
    await me.open("new");
    assert.equal(await me.fetched(), false);
  });

  it("is found by the name of a former commune and its district, and fills in the province", async () => {
    await me.open("new");
    await listen(page);
    await me.type("commune", "co nhue bac tu liem");
    await page.see("Phường Thượng Cát, Hà Nội", "#applicant-commune-place");
    assert.deepEqual(await me.offers("commune"), [
      "Phường Nghĩa Đô, Hà Nội trước đây: một phần Phường Cổ Nhuế 1, quận Bắc Từ Liêm",
      "Phường Phú Diễn, Hà Nội trước đây: một phần Phường Cổ Nhuế 1, quận Bắc Từ Liêm",
      "Phường Xuân Đỉnh, Hà Nội trước đây: một phần Phường Cổ Nhuế 1, quận Bắc Từ Liêm",
      "Phường Đông Ngạc, Hà Nội trước đây: một phần Phường Cổ Nhuế 2, quận Bắc Từ Liêm",
      "Phường Thượng Cát, Hà Nội trước đây: một phần Phường Cổ Nhuế 2, quận Bắc Từ Liêm",
    ]);
    assert.match(await me.status("commune"), /^Có 5 nơi/);
    assert.ok((await said(page)).some((words) => words.startsWith("Có 5 nơi")), "a screen reader hears the number");
    await assertAccessible(page, "offers for a commune");
    const boxes = await page.script("return [...document.querySelectorAll('.place-offer')].map((e) => e.getBoundingClientRect().height)");
    assert.ok(Math.min(...boxes) >= 44, `an offer is ${Math.min(...boxes)} px high`);
    await me.tap("commune", "Phường Xuân Đỉnh");
    await me.has("commune", "Phường Xuân Đỉnh");
    await me.has("province", "Hà Nội");
    assert.deepEqual(await me.offers("commune"), []);
    assert.equal((await focused(page)).id, "applicant-commune-status");
    await me.keeps("new", { commune: "Phường Xuân Đỉnh", province: "Hà Nội" });
    await me.open("new");
    assert.deepEqual([await me.value("commune"), await me.value("province")], ["Phường Xuân Đỉnh", "Hà Nội"]);
  });

  it("is chosen with the keyboard alone", async () => {
    await me.open("new");
    await me.type("commune", "Xã Hòa Vang");
    await page.see("Xã Hòa Vang, Đà Nẵng", "#applicant-commune-place");
    await keys(page, Key.ARROW_DOWN);
    assert.match((await focused(page)).name, /^Xã Hòa Vang/);
    await keys(page, Key.ARROW_UP);
    assert.equal((await focused(page)).id, "applicant-commune");
    await keys(page, Key.ESCAPE);
    await page.gone("#applicant-commune-place .place-offer");
    await keys(page, " ");
    await page.find("#applicant-commune-place .place-offer");
    await keys(page, Key.ARROW_DOWN, Key.ENTER);
    await me.has("commune", "Xã Hòa Vang");
    await me.keeps("new", { commune: "Xã Hòa Vang", province: "Đà Nẵng" });
  });

  it("may be any text", async () => {
    await me.open("new");
    await me.type("commune", "xã Cồn Sậy Đông");
    await page.see("Không thấy nơi nào", "#applicant-commune-status");
    await me.type("province", "Vĩnh Long");
    await page.wait(async () => (await me.status("commune")) === "", "the list does not close with the field");
    await me.keeps("new", { commune: "xã Cồn Sậy Đông", province: "Vĩnh Long" });
    await me.open("new");
    assert.equal(await me.value("commune"), "xã Cồn Sậy Đông");
    assert.deepEqual(await me.offers("commune"), []);
  });

  it("has its province offered by a former name", async () => {
    await me.open("new");
    await me.type("province", "ben tre");
    await page.see("trước đây: Bến Tre", "#applicant-province-place");
    await me.tap("province", "Vĩnh Long");
    await me.has("province", "Vĩnh Long");
    await me.keeps("new", { province: "Vĩnh Long" });
  });

  it("that is old is told, in the form and before the export, and mended by one tap", async () => {
    await page.store("old", filled({ address: "Thôn 3, xã Tân Hội, huyện Đan Phượng", commune: "Xã Tân Hội, huyện Đan Phượng", province: "tỉnh Hà Tây" }));
    await page.open(me.at("old", "export"));
    await page.see("“Xã Tân Hội, huyện Đan Phượng” là tên cũ, trước tháng 7/2025. Nay là: Xã Ô Diên, Hà Nội");
    await me.open("old");
    await page.see("là tên cũ", "#applicant-commune-status");
    await assertAccessible(page, "old names");
    await me.tap("commune", "Xã Ô Diên, Hà Nội");
    await me.has("commune", "Xã Ô Diên");
    await me.has("province", "Hà Nội");
    await me.tap("address", "Thôn 3, xã Ô Diên");
    await me.has("address", "Thôn 3, xã Ô Diên");
    await me.keeps("old", { address: "Thôn 3, xã Ô Diên", commune: "Xã Ô Diên", province: "Hà Nội" });
    await page.gone(".place-offer");
    await page.open(me.at("old", "export"));
    await page.find(".findings");
    assert.doesNotMatch(await page.text(), /tên cũ/);
  });

  it("is told in English too", async () => {
    await page.store("old", filled({ commune: "Phường Cổ Nhuế 2", province: "Hà Nội" }));
    await page.speak("en");
    await me.open("old");
    await page.speaks("en");
    await page.see("is a name from before July 2025", "#applicant-commune-status");
    assert.deepEqual(await me.offers("commune"), ["Use the name of today: Phường Đông Ngạc, Hà Nội", "Use the name of today: Phường Thượng Cát, Hà Nội"]);
    await page.speak("vi");
  });
});

describe("an address without a network", () => {
  let app, page, me;

  before(async () => {
    app = await startApp({ new: EMPTY, used: EMPTY });
    page = app.page;
    me = producer(app);
    await keptInFull(page);
  });
  after(() => stopApp(app ?? {}));

  it("is typed freely where the list was never used", async () => {
    await goOffline(app);
    await me.open("new");
    await me.type("commune", "co nhue");
    await page.see("Chưa tải được danh sách", "#applicant-commune-status");
    await me.keeps("new", { commune: "co nhue" });
    await goOnline(app);
  });

  it("is found once the list was used", async () => {
    await me.open("used");
    await me.type("commune", "co nhue");
    await page.see("Phường Nghĩa Đô", "#applicant-commune-place");
    const isKept = "const done = arguments[0]; caches.keys().then(async (names) => { for (const name of names) for (const { url } of await (await caches.open(name)).keys()) if (/\\/places-/.test(url)) return done(true); done(false); })";
    await page.wait(() => page.driver.executeAsyncScript(isKept), "the list is not kept");
    await goOffline(app);
    await me.open("used");
    await me.type("commune", " bac tu liem");
    await page.see("Phường Nghĩa Đô", "#applicant-commune-place");
    await me.tap("commune", "Phường Nghĩa Đô");
    await me.keeps("used", { commune: "Phường Nghĩa Đô", province: "Hà Nội" });
    await goOnline(app);
  });

  it("is found without a network after a newer release was taken", async () => {
    const newer = newerRelease();
    try {
      await page.open(`${app.server.address}/`);
      app.server.show(newer.folder);
      await page.driver.executeAsyncScript("const done = arguments[0]; navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => done(), done)");
      await page.find(".update-bar");
      await page.clickNamed("Dùng ngay");
      await page.wait(async () => (await keptReleases(page)).join() === newer.release, "the older release is kept");
      await goOffline(app);
      await page.store("new", EMPTY);
      await me.open("new");
      await me.type("commune", "co nhue");
      await page.see("Phường Nghĩa Đô", "#applicant-commune-place");
    } finally {
      newer.remove();
    }
  });
});
