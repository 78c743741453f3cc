import type { ReportRow } from "@/lib/features/my-work/queries/report-row";
import type { DraftState, Written } from "./use-drafts";

/** What of a row is opened: its report, or its application for close-out. */
export type Asked = "report" | "submit";

/** A measure to report on, what is written of it, and what may be done with it. */
export type RowProps = {
  row: ReportRow;
  /** Tells two measures of one number apart: the inspection, where several run. */
  tag: string | null;
  /** What of the row is opened; null while it is a line and a box. */
  open: Asked | null;
  onOpen: (asked: Asked) => void;
  value: Written;
  draft: DraftState | undefined;
  error: string | undefined;
  applying: boolean;
  onApply: (on: boolean) => void;
  onWrite: (part: Partial<Written>, now?: boolean) => void;
  onLeave: () => void;
};
