// Shows a plain page with all drafts to download when the app breaks down or cannot be loaded. It needs no other file.
(() => {
  "use strict";

  /** The prefixes of the keys whose entries go into the file. */
  const KEPT = ["sao-lang/draft/", "sao-lang/previous/", "sao-lang/aside/"];

  /** The stored drafts, readable or not, by key. */
  function entries() {
    const found = {};
    for (let index = 0; index < localStorage.length; index++) {
      const key = localStorage.key(index);
      if (KEPT.some((prefix) => key.startsWith(prefix))) found[key] = localStorage.getItem(key);
    }
    return found;
  }

  /** Downloads the file; returns whether there was any draft to save. */
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

  /**
   * Shows the page: in place of an app that broke down, or below the start page's note that the app cannot be loaded.
   */
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

  /** Whether an error is a trap, which is how WebAssembly reports a panic of the app. */
  const isTrap = (error) =>
    [WebAssembly.RuntimeError, WebAssembly.CompileError, WebAssembly.LinkError].some((kind) => error instanceof kind);
  /** Whether the app has not taken over yet. A script that fails before that means that the app cannot start. */
  const isWaiting = () => document.getElementById("start") !== null;

  // A capturing listener, because the error event of a script that cannot be loaded does not bubble.
  addEventListener("error", ({ target, error }) => {
    const script = target === window || target.tagName === "SCRIPT";
    if (isTrap(error) || (script && isWaiting())) show();
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => { if (isTrap(reason) || isWaiting()) show(); });
})();
