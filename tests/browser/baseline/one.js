// The script of the hand-written page with one question at a time: it builds the question on the screen, and stores
// answers at every change.
const questions = JSON.parse(document.querySelector("script[type='application/json']").textContent);
const [heading, form, next, points] = ["h1", "form", "button", "#points"].map((selector) => document.querySelector(selector));
const answers = JSON.parse(localStorage.getItem("answers") ?? "{}");
let place;

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const option = (id) => ({ text, points: worth }, n) =>
  element(
    "label",
    {},
    element("input", { type: "radio", name: id, value: n, checked: answers[id] === n }),
    ` ${text} (${worth} điểm)`,
  );

function count() {
  const sum = questions.reduce((all, { id, options }) => all + (options[answers[id]]?.points ?? 0), 0);
  points.textContent = `${sum} điểm`;
}

function show(to) {
  place = to;
  const { id, ask, options } = questions[place];
  const legend = element("legend", {}, `${id} ${ask}`);
  form.firstElementChild.replaceWith(element("fieldset", { id: `criterion-${id}` }, legend, ...options.map(option(id))));
  heading.textContent = `Câu ${place + 1}/${questions.length}`;
  document.title = heading.textContent;
  next.hidden = place === questions.length - 1;
}

form.addEventListener("change", ({ target }) => {
  answers[target.name] = Number(target.value);
  localStorage.setItem("answers", JSON.stringify(answers));
  count();
});
next.addEventListener("click", () => {
  history.pushState(place + 1, "", `?${questions[place + 1].id}`);
  show(place + 1);
  scrollTo(0, 0);
  heading.focus();
});
addEventListener("popstate", ({ state }) => show(state ?? 0));

show(history.state ?? 0);
count();
