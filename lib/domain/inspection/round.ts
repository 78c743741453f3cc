import { INSPECTION_KIND_LABELS } from "@/lib/domain/labels";
import type { InspectionKind } from "@/lib/domain/types";

/** 轮次: the inspections of one kind whose papers name the same 届, 轮 and 批. There is no row of its own: it is what they say. */
export type Round = { kind: InspectionKind; term: string; round: string; batch: string };

/** The round as a value of an address. Another word in one of its inspections makes it another round. */
export function roundKey({ kind, term, round, batch }: Round): string {
  return [kind, term, round, batch].map((word) => word.replace(/[%,]/g, encodeURIComponent)).join(",");
}

/** 六届市委第五轮巡察; of inspections that name neither 届 nor 轮 nor 批: 巡察（未填轮次）. */
export function roundName({ kind, term, round, batch }: Round): string {
  const named = [term, round, batch].filter((word) => word !== "").join("");
  return named === "" ? `${INSPECTION_KIND_LABELS[kind]}（未填轮次）` : `${named}${INSPECTION_KIND_LABELS[kind]}`;
}

/** 整改进展情况报告: from so many days before its day until so many after, somebody above asks after it. */
export const REPORT_NEAR = { before: 7, after: 30 } as const;
