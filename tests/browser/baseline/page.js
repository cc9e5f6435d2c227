// The script of the hand-written page: it sums up points and stores answers at every change.
const form = document.querySelector("form");
const points = document.getElementById("points");

function show() {
  let sum = 0;
  for (const input of form.querySelectorAll("input:checked")) sum += Number(input.value);
  points.textContent = `${sum} điểm`;
}

// `form.elements[name]` is not used, because it takes "8" as an index.
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
// Options that were chosen before this script ran.
if (form.querySelector("input:checked")) keep();
show();
