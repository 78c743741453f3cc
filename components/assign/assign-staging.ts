import {
  ASSIGNMENT_FIELDS,
  type Assigned,
  type AssignmentChange,
  type AssignmentField,
  type AssignmentProblems,
  type AssignmentTerms,
  applyAssignment,
  assignmentProblems,
} from "@/lib/domain/measure/assigning";

/**
 * Changes of the assignment desk that are not saved yet. Pure: the page keeps this value, draws it, and stores it in the
 * browser's session so that a reload loses nothing. Nothing here reaches the ledger before it is saved.
 */

/** A measure as the desk sees it. */
export type Stageable = { id: string; version: number; sortKey: string; text: string; assigned: Assigned };

/** One measure's unsaved change, against the state the person saw. */
export type Staged = Stageable & { change: AssignmentChange; reason: string };

export type Staging = {
  /** In the order in which measures were first touched. */
  entries: readonly Staged[];
  /** What stood before each step, for undoing the steps one by one. */
  past: readonly (readonly Staged[])[];
};

export const NOTHING_STAGED: Staging = { entries: [], past: [] };

/** How many steps can be undone. */
export const UNDO_STEPS = 50;

/** A wish for one or many measures: a field that is absent is not touched; units may also be added or taken away. */
export type Patch = Omit<AssignmentChange, "unitIds"> & {
  units?: { mode: "set" | "add" | "remove"; ids: readonly string[] };
  reason?: string;
};

export type StagingStep =
  | { type: "stage"; items: readonly { row: Stageable; patch: Patch }[] }
  /** Takes back the last step, whatever it was. */
  | { type: "undo" }
  /** Takes one measure's change back, or one field of it. */
  | { type: "drop"; id: string; field?: AssignmentField }
  | { type: "dropAll" }
  /** Carries a change over to the state somebody else left behind. */
  | { type: "rebase"; row: Stageable }
  /** The changes are in the ledger now. */
  | { type: "saved"; ids: readonly string[] }
  | { type: "restored"; staging: Staging };

/** The measure's assignment as it would be after its unsaved change. */
export function wanted(row: Stageable, staged: Staged | undefined): Assigned {
  return staged ? { ...row.assigned, ...staged.change } : row.assigned;
}

/**
 * The change of a measure after one more wish. A unit that is made to lead stops co-operating; a unit that leads is not
 * added to those that co-operate. What equals the saved state is no change.
 */
export function withPatch(base: Assigned, before: AssignmentChange, patch: Patch): AssignmentChange {
  const { units, reason: _, ...fields } = patch;
  const now: Assigned = { ...base, ...before, ...fields };
  if (units) {
    const others = now.unitIds.filter((id) => !units.ids.includes(id));
    now.unitIds = units.mode === "set" ? units.ids : units.mode === "remove" ? others : [...others, ...units.ids];
  }
  if (now.leadUnitId !== null) now.unitIds = now.unitIds.filter((id) => id !== now.leadUnitId);
  return difference(base, now);
}

function difference(base: Assigned, now: Assigned): AssignmentChange {
  const pairs = ASSIGNMENT_FIELDS.flatMap((field) => {
    const same =
      field === "unitIds"
        ? base.unitIds.length === now.unitIds.length && base.unitIds.every((id) => now.unitIds.includes(id))
        : base[field] === now[field];
    return same ? [] : [[field, now[field]] as const];
  });
  return Object.fromEntries(pairs);
}

function put(entries: readonly Staged[], entry: Staged): readonly Staged[] {
  const empty = Object.keys(entry.change).length === 0;
  if (empty) return entries.filter((e) => e.id !== entry.id);
  return entries.some((e) => e.id === entry.id)
    ? entries.map((e) => (e.id === entry.id ? entry : e))
    : [...entries, entry];
}

export function stagingReducer(state: Staging, step: StagingStep): Staging {
  const step_ = (entries: readonly Staged[]): Staging =>
    entries === state.entries ? state : { entries, past: [...state.past, state.entries].slice(-UNDO_STEPS) };
  switch (step.type) {
    case "stage":
      return step_(
        step.items.reduce((entries, { row, patch }) => {
          const before = entries.find((e) => e.id === row.id);
          // What is staged already goes on against the state it was staged on; a newer one is taken over by rebase only.
          const base = before ?? { ...row, change: {}, reason: "" };
          const change = withPatch(base.assigned, base.change, patch);
          return put(entries, { ...base, change, reason: patch.reason ?? base.reason });
        }, state.entries),
      );
    case "undo": {
      const last = state.past.at(-1);
      return last ? { entries: last, past: state.past.slice(0, -1) } : state;
    }
    case "drop": {
      const entry = state.entries.find((e) => e.id === step.id);
      if (!entry) return state;
      const { field } = step;
      const kept = field ? Object.fromEntries(Object.entries(entry.change).filter(([name]) => name !== field)) : {};
      return step_(put(state.entries, { ...entry, change: kept }));
    }
    case "dropAll":
      return state.entries.length === 0 ? state : step_([]);
    case "rebase": {
      const entry = state.entries.find((e) => e.id === step.row.id);
      if (!entry) return state;
      const change = difference(step.row.assigned, { ...step.row.assigned, ...entry.change });
      return step_(put(state.entries, { ...entry, ...step.row, change }));
    }
    case "saved": {
      // Undoing back over a save would stage what the ledger already has.
      return { entries: state.entries.filter((e) => !step.ids.includes(e.id)), past: [] };
    }
    case "restored":
      return step.staging;
  }
}

/** What a staged change will do: the fields it touches, what follows from it, and what keeps it from being saved. */
export function outcomeOf(
  staged: Staged,
  terms: AssignmentTerms,
): ReturnType<typeof applyAssignment> & { problems: AssignmentProblems } {
  return {
    ...applyAssignment(staged.assigned, staged.change, terms),
    problems: assignmentProblems(staged.assigned, staged.change, staged.reason, terms),
  };
}

/** The changes as the report prints their measures; `current` holds the measures on the page as they stand now. */
export function inPrintedOrder(entries: readonly Staged[], current: ReadonlyMap<string, Stageable>): Staged[] {
  const key = (entry: Staged) => (current.get(entry.id) ?? entry).sortKey;
  return [...entries].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1));
}

const SHAPE = 2;

/** The unsaved changes as text for the browser's session. The steps before them are not kept: they would fill it. */
export function serialise({ entries }: Staging): string {
  return JSON.stringify({ shape: SHAPE, entries });
}

/** Reads what `serialise` wrote; anything else is nothing staged. */
export function deserialise(text: string | null): Staging {
  if (!text) return NOTHING_STAGED;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== "object" || read === null || !("shape" in read) || read.shape !== SHAPE) return NOTHING_STAGED;
    const { entries } = read as unknown as Staging;
    return Array.isArray(entries) ? { entries, past: [] } : NOTHING_STAGED;
  } catch {
    return NOTHING_STAGED;
  }
}
