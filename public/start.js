// Serves the start page in index.html until the app takes over. Runs before anything is drawn.
{
  const root = document.documentElement;
  // Colours and size of type as they were chosen on this device (src/state/appearance.rs).
  const setting = (name) => {
    try {
      return JSON.parse(localStorage.getItem(`sao-lang/setting/${name}`));
    } catch {
      // Without a storage, or with a broken one, all stays as usual.
    }
  };
  for (const name of ["theme", "display"]) {
    const value = setting(name);
    if (value) root.setAttribute(`data-${name}`, value);
  }
  const atStart = () => location.pathname === new URL(document.baseURI).pathname;
  // Who works with many products begins on the board (src/screens/tools.rs).
  if (atStart() && setting("begin") === "board") history.replaceState(null, "", new URL("board", document.baseURI));
  // The start page is drawn only where it is the screen that was asked for.
  const elsewhere = () => root.classList.replace("with-hero", "elsewhere");
  if (!atStart()) elsewhere();

  const content = (name) => document.querySelector(`meta[name=${name}]`).content;
  const preload = (href) => document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "", href }));

  const needed = (pattern) => pattern.test(location.pathname);
  const loaded = (selector) => new Promise((done) => document.addEventListener("load", ({ target }) => target.matches(selector) && done(), true));
  const [styled, program] = ["[rel=stylesheet]", "[href$='_bg.wasm']"].map(loaded);

  // Choosing a product and answering need not wait for the app; where it is kept on the device, it is there at once.
  // Resolves when there is room on the line for more.
  const drawEarly = () => {
    if (!needed(/\/(new$|draft\/.*(check|question)\/)/) || navigator.serviceWorker?.controller) return styled;
    if (needed(/\/new$/)) preload(`${content("early")}/sets.json`);
    // Whatever does not come of this, the app draws.
    return Promise.race([program, import(new URL(`${content("early")}/early.js`, document.baseURI)).catch(() => {})]);
  };

  // From the choice of a product on, the part of the program that asks is needed as well, once.
  let fetched = false;
  const fetchAnswers = () => {
    if (fetched || !needed(/\/(new$|draft\/)/)) return;
    fetched = true;
    content("answer").split(",").forEach(preload);
  };
  drawEarly().then(fetchAnswers);

  // Who has drafts will be offered to go on with one; its place is kept free.
  try {
    if (Object.keys(localStorage).some((key) => key.startsWith("sao-lang/draft"))) root.classList.add("returning");
  } catch {
    // Without a storage there are no drafts.
  }

  // A link that is pressed before the app is there: the app will open at that address.
  addEventListener("click", (event) => {
    const language = event.target.closest?.("#start button[lang]");
    if (language) return void localStorage.setItem("sao-lang/setting/language", JSON.stringify(language.lang));
    const link = event.target.closest?.("#start a[href]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    elsewhere();
    drawEarly().then(fetchAnswers);
    // The app may have read the address by now, and wait for the part that draws its screen.
    dispatchEvent(new PopStateEvent("popstate"));
  });

  // The app cannot be loaded, or this browser cannot run it: better said than waited for.
  const failed = () => root.classList.add("failed");
  addEventListener("unhandledrejection", failed);
  // A script that does not come tells only its own element.
  addEventListener("error", ({ target }) => (target === window || target.tagName === "SCRIPT") && failed(), true);
}
