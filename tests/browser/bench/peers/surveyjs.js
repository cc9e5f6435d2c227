// The questions in SurveyJS, with its own user interface for pages without a framework, which is the smallest one. Its
// documentation stores an unfinished survey like this: `onValueChanged` writes `data`, which is set before it is drawn.

import "survey-core/survey-core.fontless.min.css";
import { Model } from "survey-core";
import "survey-js-ui";

import { keep, kept, labelOf, pointsOf, questions } from "./answers.js";

const survey = new Model({
  elements: questions.map(({ id, name, ask, options }) => ({
    type: "radiogroup",
    name,
    title: `${id} ${ask}`,
    choices: options.map((option, n) => ({ value: n + 1, text: labelOf(option) })),
  })),
  showQuestionNumbers: "off",
});
const points = document.getElementById("points");
survey.data = kept();
points.textContent = pointsOf(survey.data);
survey.onValueChanged.add(() => {
  keep(survey.data);
  points.textContent = pointsOf(survey.data);
});
survey.render(document.getElementById("root"));
