// Runs in the page: reports the stored drafts, then works like a user until the browser is killed (docs/durability.md).
{
  const told = JSON.parse(decodeURIComponent(document.currentScript.dataset.launch));
  const { launch, seed, seeds, number, journal, late } = told;
  const ENTRY = "sao-lang/draft/";
  /** The longest wait for anything on the screen, in milliseconds. It is a limit, not a measurement. */
  const PATIENCE = 20_000;
  /** The texts of a draft that are typed, each with the step of the details that has its field. */
  const TEXTS = [
    ["product.name"],
    ["product.name"],
    ["product.description", "product"],
    ["applicant.history", "about"],
    ["story.origin", "story"],
  ];
  const WORDS = ["nước mắm", "cá khô", "phơi nắng", "hũ sành", "ấp Bến Khô", "mùa Tết"];

  // This script runs before the app's program, so this happens before the app reads the storage.
  for (const [id, text] of Object.entries(seeds)) {
    if (localStorage.getItem(ENTRY + id) === null) localStorage.setItem(ENTRY + id, text);
  }

  // The journal is refused, or its database opens late.
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, ...version) {
    if (name === "sao-lang-journal" && !journal) throw new DOMException("no journal", "SecurityError");
    const opening = open.call(this, name, ...version);
    if (name === "sao-lang-journal" && late !== null) {
      const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
      const define = (heard) => set.call(opening, (event) => setTimeout(() => heard.call(opening, event), late));
      Object.defineProperty(opening, "onsuccess", { set: define });
    }
    return opening;
  };

  let [state, last] = [seed, number];
  /** Random numbers from 0 to below a limit (mulberry32). */
  const below = (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const pick = (list) => list[below(list.length)];
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const later = (time = 0) => new Promise((then) => setTimeout(then, time));
  const part = (place) => location.pathname.split("/")[place];

  /** Waits until `look` finds something. */
  async function until(look, what, patience = PATIENCE) {
    for (const end = performance.now() + patience; ; await later()) {
      const found = look();
      if (found) return found;
      if (one("[data-breakdown]")) throw new Error("the app has stopped");
      if (performance.now() > end) throw new Error(`${what} at ${location.pathname}: ${one("main")?.innerText.slice(0, 500)}`);
    }
  }

  /** Sends a message to the host, and waits until the host has received it. */
  async function tell(what, said) {
    const answer = await fetch(`/kill/${what}`, { method: "POST", body: JSON.stringify({ launch, ...said }) });
    if (!answer.ok) throw new Error(`the host refused ${what}: ${answer.status}`);
  }

  // The stored data

  const entries = () => Object.keys(localStorage).filter((key) => key.startsWith(ENTRY));
  const ids = () => entries().map((key) => key.slice(ENTRY.length));
  /** An entry of this build begins with a line with its revision and checksum. */
  const revision = (id) => Number(/^sao-lang\/entry\/1 (\d+)/.exec(localStorage.getItem(ENTRY + id))?.[1] ?? 0);
  const draft = (id) => {
    const entry = localStorage.getItem(ENTRY + id);
    return JSON.parse(entry.slice(entry.indexOf("{")));
  };

  /** All records of a store of a database, by key; empty where there is no such database. */
  const records = (name, store) =>
    new Promise((done, fail) => {
      const opening = indexedDB.open(name);
      let missing = false;
      // The app has not made the database yet, and must make it itself.
      opening.onupgradeneeded = () => {
        missing = true;
        opening.transaction.abort();
      };
      opening.onerror = () => (missing ? done([]) : fail(opening.error));
      opening.onsuccess = () => {
        const database = opening.result;
        if (!database.objectStoreNames.contains(store)) return fail(new Error(`no ${store} in ${name}`));
        const reading = database.transaction(store).objectStore(store);
        const [keys, values] = [reading.getAllKeys(), reading.getAll()];
        values.onerror = () => fail(values.error);
        values.onsuccess = () => {
          database.close();
          done(keys.result.map((key, place) => [key, values.result[place]]));
        };
      };
    });

  /** The width of a JPEG by its own data; 0 where its bytes are not those of a whole JPEG. */
  function width(bytes) {
    const read = new DataView(bytes);
    const size = read.byteLength;
    if (size < 4 || read.getUint16(0) !== 0xffd8 || read.getUint16(size - 2) !== 0xffd9) return 0;
    for (let place = 2; place < size - 8; place += 2 + read.getUint16(place + 2)) {
      const marker = read.getUint16(place);
      if (marker >= 0xffc0 && marker <= 0xffc2) return read.getUint16(place + 7);
    }
    return 0;
  }

  /** Waits until the app has restored the entries of the journal, and the screen of a draft shows them. */
  async function settled() {
    const kept = journal ? await records("sao-lang-journal", "revisions") : [];
    const known = [...new Set([...ids(), ...kept.map(([id]) => id)])];
    if (part(1) !== "draft" && known.length > 0) await steps(pick(known));
    await until(() => part(1) !== "draft" || one(".draft-screen h1"), "no screen of a draft");
    await until(() => kept.every(([id, number]) => revision(id) >= number), "the journal is ahead of the storage");
    await until(() => shown() === null, "another name is shown than is stored");
  }

  /** The name on the screen, if it differs from the stored name. */
  function shown() {
    const [id, field] = [part(2), one("#product-name")];
    return !field || !ids().includes(id) || field.value === draft(id).product.name ? null : { id, name: field.value };
  }

  async function stored() {
    // If this fails, the host finds the missing changes; it also gets the reason.
    const problem = await settled().then(() => null, ({ message }) => message);
    const attachments = await records("sao-lang", "attachments");
    const texts = journal ? await records("sao-lang-journal", "texts") : [];
    return {
      drafts: Object.fromEntries(ids().map((id) => [id, draft(id)])),
      attachments: Object.fromEntries(
        attachments.map(([id, [type, bytes]]) => [id, { type, bytes: bytes.byteLength, width: width(bytes) }]),
      ),
      unlike: shown(),
      problem,
      // Data to find out why a change is missing.
      storage: Object.fromEntries(ids().map((id) => [id, localStorage.getItem(ENTRY + id)])),
      journal: Object.fromEntries(texts),
    };
  }

  // Ways through the app by its own links

  async function press(selector, arrived) {
    (await until(() => one(selector), `no ${selector}`)).click();
    return until(arrived, `${selector} does not lead on`);
  }

  /** Opens the screen with all steps of a draft. */
  async function steps(id) {
    const path = `/draft/${id}`;
    const there = () => location.pathname === path && one("#product-name");
    if (there()) return;
    const list = `.result-bar a[href="${path}"]`;
    if (part(2) === id && one(list)) return void (await press(list, there));
    if (location.pathname !== "/") await press("a.brand", () => location.pathname === "/" && one(".hero"));
    await press(`a.draft-open[href="${path}"]`, there);
  }

  /** Makes a change: the host knows of it before it is made, and again once the screen reports it as saved. */
  async function change(said, make) {
    const number = said.number;
    await tell("begun", said);
    await make();
    // The app handles events at once, and draws the changes before the next task.
    await later();
    await until(() => {
      // An alert with a link to another state of the draft, which the journal had, is not a refusal.
      const refused = [...document.querySelectorAll(".draft-screen [role=alert]")].find((alert) => !alert.querySelector("a"));
      if (refused) throw new Error(`not saved: ${refused.innerText}`);
      return one(".saved .kept") && !one(".saving");
    }, "not said to be saved");
    await tell("saved", { number });
  }

  // The actions of a user

  async function answer(id) {
    if (part(2) !== id || part(3) !== "question") {
      await steps(id);
      pick(all('nav.steps .list a[href*="/question/"]')).click();
      await until(() => part(3) === "question", "no question");
    } else if (below(3) > 0) {
      const next = one('.result-bar a.tab-next[href*="/question/"]');
      // The app changes this link to the next one as soon as the next question is shown.
      const path = next?.pathname;
      next?.click();
      if (next) await until(() => location.pathname === path, "no next question");
    }
    const key = part(4);
    const card = `#${CSS.escape(`criterion-${key}`)} > fieldset`;
    await until(() => one(`${card} input`), `no options of ${key}`);
    // If options are grouped by cases, their order may differ from the draft's.
    if (one(`${card} .case`)) return;
    const { value } = pick(all(`${card} label:not(.not-sure) input`).filter((input) => !input.checked));
    const choose = () => one(`${card} input[value="${value}"]`).click();
    await change({ kind: "answer", draft: id, key, value: Number(value), number: ++last }, choose);
  }

  async function write(id, [key, step] = pick(TEXTS)) {
    await steps(id);
    if (step) {
      await press('nav.steps a[href$="/details"]', () => part(3) === "details");
      await press(`nav.steps a[href$="/details/${step}"]`, () => part(4) === step);
    }
    const field = await until(() => document.getElementById(key.replace(".", "-")), `no field for ${key}`);
    field.focus();
    const number = ++last;
    const old = field.value;
    const put = (text) => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    if (old.length > 200) {
      const value = `${pick(WORDS)} ${number}`;
      return change({ kind: "text", draft: id, key, value, number }, () => put(value));
    }
    const value = `${old} ${pick(WORDS)} ${number}`;
    await change({ kind: "text", draft: id, key, value, typedOn: old, number }, async () => {
      for (let end = old.length + 1; end <= value.length; end++) {
        put(value.slice(0, end));
        // As fast as a user types, or faster: some letters come while the one before is being stored.
        await later(below(30));
      }
    });
  }

  async function attach(id) {
    await steps(id);
    await press('nav.steps a[href$="/papers"]', () => part(3) === "papers" && one("#paper-kind"));
    const paper = one(`main a[href^="/draft/${id}/papers/"]`);
    if (paper) paper.click();
    else {
      const kinds = one("#paper-kind");
      kinds.value = pick(all("#paper-kind option").slice(1)).value;
      kinds.dispatchEvent(new Event("change", { bubbles: true }));
      const add = () => one("#paper-kind").closest("details").querySelector("button:enabled");
      (await until(add, "no paper can be added")).click();
    }
    await until(() => one("#attach"), "no way to attach");
    const number = ++last;
    // A width that no other picture has.
    const picture = Object.assign(document.createElement("canvas"), { width: 8 + number, height: 8 });
    picture.getContext("2d").fillRect(0, 0, number, 4);
    const png = await new Promise((done) => picture.toBlob(done, "image/png"));
    const file = new File([png], `anh-${number}.png`, { type: "image/png" });
    // The app stores photos as JPEG.
    const key = `anh-${number}.jpg`;
    await change({ kind: "attachment", draft: id, key, value: picture.width, number }, async () => {
      const files = new DataTransfer();
      files.items.add(file);
      one("#attach").files = files.files;
      one("#attach").dispatchEvent(new Event("change", { bubbles: true }));
      await until(() => {
        const refused = one("main [role=alert]");
        if (refused) throw new Error(`not attached: ${refused.innerText}`);
        return all(".files .file-name").some((name) => name.textContent.startsWith(`${key} `));
      }, `${key} is not named`);
    });
  }

  /** Begins a draft of any product set by its name. */
  async function begin() {
    if (location.pathname !== "/") await press("a.brand", () => location.pathname === "/" && one(".hero"));
    await press('main a[href="/new"]', () => one("main .sets .set"));
    pick(all("main .sets .set")).click();
    await until(() => part(1) === "draft" && one("#product-name"), "no new draft");
    await write(part(2), ["product.name"]);
  }

  async function act() {
    const dice = below(100);
    if (ids().length === 0 || (ids().length < 3 && dice < 20)) return begin();
    const id = part(1) === "draft" && below(4) > 0 ? part(2) : pick(ids());
    if (dice < 60) return answer(id);
    return dice < 87 ? write(id) : attach(id);
  }

  // Exceptions that the app throws and does not catch.
  const complain = (problem) => tell("problem", { problem: String(problem?.message ?? problem) });
  addEventListener("error", ({ message }) => complain(message));
  addEventListener("unhandledrejection", ({ reason }) => complain(reason));

  (async () => {
    // If this takes too long, the host starts the browser again.
    await until(() => !one("#start") && one("main h1"), "the app does not take over", Infinity);
    // A user in a hurry does not wait for the journal.
    await (late === null ? tell("stored", await stored()) : tell("hurried", {}));
    for (;;) await act();
  })().catch(complain);
}
