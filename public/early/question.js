// What is chosen on the screen of a condition or a question, and what follows from it.

import { screenOf } from "./screen.js";
import { answer, choices, isLaidAside, pass } from "./store.js";

/**
 * What all answers of a draft come to, as `Sheet::figure` and `Standing::verdict` of crates/core/src/assessment have it: the
 * points, whether it is rejected, and whether it is too early to say more; stars are the app's to say.
 */
function standing({ conditions, atHandIn, questions }, chosen) {
  const answered = ({ id }) => typeof chosen(id) === "number";
  const points = ({ id, worth }) => worth[chosen(id) - 1] ?? 0;
  /** Questions but for those that hang on one of which this is not true. */
  const where = (holds) => questions.filter(({ onlyIf }) => !onlyIf || questions.some((other) => other.id === onlyIf && holds(other)));
  const asked = where((other) => !answered(other) || points(other) > 0);
  return {
    total: where((other) => points(other) > 0).reduce((sum, question) => sum + points(question), 0),
    rejected:
      [...conditions.map(({ id }) => id), ...atHandIn].some((id) => chosen(id) === true) ||
      questions.some((question) => question.zeroRejects && answered(question) && points(question) === 0),
    early: asked.filter(answered).length * 2 < asked.length,
  };
}

/** The screen of a condition ("check") or a question with this key, for the draft `id`; null if it is for the app. */
export function stepScreen(set, screen, key, id) {
  const isCheck = screen === "check";
  const { html, bad, consequence } = (isCheck ? set.conditions : set.questions).find((step) => step.id === key) ?? {};
  if (!html) return null;
  const element = screenOf(set.frame.replace("SCREEN", () => html).replaceAll("DRAFT_ID", encodeURIComponent(id)));
  const find = (selector) => element.querySelector(selector);
  const kind = isCheck ? "conditions" : "answers";
  /** What is kept of a choice: the option's place; of a condition, whether it applies; nothing of "not sure". */
  const kept = ({ value }) => (value === "" ? null : isCheck ? (value === "yes") === bad : Number(value));

  const [on, onTab, note] = [".neighbours [rel=next]", ".tab-next", ".saved"].map(find);
  const [verdict, total, announcer] = [".result-bar-stars", ".result-bar-points", "#announcer"].map(find);
  onTab.href = on.href;
  // As it is drawn, nothing is answered.
  const [skip, tooEarly] = [on.firstChild.data, verdict.textContent];
  const next = on.pathname.endsWith("/result") ? set.words.result : set.words.next;
  let chosen;
  /** Says what follows from the answers. */
  const say = () => {
    chosen = choices(id);
    const now = standing(set, chosen);
    on.firstChild.data = onTab.lastChild.textContent = (chosen(key) ?? null) === null ? skip : next;
    // The line is kept where there is nothing to say.
    verdict.textContent = now.rejected ? set.words.rejected : now.early ? tooEarly : "\u00a0";
    verdict.classList.toggle("rejected", now.rejected);
    total.textContent = set.words.points.replace("{n}", now.total);
    if (isCheck) find(".consequence").innerHTML = chosen(key) === true ? consequence : "";
  };
  say();
  const showSaving = () => {
    announcer.before(note);
    announcer.textContent = note.lastChild.textContent;
  };
  if (!isLaidAside(id, kind, key)) note.remove();

  for (const input of element.querySelectorAll("fieldset input")) {
    input.checked = chosen(key) === kept(input);
    input.addEventListener("change", () => {
      if (!answer(id, kind, key, kept(input))) {
        // What is not kept must not look as if it were.
        input.checked = false;
        return;
      }
      say();
      showSaving();
    });
  }
  // Who goes on without an answer puts it off.
  for (const link of [on, onTab]) link.addEventListener("click", () => chosen(key) === undefined && pass(id, key));
  return element;
}
