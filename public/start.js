// Runs the start page in index.html until the app takes over. It runs before anything is drawn.
{
  const root = document.documentElement;
  // The colours and the size of type that were chosen on this device (src/state/appearance.rs).
  const setting = (name) => {
    try {
      return JSON.parse(localStorage.getItem(`sao-lang/setting/${name}`));
    } catch {
      // Without a storage, or with a damaged one, the defaults apply.
    }
  };
  for (const name of ["theme", "display"]) {
    const value = setting(name);
    if (value) root.setAttribute(`data-${name}`, value);
  }
  const atStart = () => location.pathname === new URL(document.baseURI).pathname;
  // On a device with this setting, the app opens the board first (src/screens/tools.rs).
  if (atStart() && setting("begin") === "board") history.replaceState(null, "", new URL("board", document.baseURI));
  // The start page is drawn only if the address is that of the start page.
  const elsewhere = () => root.classList.replace("with-hero", "elsewhere");
  if (!atStart()) elsewhere();

  const content = (name) => document.querySelector(`meta[name=${name}]`).content;
  const preload = (href) => document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "", href }));

  const needed = (pattern) => pattern.test(location.pathname);
  const loaded = (selector) => new Promise((done) => document.addEventListener("load", ({ target }) => target.matches(selector) && done(), true));
  // From the browser's cache, the program may be there before this script; then nobody waits for it.
  const [styled, program] = ["[rel=stylesheet]", "[href$='_bg.wasm']"].map(loaded);

  const kept = Boolean(navigator.serviceWorker?.controller);
  // The choice of a product and the questions do not wait for the app, also where the device keeps it: to start it takes
  // a slow phone a second. Resolves when the next files may be fetched.
  const drawEarly = () => {
    if (!needed(/\/(new$|draft\/.*(check|question)\/)/)) return styled;
    if (needed(/\/new$/)) preload(`${content("early")}/sets.json`);
    // If this fails, the app draws the screen.
    return Promise.race([program, import(new URL(`${content("early")}/early.js`, document.baseURI)).catch(() => {})]);
  };

  // From the choice of a product on, the part of the program that asks questions is fetched too, once. Where the device keeps
  // it, the program fetches it soon enough.
  let fetched = kept;
  const fetchAnswers = () => {
    if (fetched || !needed(/\/(new$|draft\/)/)) return;
    fetched = true;
    content("answer").split(",").forEach(preload);
  };
  drawEarly().then(fetchAnswers);

  // A device with drafts gets the offer to continue with one of them, so room is reserved for it.
  try {
    if (Object.keys(localStorage).some((key) => key.startsWith("sao-lang/draft"))) root.classList.add("returning");
  } catch {
    // Without a storage there are no drafts.
  }

  // A link that is clicked before the app is loaded changes the address, and the app opens there.
  addEventListener("click", (event) => {
    const language = event.target.closest?.("#start button[lang]");
    if (language) return void localStorage.setItem("sao-lang/setting/language", JSON.stringify(language.lang));
    const link = event.target.closest?.("#start a[href]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    elsewhere();
    drawEarly().then(fetchAnswers);
    // The app may have read the address already and wait for the part that draws its screen.
    dispatchEvent(new PopStateEvent("popstate"));
  });

  // The app cannot be loaded, or this browser cannot run it: the page says so, so that nobody waits.
  const failed = () => root.classList.add("failed");
  addEventListener("unhandledrejection", failed);
  // The error event of a script that cannot be loaded does not bubble, so the listener captures it.
  addEventListener("error", ({ target }) => (target === window || target.tagName === "SCRIPT") && failed(), true);
}
