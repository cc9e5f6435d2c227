// The hand-written page: points are summed up and answers kept at every change.
const form = document.querySelector("form");
const points = document.getElementById("points");

function show() {
  let sum = 0;
  for (const input of form.querySelectorAll("input:checked")) sum += Number(input.value);
  points.textContent = `${sum} điểm`;
}

// Not by `form.elements[name]`: "8" is a place there.
const group = (name) => [...form.querySelectorAll(`input[name="${name}"]`)];
const key = (name) => group(name).findIndex((input) => input.checked);

function keep() {
  const names = new Set([...form.querySelectorAll("input")].map((input) => input.name));
  localStorage.setItem("answers", JSON.stringify(Object.fromEntries([...names].map((name) => [name, key(name)]))));
}

form.addEventListener("change", () => {
  keep();
  show();
});

for (const [name, place] of Object.entries(JSON.parse(localStorage.getItem("answers") ?? "{}"))) {
  if (place >= 0) group(name)[place].checked = true;
}
// What was chosen before this script was there.
if (form.querySelector("input:checked")) keep();
show();
