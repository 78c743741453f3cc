import type { Day } from "@/lib/domain/day";
import type { Role, UnitKind } from "@/lib/domain/types";

/** People and units as a sheet has them, what is known of them already, and what was decided about them. */

/** Where a row stands: `key` names it within one import. */
type Placed = { key: string; sheet: string | null; row: number };

export type UnitLine = Placed & {
  kind: "unit";
  name: string;
  short: string | null;
  type: string | null;
  parent: string | null;
};

export type PersonLine = Placed & {
  kind: "person";
  name: string;
  unit: string | null;
  department: string | null;
  position: string | null;
  posts: readonly string[];
  login: string | null;
  from: { text: string; day: string | null } | null;
};

/** A row nothing could be read of, and why. */
export type UnreadLine = Placed & { kind: "unread"; why: string };

/** What is read of a sheet of people and units, with what is to be said of it. */
export type RosterSheet = {
  lines: readonly (UnitLine | PersonLine | UnreadLine)[];
  /** By the key of its row. */
  doubts: readonly { key: string; column: string | null; message: string }[];
  /** Of sheets, columns and rows that were left out, in sentences. */
  notes: readonly string[];
  /** Letter of the column of a field, by sheet. */
  columns: readonly { sheet: string | null; fields: Readonly<Record<string, string>> }[];
};

export type KnownUnit = {
  id: string;
  name: string;
  shortName: string;
  kind: UnitKind;
  aliases: readonly string[];
  ended: boolean;
};

export type KnownPerson = {
  id: string;
  name: string;
  title: string;
  login: string | null;
  /** Held, to come, or asked for already. */
  posts: readonly { role: Role | null; unitId: string | null }[];
};

/** What the ledger holds of the body the sheet is for. */
export type Known = {
  body: { name: string; shortName: string };
  units: readonly KnownUnit[];
  /** Those who are called like somebody of the sheet. */
  persons: readonly KnownPerson[];
  /** Accounts of the sheet that there are: whose. */
  logins: ReadonlyMap<string, { personId: string; name: string }>;
};

/** What is chosen for a unit a sheet names and the ledger does not know: one of the ledger's (its id), a new one, or none. */
export const CREATE = "create";
export const NO_UNIT = "none";
/** What is chosen for somebody who is called like another: one of the ledger's (the id), a new one, or the one above. */
export const ANOTHER = "new";
export const SAME = "same";

export type Choices = {
  units: Readonly<Record<string, string>>;
  persons: Readonly<Record<string, string>>;
  leftOut: readonly string[];
};
export const NO_CHOICES: Choices = { units: {}, persons: {}, leftOut: [] };

/** A unit as a person or a post is put into it: there already, or made by this import under this name. */
export type UnitRef = { id: string } | { name: string };

export type UnitWrite = {
  id: string | null;
  name: string;
  shortName: string;
  kind: UnitKind;
};
export type PostWish = { words: string; role: Role | null; unit: UnitRef | null; from: Day | null };
export type PersonWrite = {
  id: string | null;
  name: string;
  /** Null: stays as it is. */
  title: string | null;
  /** An account to open. */
  login: string | null;
  posts: PostWish[];
};

/** An answer offered for a row: what is sent, and its words. */
export type Offer = { value: string; label: string };

export type Problem = {
  /** Letter of the column, where it is one cell's. */
  column: string | null;
  message: string;
  /** What may be chosen to settle it: for a unit by the text it is called, for a person by the row. */
  choose?: { what: "unit" | "person"; of: string; offers: readonly Offer[] };
};

export const ROW_STATES = ["ERROR", "NEW", "CHANGED", "UNCHANGED", "LEFT_OUT"] as const;
export type RowState = (typeof ROW_STATES)[number];

export type Cell = { label: string; old: string | null; now: string };

export type JudgedRow = Placed & {
  kind: "unit" | "person" | "unread";
  name: string;
  /** Department of a person, kind of a unit, in words. */
  place: string;
  state: RowState;
  cells: readonly Cell[];
  problems: readonly Problem[];
  /** Said and not to be settled. */
  hints: readonly string[];
};

/** What an import would do. */
export type RosterPlan = { units: UnitWrite[]; persons: PersonWrite[] };
export type Judged = { rows: JudgedRow[]; plan: RosterPlan };
