// When the app breaks down or cannot be loaded: a plain page, with all drafts to take away. Needs nothing of the app.
(() => {
  "use strict";

  /** Everything that is kept under these keys goes into the file. */
  const KEPT = ["sao-lang/draft/", "sao-lang/previous/", "sao-lang/aside/"];

  /** Drafts as they are stored, readable or not, by key. */
  function entries() {
    const found = {};
    for (let index = 0; index < localStorage.length; index++) {
      const key = localStorage.key(index);
      if (KEPT.some((prefix) => key.startsWith(prefix))) found[key] = localStorage.getItem(key);
    }
    return found;
  }

  /** Hands the file to the browser; whether there was anything to save. */
  function save() {
    const found = entries();
    if (Object.keys(found).length === 0) return false;
    const text = JSON.stringify({ format: "sao-lang/drafts", version: 1, entries: found });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = "sao-lang_tat-ca.json";
    link.click();
    return true;
  }

  let shown = false;

  /** In the place of the app that broke down, or below the words of the start page that the app cannot be loaded. */
  function show() {
    const page = document.getElementById("rescue");
    if (shown || !page) return;
    shown = true;
    const content = page.content.cloneNode(true);
    const start = document.querySelector("#start main");
    const main = start ?? document.createElement("main");
    if (start) for (const words of content.querySelectorAll("[data-breakdown]")) words.remove();
    main.append(content);
    if (!start) document.body.replaceChildren(main);
    const say = (name) => {
      for (const line of main.querySelectorAll("[data-outcome]")) line.hidden = line.dataset.outcome !== name;
    };
    main.querySelector("#rescue-save").addEventListener("click", () => {
      try {
        say(save() ? "saved" : "nothing");
      } catch {
        say("refused");
      }
    });
    main.querySelector("#rescue-again").addEventListener("click", () => location.reload());
    if (!start) main.querySelector("h1").focus();
  }

  /** A panic ends the program with a trap. */
  const isTrap = (error) =>
    [WebAssembly.RuntimeError, WebAssembly.CompileError, WebAssembly.LinkError].some((kind) => error instanceof kind);
  /** Before the app has taken over, a script that fails or does not come means that it will not. */
  const isWaiting = () => document.getElementById("start") !== null;

  // Capturing, for a script that cannot be loaded tells no one above it.
  addEventListener("error", ({ target, error }) => {
    const script = target === window || target.tagName === "SCRIPT";
    if (isTrap(error) || (script && isWaiting())) show();
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => { if (isTrap(reason) || isWaiting()) show(); });
})();
