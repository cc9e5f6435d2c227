// A question that can be read and answered before the app is there. public/start.js fetches this at the address of a
// question, where nothing of the app is kept on the device yet.
//
// What is drawn is what the app draws at this address (screens/question.rs, parts/question_card.rs). An answer is laid
// aside in the storage; the app puts it into the draft (src/early), and only then it is counted and called saved.
// tests/browser/early.test.mjs and tests/early.rs hold both together.

/** The version of the draft format that is read here; a newer one is left to the app. */
const VERSION = 1;

const start = document.getElementById("start");
const folder = new URL(`${document.querySelector("meta[name=early]").content}/`, document.baseURI);
const base = new URL(document.baseURI).pathname;

/** Draft and criterion of the address, if it is one of a question. */
const asked = () => (location.pathname.match(/\/draft\/([^/]+)\/question\/([^/]+)$/) ?? []).slice(1).map(decodeURIComponent);
const [id] = asked();

const stored = (name) => localStorage.getItem(`sao-lang/${name}/${id}`);
const early = () => JSON.parse(stored("early") ?? "{}");

function readDraft() {
  const entry = stored("draft") ?? "";
  // A line of the storage may stand before the draft.
  return JSON.parse(entry.slice(entry.indexOf("{")));
}

/** What was chosen for a criterion: the option's place, null for "not sure", or nothing. */
function chosen(draft, criterion) {
  const laidAside = early();
  if (criterion in laidAside) return laidAside[criterion];
  const unsure = JSON.parse(localStorage.getItem(`sao-lang/setting/unsure/${id}`) ?? '""').split(" ");
  return draft.answers?.[criterion]?.option ?? (unsure.includes(criterion) ? null : undefined);
}

/** An element: its tag with classes, its attributes, and what is in it. */
function make(tag, attributes, ...inside) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside.filter(Boolean));
  return element;
}

function icon(d, attributes = { class: "icon line-icon" }) {
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", ...attributes })) svg.setAttribute(key, value);
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}
const BACK = "M15 4l-8 8 8 8";
const FORWARD = "M9 4l8 8-8 8";
const LIST = "M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11";
const UNDO = "M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3";
const STAR = "M12 1.9l3.1 6.5 7 .9-5.1 4.9 1.3 7L12 17.8l-6.3 3.4 1.3-7L1.9 9.3l7-.9z";

/** One option; `value` is its place, or nothing for "not sure". */
function choice(criterion, value, checked, { text, points, mark }) {
  const input = make("input", { type: "radio", name: `option-${criterion}`, value });
  input.checked = checked;
  const words = make("span.choice-text", {}, text, mark && make("span.mark", {}, mark));
  return make(`label.choice${points ? "" : ".not-sure"}`, {}, input, words, points && make("span.points", {}, points));
}

/** The screen of a question: `place` among `questions`. */
function screen({ words, questions }, place, draft) {
  const question = questions[place];
  const answer = chosen(draft, question.id);
  const address = (name) => `${base}draft/${encodeURIComponent(id)}${name}`;
  const [before, after] = [place - 1, place + 1].map((n) => questions[n] && address(`/question/${questions[n].id}`));
  const next = after ?? address("/result");
  const wayOn = () => {
    const open = typeof chosen(draft, question.id) !== "number";
    return after ? words[open ? "skip" : "next"] : words.result;
  };
  const labels = [0, 1].map(() => make("span", {}, wayOn()));
  const saving = make("p.saved.saving", { role: "status" });

  const fieldset = make(
    "fieldset",
    {},
    make("legend", {}, make("span.meta", {}, question.meta), make("span.ask", {}, question.ask)),
    question.council && make("p.council", {}, make("strong", {}, `${words.council}.`), ` ${words.councilHelp}`),
    ...question.options.map((option, n) => choice(question.id, n + 1, answer === n + 1, option)),
    choice(question.id, "", answer === null, { text: words.notSure }),
  );
  fieldset.addEventListener("change", ({ target }) => {
    try {
      const answers = { ...early(), [question.id]: target.value ? Number(target.value) : null };
      localStorage.setItem(`sao-lang/early/${id}`, JSON.stringify(answers));
    } catch {
      // What cannot be kept does not look as if it were; the app will say why.
      target.checked = false;
      return;
    }
    for (const label of labels) label.textContent = wayOn();
    saving.replaceChildren(make("span.being-kept", {}, words.saving));
  });
  if (question.id in early()) saving.append(make("span.being-kept", {}, words.saving));

  const stars = make("span.stars", { "aria-hidden": "true" });
  // How many are lit, the app will say.
  for (let n = 0; n < 5; n++) stars.append(icon(STAR, { class: "icon star", visibility: "hidden" }));
  return make(
    "div.early",
    {},
    make(
      "div.draft-frame",
      {},
      make(
        "div.draft-screen",
        {},
        make(
          "div.question-head",
          {},
          make("div.screen-heading", {}, make("p.above", {}, question.above), make("h1", { tabindex: -1 }, question.title)),
          make("progress.place-bar", { max: questions.length, value: place + 1, "aria-hidden": "true" }),
        ),
        make(
          "section.card.question",
          {},
          fieldset,
          make("details.why", {}, make("summary", {}, words.why), make("p", {}, question.why), make("p.place", {}, question.place)),
        ),
        make(
          "nav.buttons.neighbours",
          {},
          before && make("a.button", { href: before, rel: "prev" }, icon(BACK), words.before),
          make("a.button.primary", { href: next, rel: "next" }, labels[0], icon(FORWARD)),
        ),
        saving,
      ),
    ),
    make(
      "aside.result-bar",
      { "aria-label": words.bar },
      make("a.tab", { href: address("") }, icon(LIST), make("span", {}, words.list)),
      make("button.tab", { type: "button", "aria-disabled": "true" }, icon(UNDO), make("span", {}, words.undo)),
      make(
        "a.tab.result-bar-result",
        { href: address("/result") },
        stars,
        make("span.result-bar-points", {}, words.opening),
        make("span.visually-hidden", {}, words.toResult),
      ),
      make("a.tab.tab-next", { href: next, "aria-hidden": "true", tabindex: -1 }, icon(FORWARD), labels[1]),
    ),
  );
}

/** The address for which something is drawn. */
let shown;

/** Draws the question of the address, or takes away what was drawn where that is for the app to draw. */
function draw(set) {
  if (location.pathname === shown) return;
  shown = location.pathname;
  const [draftId, criterion] = asked();
  const place = draftId === id ? set.questions.findIndex((question) => question.id === criterion && !question.waits) : -1;
  start.querySelector(".early")?.remove();
  start.querySelector(".start-opening").hidden = place >= 0;
  if (place < 0) return;
  const drawn = screen(set, place, readDraft());
  start.querySelector("main").append(drawn);
  document.title = `${set.questions[place].title} · ${set.words.app}`;
  scrollTo(0, 0);
  drawn.querySelector("h1").focus();
}

/** What can have the keyboard, in the order of the page: the app draws the same. */
const PLACES = ["h1", ".question > fieldset input", ".why > summary", ".neighbours [rel=prev]", ".neighbours [rel=next]", ".result-bar > .tab"];

/** When the app takes the start page away: the place on the page stays the same, and so does what has the keyboard. */
function handOver() {
  let top = 0;
  let focused = null;
  const scrolled = () => (top = scrollY);
  addEventListener("scroll", scrolled, { passive: true });
  start.addEventListener("focusin", ({ target }) => (focused = target));
  new MutationObserver((_, observer) => {
    if (start.isConnected) return;
    observer.disconnect();
    removeEventListener("scroll", scrolled);
    // The app puts in what was answered since it has opened the draft.
    dispatchEvent(new Event("sao-lang-early"));
    const [early, app] = [start.querySelector(".early"), document.getElementById("main")];
    if (!early || location.pathname !== shown) return;
    scrollTo(0, top);
    const why = app.querySelector(".why");
    if (why) why.open = early.querySelector(".why").open;
    for (const place of PLACES) {
      const n = [...early.querySelectorAll(place)].indexOf(focused);
      if (n >= 0) app.querySelectorAll(place)[n]?.focus({ preventScroll: true });
    }
  }).observe(document.body, { childList: true });
}

/** Whether the app draws this draft's questions in another way, or may not open it at all. */
function isForTheApp(draft) {
  const language = JSON.parse(localStorage.getItem("sao-lang/setting/language") ?? '"vi"');
  return language !== "vi" || sessionStorage.getItem("sao-lang/tab/presenter") || draft.version !== VERSION;
}

const draft = readDraft();
if (!isForTheApp(draft)) {
  const response = await fetch(new URL(`${encodeURIComponent(draft.edition)}-${Number(draft.set)}.json`, folder));
  const set = await response.json();
  // The app may have come first.
  if (start.isConnected) {
    handOver();
    draw(set);
    addEventListener("popstate", () => start.isConnected && draw(set));
  }
}
