import type { Day } from "@/lib/domain/day";
import type { Assigned, AssignmentTerms } from "@/lib/domain/measure/assigning";
import type { OpeningSpan } from "@/lib/domain/measure/opening";
import type { SheetField } from "@/lib/features/ledger/columns";
import type { Choices } from "./choices";
import type { KnownName } from "./names";

/** The ledger as a sheet is compared with it. */

export type MeasureNow = Assigned & {
  id: string;
  version: number;
  text: string;
  remark: string;
  cycle: number;
  struck: boolean;
  /** It was closed as 期初. */
  opening: boolean;
  closedOn: Day | null;
  issueId: string | null;
  issueCode: string;
  /** The latest of its progress, as it was written. */
  latest: string | null;
  applied: boolean;
  reported: boolean;
  span: OpeningSpan;
  /** The viewer may report on it as its unit. */
  reports: boolean;
  /** Marks of its cells as a sheet would be sent out now, by the field each brings; of sheets of ours only. */
  marks: Partial<Record<SheetField, string>>;
};

export type IssueNow = { id: string; code: string; title: string; text: string; sectionId: string | null };
export type SectionNow = { id: string; number: string; title: string };

export type LedgerNow = {
  measures: readonly MeasureNow[];
  issues: readonly IssueNow[];
  sections: readonly SectionNow[];
  units: readonly KnownName[];
  persons: readonly KnownName[];
  /** Who may vouch for 期初. */
  vouchers: readonly string[];
  terms: AssignmentTerms;
  /** The day between which and today something can have been done before the ledger was kept. */
  from: Day;
  /** The viewer keeps the ledger of the body; others bring progress of their own measures. */
  office: boolean;
  choices: Choices;
};
