/** A screen that was drawn when the app was built, as an element; the app's own screen takes its place. */
export const screenOf = (html) => Object.assign(document.createElement("div"), { className: "early", innerHTML: html });
