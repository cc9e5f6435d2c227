// Compares the changes that the app reported as saved with the stored drafts after the browser was killed.

export const KINDS = ["answer", "text", "attachment"];

/** A number for each kind of change. */
export const perKind = () => Object.fromEntries(KINDS.map((kind) => [kind, 0]));

/** The text of a draft at a path such as `product.name`. */
const textOf = (draft, key) => key.split(".").reduce((inner, name) => inner?.[name], draft) ?? "";

/**
 * The drafts that can have a change to a draft: the draft itself, and drafts with another state of it. If a draft was
 * changed before a slow journal answered, the journal's state becomes a new draft, whose id ends with its revision.
 */
const statesOf = (drafts, id) =>
  Object.keys(drafts).filter((other) => other === id || (other.startsWith(`${id}-`) && /^\d+(-\d+)*$/.test(other.slice(id.length + 1))));

/** The stored values for a change: of the draft itself first; undefined where the value is missing. */
const valuesIn = (stored, change) => statesOf(stored.drafts, change.draft).map((id) => valueIn(stored, id, change));

function valueIn({ drafts, attachments }, id, { kind, key }) {
  const draft = drafts[id];
  if (kind === "answer") return draft.answers?.[key]?.option;
  if (kind === "text") return textOf(draft, key);
  const named = (draft.papers ?? []).flatMap((paper) => paper.files ?? []).find((file) => file.name === key);
  const kept = named && attachments[named.id];
  // The file is named and stored, its size is that in the draft, and the picture is the same.
  return kept && kept.bytes === named.bytes ? kept.width : undefined;
}

/** Whether a stored value can come from an unfinished change: the whole value, or the first letters of a text. */
const begunAs = (found, { value, typedOn }) =>
  found === value || (typedOn !== undefined && String(found).startsWith(typedOn) && value.startsWith(found));

/** The acknowledged changes in one profile. */
export class Acknowledged {
  /** For each changed value: the change acknowledged last, and the changes begun after it. */
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

  /** Returns the kind of the acknowledged change. */
  saved(number) {
    const { entry, change } = this.#begun.get(number);
    this.#begun.delete(number);
    Object.assign(entry, { acknowledged: change, fresh: true });
    entry.later = entry.later.filter((later) => later.number > number);
    return change.kind;
  }

  /** Whether a change of this draft was acknowledged. */
  of(id) {
    return [...this.#changes.values()].some(({ acknowledged }) => acknowledged?.draft === id);
  }

  /**
   * Compares with the stored data. Returns the number of compared changes by kind, the number of those that are
   * compared for the first time, and the lost changes.
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
    // A screen that shows another name than the stored one has lost the change for its user.
    const { unlike } = stored;
    const name = unlike && this.#changes.get(["text", unlike.id, "product.name"].join(" "))?.acknowledged;
    if (name) result.lost.push({ ...name, found: unlike.name, later: [], place: "shown" });
    return result;
  }
}

/** The names of files that a draft names but that the database does not have, or has only in part. */
export function hollow({ drafts, attachments }) {
  const files = Object.values(drafts).flatMap((draft) => (draft.papers ?? []).flatMap((paper) => paper.files ?? []));
  return files.filter((file) => attachments[file.id]?.bytes !== file.bytes).map((file) => file.name);
}
