// What the app has said to have saved, and what is still there after the browser was killed.

export const KINDS = ["answer", "text", "attachment"];

/** For each kind of change a number. */
export const perKind = () => Object.fromEntries(KINDS.map((kind) => [kind, 0]));

/** The text of a draft that a key such as `product.name` stands for. */
const textOf = (draft, key) => key.split(".").reduce((inner, name) => inner?.[name], draft) ?? "";

/**
 * The drafts in which a change to one can be: itself, and those that hold another state of it. Where a draft was changed
 * before a slow journal answered, what the journal had is a draft of its own, named by its revision.
 */
const statesOf = (drafts, id) =>
  Object.keys(drafts).filter((other) => other === id || (other.startsWith(`${id}-`) && /^\d+(-\d+)*$/.test(other.slice(id.length + 1))));

/** The values of what a change is about, as they were found: of the draft itself first; undefined where it is gone. */
const valuesIn = (stored, change) => statesOf(stored.drafts, change.draft).map((id) => valueIn(stored, id, change));

function valueIn({ drafts, attachments }, id, { kind, key }) {
  const draft = drafts[id];
  if (kind === "answer") return draft.answers?.[key]?.option;
  if (kind === "text") return textOf(draft, key);
  const named = (draft.papers ?? []).flatMap((paper) => paper.files ?? []).find((file) => file.name === key);
  const kept = named && attachments[named.id];
  // Named, there, of the size that the draft says, and the very picture.
  return kept && kept.bytes === named.bytes ? kept.width : undefined;
}

/** Whether what was found can be what a change came to that was not finished: all of it, or of a text the first letters. */
const begunAs = (found, { value, typedOn }) =>
  found === value || (typedOn !== undefined && String(found).startsWith(typedOn) && value.startsWith(found));

/** What was acknowledged in one profile. */
export class Acknowledged {
  /** By what was changed: the change last acknowledged, and those begun after it. */
  #changes = new Map();
  /** Changes by number, until they are acknowledged. */
  #begun = new Map();
  /** The number of the last change that was begun. */
  last = 0;

  begun(change) {
    this.last = Math.max(this.last, change.number);
    const id = [change.kind, change.draft, change.key].join(" ");
    const entry = this.#changes.get(id) ?? { acknowledged: undefined, later: [], fresh: false };
    entry.later.push(change);
    this.#changes.set(id, entry);
    this.#begun.set(change.number, { entry, change });
  }

  /** Returns the kind of what was acknowledged. */
  saved(number) {
    const { entry, change } = this.#begun.get(number);
    this.#begun.delete(number);
    Object.assign(entry, { acknowledged: change, fresh: true });
    entry.later = entry.later.filter((later) => later.number > number);
    return change.kind;
  }

  /** Whether anything of a draft was acknowledged. */
  of(id) {
    return [...this.#changes.values()].some(({ acknowledged }) => acknowledged?.draft === id);
  }

  /**
   * Compares with what is stored: how much by kind, how much of that for the first time after it was acknowledged,
   * and what is lost.
   */
  compare(stored) {
    const result = { compared: perKind(), fresh: perKind(), lost: [] };
    for (const entry of this.#changes.values()) {
      const { acknowledged, later, fresh } = entry;
      if (!acknowledged) continue;
      result.compared[acknowledged.kind] += 1;
      if (fresh) result.fresh[acknowledged.kind] += 1;
      entry.fresh = false;
      const found = valuesIn(stored, acknowledged);
      const isThere = (value) => value === acknowledged.value || later.some((change) => begunAs(value, change));
      if (!found.some(isThere)) result.lost.push({ ...acknowledged, found, later, place: "found" });
    }
    // A screen that shows another name than the storage holds has lost it to who looks at it.
    const { unlike } = stored;
    const name = unlike && this.#changes.get(["text", unlike.id, "product.name"].join(" "))?.acknowledged;
    if (name) result.lost.push({ ...name, found: unlike.name, later: [], place: "shown" });
    return result;
  }
}

/** Files that a draft names and the database does not hold, or not in full: by name. */
export function hollow({ drafts, attachments }) {
  const files = Object.values(drafts).flatMap((draft) => (draft.papers ?? []).flatMap((paper) => paper.files ?? []));
  return files.filter((file) => attachments[file.id]?.bytes !== file.bytes).map((file) => file.name);
}
