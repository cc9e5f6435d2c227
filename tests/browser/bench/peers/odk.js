// The questions in ODK Web Forms. It keeps nothing before a form is sent, so answers are lost when the page is loaded
// again. The form itself computes the points, and shows them in a note.

import { OdkWebForm, webFormsPlugin } from "@getodk/web-forms";
import { createApp, h } from "vue";

import { labelOf, questions } from "./answers.js";

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const each = (write) => questions.map(write).join("");

/** The points of an answer as an XPath expression. */
const worth = ({ name, options }) =>
  options.reduceRight((rest, { points }, n) => `if(/data/${name} = '${n + 1}', ${points}, ${rest})`, "0");

const choice = (option, n) => `<item><label>${escape(labelOf(option))}</label><value>${n + 1}</value></item>`;

const formXml = `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:orx="http://openrosa.org/xforms">
  <h:head>
    <h:title>Questions</h:title>
    <model>
      <instance>
        <data id="questions">
          ${each(({ name }) => `<${name}/>`)}
          ${each(({ name }) => `<points_${name}/>`)}
          <total/><note/>
          <orx:meta><orx:instanceID/></orx:meta>
        </data>
      </instance>
      ${each(({ name }) => `<bind nodeset="/data/${name}" type="string"/>`)}
      ${each((question) => `<bind nodeset="/data/points_${question.name}" type="int" calculate="${worth(question)}"/>`)}
      <bind nodeset="/data/total" type="int" calculate="${questions.map(({ name }) => `/data/points_${name}`).join(" + ")}"/>
      <bind nodeset="/data/note" type="string" readonly="true()"/>
      <bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid" xmlns:jr="http://openrosa.org/javarosa"/>
    </model>
  </h:head>
  <h:body>
    ${each(({ id, name, ask, options }) => `<select1 ref="/data/${name}"><label>${id} ${escape(ask)}</label>${options.map(choice).join("")}</select1>`)}
    <input ref="/data/note"><label><output value="/data/total"/> điểm</label></input>
  </h:body>
</h:html>`;

const fetchFormAttachment = () => Promise.resolve(new Response(null, { status: 404 }));
createApp({ render: () => h(OdkWebForm, { formXml, fetchFormAttachment }) })
  .use(webFormsPlugin)
  .mount("#root");
