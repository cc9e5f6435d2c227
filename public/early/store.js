// What is on the device: drafts, which are only read here, and what is laid aside for the app to put into them.

/** The newest version of the draft format that is read here, as are those before it; a newer one is left to the app. */
const VERSION = 2;

const read = (key) => JSON.parse(localStorage.getItem(key));
const early = (id) => read(`sao-lang/early/${id}`) ?? {};
const layAside = (id, entry) => localStorage.setItem(`sao-lang/early/${id}`, JSON.stringify(entry));

/** Eight characters that name a new draft, as the app names them (crates/core/src/draft/id.rs). */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (n) => "abcdefghjkmnpqrstuvwxyz023456789"[n % 32]).join("");

/** Has the app begin a draft of this set. Returns the draft's id. */
export function begin(edition, set) {
  const id = newId();
  layAside(id, { edition, set });
  return id;
}

/** A draft: edition, set and answers. Fails where there is none, or one that only the app may read. */
export function draftOf(id) {
  const entry = localStorage.getItem(`sao-lang/draft/${id}`);
  // A line of the storage may stand before the draft.
  const draft = entry === null ? { ...early(id), version: VERSION } : JSON.parse(entry.slice(entry.indexOf("{")));
  if (!(draft.version <= VERSION) || !draft.edition) throw new Error("this draft is for the app");
  return draft;
}

/**
 * What is chosen now, by criterion or condition, of which no two have the same name: the option's place, 0 for "none of the
 * levels"; whether the condition applies; null for "not sure", or nothing. Read once for all of them.
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

/** Whether the app has not put the answer to this step into the draft yet. */
export const isLaidAside = (id, kind, key) => key in (early(id)[kind] ?? {});

/** Lays the answer to a step aside, among others of its kind; whether it is kept. */
export function answer(id, kind, key, said) {
  try {
    const entry = early(id);
    layAside(id, { ...entry, [kind]: { ...entry[kind], [key]: said } });
    return true;
  } catch {
    // The storage is full or blocked: the app will say so.
    return false;
  }
}

/** Notes that a step was gone past without an answer. Where it cannot be kept, nothing is lost by it. */
export function pass(id, key) {
  try {
    const entry = early(id);
    layAside(id, { ...entry, passed: [...new Set([...(entry.passed ?? []), key])] });
  } catch {
    // The storage is full or blocked: the app will say so.
  }
}

/** Whether the app draws all screens in another way on this device: in English, or for a trainer who presents. */
export const isForTheApp = () => (read("sao-lang/setting/language") ?? "vi") !== "vi" || Boolean(sessionStorage.getItem("sao-lang/tab/presenter"));
