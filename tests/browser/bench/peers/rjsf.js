// The questions in React JSON Schema Form. Its documentation leaves state and storage to the page: `onChange` gets the
// answers, `formData` gives them back.

import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";

import { keep, kept, labelOf, pointsOf, questions } from "./answers.js";

const schema = {
  type: "object",
  properties: Object.fromEntries(
    questions.map(({ id, name, ask, options }) => [
      name,
      { type: "integer", title: `${id} ${ask}`, oneOf: options.map((option, n) => ({ const: n + 1, title: labelOf(option) })) },
    ]),
  ),
};
// Without this setting, the first option of each question is chosen from the start.
const experimental_defaultFormStateBehavior = { constAsDefaults: "never" };
const uiSchema = Object.fromEntries(questions.map(({ name }) => [name, { "ui:widget": "radio" }]));

function Page() {
  const [formData, setFormData] = useState(kept);
  const onChange = ({ formData: answers }) => {
    setFormData(answers);
    keep(answers);
  };
  return [
    createElement(Form, { key: "form", schema, uiSchema, validator, formData, onChange, experimental_defaultFormStateBehavior }),
    createElement("p", { key: "points", id: "points" }, pointsOf(formData)),
  ];
}

createRoot(document.getElementById("root")).render(createElement(Page));
