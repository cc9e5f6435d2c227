// Checks that axe-core does not make: large type, low screens, focus after an element is removed, announcements, stars
// without colour, remarks below fields, undo that shows what it undoes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "node:test";

import { startApp, stopApp } from "./lib/app.mjs";
import { FIXTURES, PHONE, assess, can, onlyPrint, onlyReach } from "./lib/browser.mjs";
import { focused, listen, said, tab } from "./lib/keyboard.mjs";
import { wear } from "./lib/axe.mjs";
import { pagesOf } from "./lib/pdf.mjs";

const SAMPLE = JSON.parse(readFileSync(join(FIXTURES, "ca-kho-ba-hai.json"), "utf8"));
const LOW = { width: 320, height: 256 };

const noFocus = can.focus ? false : "this engine's window never has the keyboard here";

let server, page;
const at = (path) => `${server.address}${path}`;
const stored = async () => (await page.storedDrafts()).sample;
const option = async (id) => (await stored()).answers[id]?.option;

/** Starts again with only the sample stored. */
async function begin() {
  await page.open(at("/"));
  await page.script("sessionStorage.clear()");
  await page.store("sample", SAMPLE);
}

/** Chooses an option of the open question by its number. */
const choose = async (place) => page.press((await page.all(".question > fieldset .choice"))[place - 1]);

before(async () => {
  ({ server, page } = await startApp({ sample: SAMPLE }));
});
after(() => stopApp({ server, page }));
afterEach(async () => {
  await page.resize(PHONE);
});

describe("with type at 200 %", () => {
  for (const path of ["/draft/sample/question/1.1", "/draft/sample/section/6"]) {
    it(`an answer has room for its words, and its points stand below them, on ${path}`, async () => {
      await begin();
      await page.open(at(path));
      await page.script("document.documentElement.style.fontSize = '200%'");
      const rows = await page.script(`
        return [...document.querySelectorAll(".question > fieldset .choice")].map((choice) => {
          const box = (selector) => choice.querySelector(selector)?.getBoundingClientRect();
          const [whole, words, points, button] = [choice.getBoundingClientRect(), box(".choice-text"), box(".points"), box("input")];
          return { part: words.width / whole.width, below: !points || points.top >= words.bottom - 1, beside: button.right <= words.left && button.top < words.bottom };
        });`);
      assert.ok(rows.length > 3);
      for (const row of rows) assert.ok(row.part > 0.6 && row.below && row.beside, JSON.stringify(row));
    });
  }

  it("the letters of the ladder grow too", async () => {
    await page.open(at("/draft/sample/result"));
    const height = () => page.script("return document.querySelector('.ladder-number').getBoundingClientRect().height");
    const before = await height();
    await page.script("document.documentElement.style.fontSize = '200%'");
    assert.ok((await height()) > before * 1.15, `${before} becomes ${await height()}`);
  });
});

describe("the header on a phone", () => {
  it("speaks in words", async () => {
    await page.open(at("/help"));
    const words = await page.text(".top-links");
    for (const word of ["Trợ giúp", "Cỡ chữ", "English"]) assert.ok(words.includes(word), words);
    const seen = await page.script("return [...document.querySelectorAll('.top-link')].every((e) => e.getBoundingClientRect().width > 40)");
    assert.ok(seen);
  });

  it("leaves the room to the question where type is very large", async () => {
    await page.resize({ width: 360, height: 640 });
    await page.open(at("/draft/sample/question/1.1"));
    await page.script("document.documentElement.dataset.display = 'projector'");
    const height = await page.script("return document.querySelector('.top').getBoundingClientRect().height");
    await page.script("document.documentElement.dataset.display = 'normal'");
    assert.ok(height <= 125, `the header is ${height} px high`);
  });
});

describe("stars without colour", () => {
  const CONTRAST = `
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((n) => n / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const fill = (selector) => light(getComputedStyle(document.querySelector("main " + selector)).fill);
    const [lit, unlit] = [fill(".star-lit path"), fill(".star:not(.star-lit) path")];
    return (Math.max(lit, unlit) + 0.05) / (Math.min(lit, unlit) + 0.05);`;

  for (const theme of ["light", "dark", "contrast"]) {
    it(`are told apart in ${theme}`, async () => {
      await page.open(at("/stars"));
      await page.find("main .star");
      await wear(page, theme);
      const contrast = await page.script(CONTRAST);
      await wear(page, "light");
      assert.ok(contrast >= 3, `${contrast.toFixed(2)} : 1`);
    });
  }
});

describe("a way back that shows what it does", () => {
  it("says what was undone, leads to it, and does it again", async () => {
    await begin();
    await page.open(at("/draft/sample/question/1.1"));
    const first = await option("1.1");
    const other = first === 1 ? 2 : 1;
    await choose(other);
    await page.wait(async () => (await option("1.1")) === other, "not kept");
    await page.clickNamed("Tiếp tục");
    await page.at("/question/1.2");
    await listen(page);
    await page.click("#undo");
    await page.see("Đã trả lại như cũ: câu 1", ".undone");
    await page.wait(async () => (await said(page)).length > 0, "nothing is said");
    assert.ok((await said(page))[0].startsWith("Đã trả lại như cũ: câu 1"), (await said(page)).join(" | "));
    await page.wait(async () => (await option("1.1")) === first, "not taken back");
    await page.click("#redo");
    await page.see("Đã làm lại", ".undone");
    await page.wait(async () => (await option("1.1")) === other, "not done again");
    await page.gone("#redo");
    await page.click(".undone a");
    await page.at("/question/1.1");
    await page.gone(".undone");
  });

  it("forgets what could be done again once something else is changed", async () => {
    await begin();
    await page.open(at("/draft/sample/question/1.1"));
    const first = await option("1.1");
    const [one, two] = [1, 2, 3].filter((place) => place !== first);
    await choose(one);
    await page.find(".saved:not(.saving)");
    await page.click("#undo");
    await page.find("#redo");
    await choose(two);
    await page.gone(".undone");
  });
});

describe("what is said aloud", () => {
  it("saved, with the new figures; the region is there before it has words", async () => {
    await begin();
    await page.open(at("/draft/sample/question/1.1"));
    assert.equal(await page.script("return document.querySelector('#announcer[role=status]').textContent.trim()"), "");
    await listen(page);
    await choose((await option("1.1")) === 1 ? 2 : 1);
    await page.wait(async () => (await said(page)).length > 0, "nothing is said");
    const { score, stars } = assess(await stored());
    assert.deepEqual(await said(page), [`Đã lưu. ${score.total} điểm, ${stars} sao.`]);
  });

  it("that the dossier will be rejected, the moment that is answered", async () => {
    await page.store("fresh", { format: "sao-lang/draft", version: 1, edition: "qd26-2026", set: 8, answers: {} });
    await page.open(at("/draft/fresh/check"));
    await page.find(".yes-no .choice");
    await listen(page);
    // One of the two answers rejects, whichever way the question is asked.
    for (const place of [0, 1]) {
      await page.pressFound(async () => (await page.all(".yes-no .choice"))[place]);
      await page.find(".saved:not(.saving)");
      await page.wait(async () => (await said(page)).length > place, "nothing is said");
      if ((await said(page)).some((words) => words.startsWith("Chưa nên nộp"))) return;
    }
    assert.fail((await said(page)).join(" | "));
  });

  it("each of two undone changes, and the same refusal twice", async () => {
    await page.open(at("/draft/sample/question/1.2"));
    const first = await option("1.2");
    const [one, two] = [1, 2, 3].filter((place) => place !== first);
    for (const place of [one, two]) {
      await choose(place);
      await page.wait(async () => (await option("1.2")) === place, "not kept");
    }
    await listen(page);
    for (const count of [1, 2]) {
      await page.click("#undo");
      await page.wait(async () => (await said(page)).length === count, `undone ${count} times, said ${(await said(page)).length} times`);
    }
    await page.open(at("/receive#nothing"));
    await page.find("main [role=alert]");
    await listen(page);
    await page.script("location.hash = '#nonsense'");
    await page.wait(async () => (await said(page)).some((words) => words.includes("bị thay đổi")), "not said again");
  });
});

describe("a what-if", () => {
  it("is not said to be saved, and says that nothing differs yet", async () => {
    await begin();
    await page.open(at("/draft/sample/question/1.1"));
    await choose((await option("1.1")) === 1 ? 2 : 1);
    await page.see("Đã lưu trong máy");
    await page.clickNamed("Thử mức khác mà không lưu");
    await page.see("Chưa đổi gì", ".what-if");
    await page.gone(".saved");
    if (!can.focus) return;
    await page.wait(async () => (await focused(page)).id === "what-if", "focus is lost");
    await page.clickNamed("Bỏ, trả lại như cũ");
    await page.gone(".what-if");
    await page.wait(async () => (await focused(page)).tag === "H1", "focus is lost");
  });

  it("outlives a reload, not its end", async () => {
    await begin();
    await page.open(at("/draft/sample/question/1.1"));
    const first = await option("1.1");
    const other = first === 1 ? 2 : 1;
    await page.clickNamed("Thử mức khác mà không lưu");
    await page.find(".what-if");
    await choose(other);
    await page.reload();
    await page.find(".what-if");
    const chosen = () => page.script("return document.querySelector('.question > fieldset input:checked')?.value");
    await page.wait(async () => (await chosen()) === String(other), "what was tried is lost");
    assert.equal(await option("1.1"), first);
    await page.clickNamed("Bỏ, trả lại như cũ");
    await page.gone(".what-if");
    await page.reload();
    await page.wait(async () => (await chosen()) === String(first), "not as it was");
    assert.equal((await page.all(".what-if")).length, 0);
  });

  it("covers nothing that has the keyboard on a low screen", { skip: noFocus }, async () => {
    await begin();
    await page.open(at("/draft/sample/question/1.1"));
    await page.clickNamed("Thử mức khác mà không lưu");
    await page.find(".what-if");
    await page.resize(LOW);
    // `tab` itself checks each focused element.
    for (let stop = 0; stop < 20; stop++) await tab(page);
    await page.clickNamed("Bỏ, trả lại như cũ");
  });
});

describe("a storage that is full", () => {
  const fill = () =>
    page.script(`
      let size = 4_000_000;
      for (let n = 0; size > 0; n++) {
        try { localStorage.setItem('filler' + n, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
      }`);
  const empty = () =>
    page.script("for (const key of Object.keys(localStorage)) if (key.startsWith('filler')) localStorage.removeItem(key)");

  it("is told on top, and in one line that is always seen", async () => {
    await begin();
    await page.resize({ width: 360, height: 640 });
    // Previous versions are deleted where there is no room; here there are none.
    await page.script("for (const key of Object.keys(localStorage)) if (key !== 'sao-lang/draft/sample') localStorage.removeItem(key)");
    await page.open(at("/draft/sample/section/1"));
    await fill();
    const note = await page.find(".question textarea");
    await note.sendKeys(" và rất nhiều chữ thêm vào nữa cho đầy hẳn bộ nhớ của trình duyệt trong máy này");
    await page.see("bộ nhớ trình duyệt đã đầy", "#save-trouble");
    const [top, height, place] = await page.script(`
      const trouble = document.querySelector("#save-trouble").getBoundingClientRect();
      const line = document.querySelector(".save-failed").getBoundingClientRect();
      return [trouble.top + scrollY, line.height, getComputedStyle(document.querySelector(".save-failed")).position];`);
    assert.ok(top < 640, `the trouble stands at ${top}`);
    assert.ok(height <= 60, `the line is ${height} px high`);
    assert.equal(place, "sticky");
    if (can.focus) {
      for (let stop = 0; stop < 21; stop++) await tab(page);
      await page.click(".save-failed button");
      assert.equal((await focused(page)).id, "save-trouble");
    }
    await page.resize(LOW);
    assert.equal(await page.script("return getComputedStyle(document.querySelector('.save-failed')).position"), "static");
    await empty();
    await page.resize(PHONE);
    await page.clickNamed("Lưu lại");
    await page.gone(".save-failed");
  });
});

describe("a double tap", () => {
  it("on the way on leads one question on, not two", async () => {
    await page.open(at("/draft/sample/question/1.1"));
    const tap = (detail) =>
      page.script(
        "document.querySelector('main a[rel=next]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, button: 0, detail: arguments[0] }))",
        detail,
      );
    await tap(1);
    await page.at("/question/1.2");
    await page.find("main a[rel=next][href$='/question/1.3']");
    await tap(2);
    await tap(3);
    assert.ok((await page.path()).endsWith("/question/1.2"));
    await tap(1);
    await page.at("/question/1.3");
  });
});

describe("fields", () => {
  it("tell the browser what they ask", async () => {
    await begin();
    const token = (id) => page.script("return document.getElementById(arguments[0]).autocomplete", id);
    await page.open(at("/draft/sample/details/applicant"));
    await page.find("#applicant-name");
    assert.equal(await token("applicant-name"), "organization");
    assert.equal(await token("applicant-province"), "address-level1");
    assert.equal(await token("applicant-phone"), "tel");
    await page.open(at("/draft/sample/details/representative"));
    await page.find("#applicant-representative");
    assert.equal(await token("applicant-representative"), "name");
    assert.equal(await token("applicant-position"), "organization-title");
  });

  it("remark what can hardly be right once it is written, and keep it", async () => {
    await page.open(at("/draft/sample/details/applicant"));
    const email = await page.find("#applicant-email");
    await email.clear();
    await email.sendKeys("abc");
    await page.script("document.activeElement.blur()");
    await page.see("chưa đúng", "#applicant-email-remark");
    assert.equal((await stored()).applicant.email, "abc");
    await email.clear();
    await email.sendKeys("bahai@gmail.com");
    await page.script("document.activeElement.blur()");
    await page.wait(async () => (await page.text("#applicant-email-remark")).trim() === "", "the remark stays");
  });

  it("ask for sex with two buttons and for the founding with a day, which the form writes as ever", async () => {
    await page.open(at("/draft/sample/details/representative"));
    await page.pressFound(() => page.named("Nam", "#applicant-sex label"));
    await page.wait(async () => (await stored()).applicant.sex === "Nam", "not kept");
    await page.open(at("/draft/sample/details/applicant"));
    const founded = await page.find("#applicant-founded");
    assert.equal(await founded.getAttribute("type"), "date");
    assert.equal(await founded.getAttribute("value"), "2021-03-12");
    const type = "const e = document.getElementById('applicant-founded'); e.value = '2020-02-01'; e.dispatchEvent(new Event('input', { bubbles: true }))";
    await page.script(type);
    await page.wait(async () => (await stored()).applicant.founded === "01/02/2020", "not written as the form has it");
    await page.store("words", { ...SAMPLE, applicant: { ...SAMPLE.applicant, founded: "đầu năm 2021", sex: "bà" } });
    await page.open(at("/draft/words/details/applicant"));
    assert.equal(await (await page.find("#applicant-founded")).getAttribute("type"), "text");
    assert.equal(await (await page.find("#applicant-founded")).getAttribute("value"), "đầu năm 2021");
    await page.open(at("/draft/words/details/representative"));
    await page.see("Như đã ghi: bà", "#applicant-sex");
  });

  it("of a paper that differs are named, opened, and say with what they were compared", async () => {
    const paper = { paper: "awards", state: "ready", holder: "Công ty Hoa Sen", issued: "2026-05-02", valid_until: "2026-05-01" };
    await page.store("papers", { ...SAMPLE, papers: [paper] });
    await page.open(at("/draft/papers/export"));
    await page.clickNamed("Xem cả");
    await page.clickNamed("tên trên giấy khác tên chủ thể");
    await page.at("/papers/0");
    await page.see(SAMPLE.applicant.name, "#paper-holder-remark");
    const seen = await page.script("return document.querySelector('#paper-holder').checkVisibility()");
    assert.ok(seen, "it is folded in");
    await page.see("ngày hết hạn lại trước ngày cấp", "#paper-valid-until-remark");
    if (can.focus) await page.wait(async () => (await focused(page)).id === "paper-holder", "focus is elsewhere");
  });
});

describe("dialogs", { skip: noFocus }, () => {
  it("are described, and give focus back", async () => {
    await page.store("papers", { ...SAMPLE, papers: [{ paper: "awards" }] });
    await page.open(at("/draft/papers/papers/0"));
    await page.clickNamed("Bỏ giấy này khỏi sổ");
    await page.find("dialog[open]");
    const described = await page.script(
      "const d = document.querySelector('dialog'); return document.getElementById(d.getAttribute('aria-describedby'))?.innerText",
    );
    assert.ok(described.includes("sẽ bị xóa khỏi máy này"), described);
    await page.clickNamed("Giữ lại");
    await page.gone("dialog");
    await page.wait(async () => (await focused(page)).name.includes("Bỏ giấy này khỏi sổ"), "focus does not come back");
  });
});

describe("documents to print", () => {
  it("have titles of their own, with the product's name", async () => {
    await begin();
    const titles = [];
    for (const name of ["ho-so-ocop", "phieu-cham-diem", "tom-tat"]) {
      await page.open(at(`/draft/sample/print/${name}`));
      await page.wait(async () => (await page.driver.getTitle()).includes(SAMPLE.product.name), `no title: ${await page.driver.getTitle()}`);
      titles.push(await page.driver.getTitle());
    }
    assert.equal(new Set(titles).size, 3, titles.join(" | "));
  });

  it("leave no blank sheet behind", { skip: onlyPrint }, async () => {
    await page.open(at("/draft/sample/print/tom-tat"));
    await page.find("article.paper p");
    // The rest is so short that it takes one sheet, unless the page itself is higher.
    await page.script("document.querySelector('article.paper').replaceChildren('Một dòng.')");
    assert.equal(pagesOf(await page.driver.printPage({})), 1);
  });
});

describe("a backup", () => {
  it("is made once, however often its button is tapped", async () => {
    await page.open(at("/backup"));
    await page.find("#make-backup");
    const labels = await page.script(`
      const button = document.querySelector("#make-backup");
      button.click();
      return new Promise((done) => requestAnimationFrame(() => {
        const label = [button.innerText, button.getAttribute("aria-disabled")];
        button.click();
        done(label);
      }));`);
    assert.match(labels[0], /Đang làm/);
    assert.equal(labels[1], "true");
    await page.see("Đã tạo tệp", "[role=status].status");
    await page.wait(async () => (await (await page.find("#make-backup")).getAttribute("aria-disabled")) === "false", "it goes on working");
  });
});

describe("reading aloud", { skip: onlyReach }, () => {
  /** Replaces the device's voices with these, and keeps the texts that are read. */
  const voices = (list) =>
    page.script(
      `window.read = [];
       const voices = arguments[0].map((voice) => Object.setPrototypeOf(voice, SpeechSynthesisVoice.prototype));
       for (const voice of voices) for (const [name, value] of Object.entries(voice)) Object.defineProperty(voice, name, { value });
       speechSynthesis.getVoices = () => voices;
       speechSynthesis.speak = (words) => window.read.push(words.text);
       speechSynthesis.cancel = () => window.read.push("");
       Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { set() {} });
       speechSynthesis.dispatchEvent(new Event("voiceschanged"));`,
      list,
    );

  it("is offered with a voice of the device itself only: any other would send the text away", async () => {
    await begin();
    await page.open(at("/draft/sample/question/1.1"));
    await page.find(".question .why");
    await voices([{ lang: "vi-VN", localService: false }, { lang: "en-US", localService: true }]);
    assert.equal((await page.all(".read-aloud")).length, 0);
    await voices([{ lang: "vi-VN", localService: true }]);
    await page.click(".question .read-aloud");
    const texts = () => page.script("return window.read");
    await page.wait(async () => (await texts()).filter(Boolean).length === 1, "nothing is read");
    const read = (await texts()).find(Boolean);
    assert.ok(read.startsWith((await page.text(".question .ask")).trim().replace(/\.$/, "")), read);
    assert.ok(read.includes("Chưa đạt mức nào"), read);
    assert.notEqual((await texts()).at(-1), "", "reading ends by itself");
    await page.click(".neighbours [rel=next]");
    await page.wait(async () => (await texts()).at(-1) === "", "the former question is still read");
  });
});
