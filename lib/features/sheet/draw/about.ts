import type { Day } from "@/lib/domain/day";
import type { SheetKind } from "@/lib/features/sheet/words";

/** What a sheet made of rows of the ledger is about. */
export type AboutSheet = {
  kind: SheetKind;
  /** The one inspection its rows are of; null for all of them together. */
  inspection: { id: string; title: string; bodyName: string } | null;
  /** The conditions of the list, in words. */
  conditions: readonly string[];
  today: Day;
  /** Rows of the ledger it is made of. */
  count: number;
  /** Whether they stand in the order of the printed list, those of one issue together. */
  grouped: boolean;
  /** Whether there are 期初 among them, of which more is said. */
  openings: boolean;
  /** The round of 收表 it was sent in, and whose sheet it is. */
  round?: { id: string; unitId: string; unitName: string; dueOn: Day } | undefined;
};
