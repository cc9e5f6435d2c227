// What the pages of the form libraries share: the questions of the set, the answers in localStorage, and their points.

import { questions } from "#questions";

export { questions };

const NAME = "answers";

/** The answers of earlier visits: name of the question -> number of the option, from 1. */
export const kept = () => JSON.parse(localStorage.getItem(NAME) ?? "{}");

export const keep = (answers) => localStorage.setItem(NAME, JSON.stringify(answers));

/** The sum of the points, in words. */
export function pointsOf(answers) {
  const sum = questions.reduce((all, { name, options }) => all + (options[answers[name] - 1]?.points ?? 0), 0);
  return `${sum} điểm`;
}

export const labelOf = ({ text, points }) => `${text} (${points} điểm)`;
