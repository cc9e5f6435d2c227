// The hand-written page: points are summed up and answers kept at every change.
const form = document.querySelector("form");
const points = document.getElementById("points");

function show() {
  let sum = 0;
  for (const input of form.querySelectorAll("input:checked")) sum += Number(input.value);
  points.textContent = `${sum} điểm`;
}

const key = (name) => [...form.elements[name]].findIndex((input) => input.checked);

form.addEventListener("change", () => {
  const names = new Set([...form.querySelectorAll("input")].map((input) => input.name));
  localStorage.setItem("answers", JSON.stringify(Object.fromEntries([...names].map((name) => [name, key(name)]))));
  show();
});

for (const [name, place] of Object.entries(JSON.parse(localStorage.getItem("answers") ?? "{}"))) {
  if (place >= 0) form.elements[name][place].checked = true;
}
show();
