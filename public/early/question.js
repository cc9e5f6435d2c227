// The screen of a condition or a question: stores each choice, and updates the texts that depend on it.

import { screenOf } from "./screen.js";
import { answer, choices, isLaidAside, pass } from "./store.js";

/**
 * The points of a draft, whether its dossier would be rejected, and whether it is too early for a result. It follows
 * `Sheet::figure` and `Standing::verdict` of crates/core/src/assessment. Only the app computes stars.
 */
function standing({ conditions, atHandIn, questions }, chosen) {
  const answered = ({ id }) => typeof chosen(id) === "number";
  const points = ({ id, worth }) => worth[chosen(id) - 1] ?? 0;
  /** All questions, except those that depend on a question for which `holds` returns false. */
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

/** The screen of a condition ("check") or a question for the draft `id`; null where only the app can draw it. */
export function stepScreen(set, screen, key, id) {
  const isCheck = screen === "check";
  const { html, bad, consequence } = (isCheck ? set.conditions : set.questions).find((step) => step.id === key) ?? {};
  if (!html) return null;
  const element = screenOf(set.frame.replace("SCREEN", () => html).replaceAll("DRAFT_ID", encodeURIComponent(id)));
  const find = (selector) => element.querySelector(selector);
  const kind = isCheck ? "conditions" : "answers";
  /** The value to store: the option number; for a condition, whether the knock-out applies; null for "not sure". */
  const kept = ({ value }) => (value === "" ? null : isCheck ? (value === "yes") === bad : Number(value));

  const [on, onTab, note] = [".neighbours [rel=next]", ".tab-next", ".saved"].map(find);
  const [verdict, total, announcer] = [".result-bar-stars", ".result-bar-points", "#announcer"].map(find);
  onTab.href = on.href;
  // The screens are drawn without answers, so these are the texts for a step and a draft without answers.
  const [skip, tooEarly] = [on.firstChild.data, verdict.textContent];
  const next = on.pathname.endsWith("/result") ? set.words.result : set.words.next;
  let chosen;
  /** Updates the texts that depend on the answers. */
  const say = () => {
    chosen = choices(id);
    const now = standing(set, chosen);
    on.firstChild.data = onTab.lastChild.textContent = (chosen(key) ?? null) === null ? skip : next;
    // A line without a verdict gets a no-break space, which keeps its height.
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
        // A choice that could not be stored must not look chosen.
        input.checked = false;
        return;
      }
      say();
      showSaving();
    });
  }
  // A producer who moves on without an answer puts the step off.
  for (const link of [on, onTab]) link.addEventListener("click", () => chosen(key) === undefined && pass(id, key));
  return element;
}
