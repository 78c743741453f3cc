import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { LedgerSort } from "@/lib/features/ledger/filter";

/** Across inspections each keeps together, the newest feedback first. */
const BY_INSPECTION = [
  { inspection: { feedbackOn: "desc" } },
  { inspectionId: "desc" },
] as const satisfies Prisma.MeasureOrderByWithRelationInput[];

/** The order of the rows. Rows without the day come last either way; every order ends with `id`. */
export function ledgerOrder(
  { key, dir }: LedgerSort,
  oneInspection: boolean,
): Prisma.MeasureOrderByWithRelationInput[] {
  const printed = [...(oneInspection ? [] : BY_INSPECTION), { sortKey: "asc" as const }, { id: "asc" as const }];
  switch (key) {
    case "code":
      return [...(oneInspection ? [] : BY_INSPECTION), { sortKey: dir }, { id: dir }];
    case "due":
      return [{ dueOn: { sort: dir, nulls: "last" } }, ...printed];
    case "progress":
      return [{ lastHeardOn: dir }, ...printed];
    case "closedOn":
      return [{ closedOn: { sort: dir, nulls: "last" } }, ...printed];
  }
}
