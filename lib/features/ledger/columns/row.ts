import type { Day } from "@/lib/domain/day";
import type { DueView, QuietView, WaitView } from "@/lib/domain/measure/due-view";
import type { Stands } from "@/lib/domain/measure/standing-still";
import type { MeasureStatus, OutcomeKind, ParentKind, ProgressKind, SigningStage, TimeClass } from "@/lib/domain/types";

/** One measure as the columns need it. */
export type LedgerRow = {
  id: string;
  /** Counts its changes: a sheet carries it, so that what changed since is seen when the sheet comes back. */
  version: number;
  inspectionId: string;
  /** Number of the row in the whole list, from 1. */
  order: number;
  code: string;
  text: string;
  inspectionTitle: string;
  section: { number: string; title: string } | null;
  parent: { kind: ParentKind; id: string; code: string; title: string };
  /** The row before stands under the same parent: its cells need not be repeated. */
  sameParent: boolean;
  /** The feedback issue its parent was found beside, by its number. */
  fromIssue: string | null;
  manifestations: string[];
  target: string;
  leader: string | null;
  owner: string | null;
  leadUnit: string | null;
  cooperating: string[];
  timeClass: TimeClass | null;
  due: DueView & { asWritten: string };
  progress: {
    day: Day;
    kind: ProgressKind;
    text: string;
    fromReport: boolean;
    backfilled: boolean;
    fromSheet: boolean;
  } | null;
  lastHeardOn: Day;
  /** How long it has been quiet, where that is too long. */
  quiet: QuietView;
  /** How long its application has been at the present stage. */
  waiting: WaitView | null;
  /** What of it has nobody (无人负责). */
  stands: Stands[];
  /** Effect figures by kind, summed. */
  outcomes: { kind: OutcomeKind; value: number; unit: string; names: string[] }[];
  status: MeasureStatus;
  stage: SigningStage | null;
  cycle: number;
  closedOn: Day | null;
  /** 期初: what it is known from that it was done, and who vouched for it, by the name of that day. */
  opening: { source: string; voucher: string } | null;
  remark: string;
  struckReason: string | null;
};
