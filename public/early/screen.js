/** An element with the HTML of a screen that was drawn when the app was built. The app's own screen replaces it. */
export const screenOf = (html) => Object.assign(document.createElement("div"), { className: "early", innerHTML: html });
