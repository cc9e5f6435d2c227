// Elements, and the icons of the app that early screens show (src/components/icons.rs).

/** An element: its tag with classes, its attributes, and what is in it; what is false is left out. */
export function make(tag, attributes, ...inside) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside.filter(Boolean));
  return element;
}

/** A picture of one line, for the eye only. */
export function icon(d) {
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  for (const [key, value] of Object.entries({ class: "icon line-icon", viewBox: "0 0 24 24", "aria-hidden": "true" })) svg.setAttribute(key, value);
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}

export const BACK = "M15 4l-8 8 8 8";
export const FORWARD = "M9 4l8 8-8 8";
export const LIST = "M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11";
export const UNDO = "M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3";
export const WARNING = "M12 3l10 18H2zM12 10v5M12 17.5v.5";

/** The heading of a screen, which has the keyboard when the screen opens. */
export const heading = (text, above) => make("div.screen-heading", {}, above && make("p.above", {}, above), make("h1", { tabindex: -1 }, text));
