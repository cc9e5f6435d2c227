// A condition or a question, as src/screens/check.rs, src/screens/question.rs and src/components/question_card.rs draw it.

import { BACK, FORWARD, LIST, UNDO, WARNING, heading, icon, make } from "./make.js";
import { answer, choices, isLaidAside, pass } from "./store.js";

/**
 * The way through a set: conditions, then questions. Each has its choices: the value of the radio button, what is kept
 * of it, and its words. Of a condition it is kept whether it applies.
 */
function steps({ words, conditions, questions }) {
  const notSure = ["", null, { text: words.notSure }];
  const numbered = (step, n, { length }) => ({ ...step, no: n + 1, all: length });
  return [
    ...conditions.map(numbered).map((condition) => ({
      ...condition,
      kind: "conditions",
      above: words.conditions,
      screen: `check/${condition.id}`,
      group: `check-${condition.id}`,
      choices: [["yes", condition.bad, { text: words.yes }], ["no", !condition.bad, { text: words.no }], notSure],
    })),
    ...questions.map(numbered).map((question) => ({
      ...question,
      kind: "answers",
      screen: `question/${question.id}`,
      group: `option-${question.id}`,
      choices: [...question.options.map((option, n) => [n + 1, n + 1, option]), ...(question.none ? [[0, 0, question.none]] : []), notSure],
    })),
  ];
}

/**
 * What all answers of a draft come to, as `Sheet::figure` and `Standing::verdict` of crates/core/src/assessment have it: the points,
 * and in words that it is rejected or that it is too early to say; stars are the app's to say.
 */
function standing({ words, conditions, atHandIn, questions }, chosen) {
  const answered = ({ id }) => typeof chosen(id) === "number";
  const worth = ({ id, options }) => options[chosen(id) - 1]?.worth ?? 0;
  /** Questions but for those that hang on one of which this is not true. */
  const where = (holds) => questions.filter(({ onlyIf }) => onlyIf === null || questions.some((other) => other.id === onlyIf && holds(other)));
  const points = where((other) => worth(other) > 0).reduce((sum, question) => sum + worth(question), 0);
  const asked = where((other) => !answered(other) || worth(other) > 0);
  const rejected =
    [...conditions.map(({ id }) => id), ...atHandIn].some((id) => chosen(id) === true) ||
    questions.some((question) => question.zeroRejects && answered(question) && worth(question) === 0);
  const early = asked.filter(answered).length * 2 < asked.length;
  return { points, verdict: rejected ? words.rejected : early ? words.tooEarly : "" };
}

/** What follows where a condition applies. */
const warning = (text) => make("div.alert", {}, icon(WARNING), make("div", {}, make("p", {}, text)));

/** The screen with this address below that of the draft `id`, below the address `base`; null if it is for the app. */
export function stepScreen(set, screen, id, base) {
  const { words } = set;
  const way = steps(set);
  const place = way.findIndex((step) => step.screen === screen);
  const step = way[place];
  if (!step || step.waits) return null;
  const address = (name) => `${base}draft/${encodeURIComponent(id)}${name}`;
  const [before, after] = [place - 1, place + 1].map((n) => way[n] && address(`/${way[n].screen}`));
  const next = after ?? address("/result");

  const labels = [0, 1].map(() => make("span", {}));
  const [verdict, total] = ["stars", "points"].map((name) => make(`span.result-bar-${name}`, {}));
  const consequence = make("div.consequence", { role: "status" });
  let chosen;
  /** Says what follows from the answers. */
  const say = () => {
    chosen = choices(id);
    const now = standing(set, chosen);
    const open = (chosen(step.id) ?? null) === null;
    for (const label of labels) label.textContent = after ? words[open ? "skip" : "next"] : words.result;
    // The line is kept where there is nothing to say.
    verdict.textContent = now.verdict || "\u00a0";
    total.textContent = words.points.replace("{n}", now.points);
    consequence.replaceChildren(...(chosen(step.id) === true ? [warning(step.result)] : []));
  };
  say();
  const saving = make("p.saved.saving", { role: "status" });
  const showSaving = () => saving.replaceChildren(make("span.being-kept", {}, words.saving));
  if (isLaidAside(id, step)) showSaving();

  const choice = ([value, kept, { text, points, mark }]) => {
    const input = make("input", { type: "radio", name: step.group, value });
    input.checked = chosen(step.id) === kept;
    input.addEventListener("change", () => {
      if (!answer(id, step, kept)) {
        // What is not kept must not look as if it were.
        input.checked = false;
        return;
      }
      say();
      showSaving();
    });
    const said = make("span.choice-text", {}, text, mark && make("span.mark", {}, mark));
    return make(`label.choice${kept === null ? ".not-sure" : ""}`, {}, input, said, points && make("span.points", {}, points));
  };
  const fieldset = make(
    "fieldset",
    {},
    make("legend", {}, step.meta && make("span.meta", {}, step.meta), make("span.ask", {}, step.ask)),
    step.council && make("p.council", {}, make("strong", {}, `${words.council}.`), ` ${words.councilHelp}`),
    ...step.choices.map(choice),
  );
  const from = make("p.place", {}, step.place);
  const card =
    step.kind === "conditions"
      ? make("section.card.question.yes-no", {}, fieldset, consequence, from)
      : make("section.card.question", {}, fieldset, make("details.why", {}, make("summary", {}, words.why), make("p", {}, step.why), from));

  const head = make(
    "div.question-head",
    {},
    heading(step.title, step.above),
    make("progress.place-bar", { max: step.all, value: step.no, "aria-hidden": "true" }),
  );
  const on = make("a.button.primary", { href: next, rel: "next" }, labels[0], icon(FORWARD));
  const ways = make("nav.buttons.neighbours", {}, before && make("a.button", { href: before, rel: "prev" }, icon(BACK), words.before), on);
  const onTab = make("a.tab.tab-next", { href: next }, icon(FORWARD), labels[1]);
  // Who goes on without an answer puts it off.
  for (const link of [on, onTab]) link.addEventListener("click", () => chosen(step.id) === undefined && pass(id, step));
  const bar = make(
    "aside.result-bar",
    { "aria-label": words.bar },
    make("a.tab", { href: address("") }, icon(LIST), make("span", {}, words.list)),
    make("button.tab", { type: "button", "aria-disabled": "true" }, icon(UNDO), make("span", {}, words.undo)),
    make("a.tab.result-bar-result", { href: address("/result") }, verdict, total, make("span.visually-hidden", {}, words.toResult)),
    onTab,
  );
  return {
    title: step.title,
    element: make("div.early", {}, make("div.draft-frame", {}, make("div.draft-screen", {}, head, card, ways, saving)), bar),
  };
}
