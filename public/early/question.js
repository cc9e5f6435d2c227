// A question, as screens/question.rs and parts/question_card.rs draw it.

import { BACK, FORWARD, LIST, STAR, UNDO, heading, icon, make } from "./make.js";
import { answer, choices, isLaidAside } from "./store.js";

/** One option; `value` is its place, 0 for "none of the levels", or nothing for "not sure". */
function choice(criterion, value, checked, { text, points, mark }) {
  const input = make("input", { type: "radio", name: `option-${criterion}`, value });
  input.checked = checked;
  const words = make("span.choice-text", {}, text, mark && make("span.mark", {}, mark));
  return make(`label.choice${points ? "" : ".not-sure"}`, {}, input, words, points && make("span.points", {}, points));
}

/** What all answers of a draft come to, as `Sheet::figure` of src/assessment adds up; stars are the app's to say. */
function total(questions, chosen) {
  const worth = (question) => question?.options[chosen(question.id) - 1]?.worth ?? 0;
  const counts = ({ onlyIf }) => onlyIf === null || worth(questions.find((other) => other.id === onlyIf)) > 0;
  return questions.filter(counts).reduce((sum, question) => sum + worth(question), 0);
}

/** The bar at the foot, with the points. */
function bar(words, address, next, label, points) {
  const stars = make("span.stars", { "aria-hidden": "true" });
  for (let n = 0; n < 5; n++) stars.append(icon(STAR, { class: "icon star", visibility: "hidden" }));
  const hint = make("span.visually-hidden", {}, words.toResult);
  return make(
    "aside.result-bar",
    { "aria-label": words.bar },
    make("a.tab", { href: address("") }, icon(LIST), make("span", {}, words.list)),
    make("button.tab", { type: "button", "aria-disabled": "true" }, icon(UNDO), make("span", {}, words.undo)),
    make("a.tab.result-bar-result", { href: address("/result") }, stars, points, hint),
    make("a.tab.tab-next", { href: next, "aria-hidden": "true", tabindex: -1 }, icon(FORWARD), label),
  );
}

/** The screen of the question at `place` of a set's, for the draft `id` below the address `base`; null if it is for the app. */
export function questionScreen({ words, questions }, place, id, base) {
  const question = questions[place];
  if (!question || question.waits) return null;
  const address = (name) => `${base}draft/${encodeURIComponent(id)}${name}`;
  const [before, after] = [place - 1, place + 1].map((n) => questions[n] && address(`/question/${questions[n].id}`));
  const next = after ?? address("/result");
  const labels = [0, 1].map(() => make("span", {}));
  const points = make("span.result-bar-points", {});
  /** Says what follows from the answers. */
  const say = (chosen) => {
    const open = typeof chosen(question.id) !== "number";
    for (const label of labels) label.textContent = after ? words[open ? "skip" : "next"] : words.result;
    points.textContent = words.points.replace("{n}", total(questions, chosen));
  };
  const chosen = choices(id);
  say(chosen);
  const saving = make("p.saved.saving", { role: "status" });
  const showSaving = () => saving.replaceChildren(make("span.being-kept", {}, words.saving));
  if (isLaidAside(id, question.id)) showSaving();

  const now = chosen(question.id);
  const fieldset = make(
    "fieldset",
    {},
    make("legend", {}, make("span.meta", {}, question.meta), make("span.ask", {}, question.ask)),
    question.council && make("p.council", {}, make("strong", {}, `${words.council}.`), ` ${words.councilHelp}`),
    ...question.options.map((option, n) => choice(question.id, n + 1, now === n + 1, option)),
    question.none && choice(question.id, 0, now === 0, question.none),
    choice(question.id, "", now === null, { text: words.notSure }),
  );
  fieldset.addEventListener("change", ({ target }) => {
    if (!answer(id, question.id, target.value ? Number(target.value) : null)) {
      // What is not kept must not look as if it were.
      target.checked = false;
      return;
    }
    say(choices(id));
    showSaving();
  });

  const head = make(
    "div.question-head",
    {},
    heading(question.title, question.above),
    make("progress.place-bar", { max: questions.length, value: place + 1, "aria-hidden": "true" }),
  );
  const why = make("details.why", {}, make("summary", {}, words.why), make("p", {}, question.why), make("p.place", {}, question.place));
  const ways = make(
    "nav.buttons.neighbours",
    {},
    before && make("a.button", { href: before, rel: "prev" }, icon(BACK), words.before),
    make("a.button.primary", { href: next, rel: "next" }, labels[0], icon(FORWARD)),
  );
  const screen = make("div.draft-screen", {}, head, make("section.card.question", {}, fieldset, why), ways, saving);
  return {
    title: question.title,
    element: make("div.early", {}, make("div.draft-frame", {}, screen), bar(words, address, next, labels[1], points)),
  };
}
