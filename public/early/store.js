// Access to localStorage: drafts, which this script only reads, and entries with answers, which the app adds to drafts.

/** The newest version of the draft format that this script reads. Only the app reads drafts of newer versions. */
const VERSION = 2;

const read = (key) => JSON.parse(localStorage.getItem(key));
const early = (id) => read(`sao-lang/early/${id}`) ?? {};
const layAside = (id, entry) => localStorage.setItem(`sao-lang/early/${id}`, JSON.stringify(entry));

/** Makes the id of a new draft: eight characters, as the app makes them (crates/core/src/draft/id.rs). */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (n) => "abcdefghjkmnpqrstuvwxyz023456789"[n % 32]).join("");

/** Stores an entry from which the app will begin a draft of this set. Returns the draft's id. */
export function begin(edition, set) {
  const id = newId();
  layAside(id, { edition, set });
  return id;
}

/** A draft: its edition, set and answers. Throws where there is no draft, or where only the app may read it. */
export function draftOf(id) {
  if (inTab(`trial/${id}`)) throw new Error("the app shows other answers than those of the draft");
  const entry = localStorage.getItem(`sao-lang/draft/${id}`);
  // A line with the revision and the checksum of the entry may come before the draft's JSON.
  const draft = entry === null ? { ...early(id), version: VERSION } : JSON.parse(entry.slice(entry.indexOf("{")));
  if (!(draft.version <= VERSION) || !draft.edition) throw new Error("this draft is for the app");
  return draft;
}

/**
 * Reads the storage once and returns a function that gives the choice for the key of a criterion or a condition; no two
 * of them have the same key. A choice is the option number, 0 for "none of the levels"; for a condition, whether
 * the knock-out applies; null for a step that was put off; undefined for a step without a choice.
 */
export function choices(id) {
  const { answers, conditions, passed } = early(id);
  const laidAside = { ...answers, ...conditions };
  const unsure = (read(`sao-lang/setting/unsure/${id}`) ?? "").split(" ");
  const draft = draftOf(id);
  return (key) =>
    key in laidAside
      ? laidAside[key]
      : (draft.answers?.[key]?.option ?? draft.knock_outs?.[key] ?? ([...unsure, ...(passed ?? [])].includes(key) ? null : undefined));
}

/** Whether the entry has an answer to this step that the app has not added to the draft yet. */
export const isLaidAside = (id, kind, key) => key in (early(id)[kind] ?? {});

/** Stores the answer to a step with the other answers of its kind. Returns whether the answer is stored. */
export function answer(id, kind, key, said) {
  try {
    const entry = early(id);
    layAside(id, { ...entry, [kind]: { ...entry[kind], [key]: said } });
    return true;
  } catch {
    // The storage is full or blocked. The app will tell the user.
    return false;
  }
}

/** Notes that the producer moved past a step without an answer. If the note cannot be stored, no answer is lost. */
export function pass(id, key) {
  try {
    const entry = early(id);
    layAside(id, { ...entry, passed: [...new Set([...(entry.passed ?? []), key])] });
  } catch {
    // The storage is full or blocked. The app will tell the user.
  }
}

const inTab = (key) => Boolean(sessionStorage.getItem(`sao-lang/tab/${key}`));

/** Whether only the app can draw the screens: in English, or for a trainer who presents. */
export const isForTheApp = () => (read("sao-lang/setting/language") ?? "vi") !== "vi" || inTab("presenter");
