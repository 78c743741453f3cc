import { type AddressParams, one, pageNumber, readConditions } from "@/lib/domain/text/address";
import type { MeasureStatus } from "@/lib/domain/types";
import type { MeasureFilter } from "@/lib/features/measure/filter";

/** Which rows of the ledger a round asks a unit for, and what stands in the address of its page. */

export type RoundRows = { inspectionId: string; cooperating: boolean; openOnly: boolean };

const OPEN: readonly MeasureStatus[] = ["PLANNED", "UNDERWAY", "SUBMITTED", "RETURNED"];

/** The rows of one unit's sheet, as the filter of the ledger: its figure, its link and the sheet are made of this one value. */
export function sheetFilter(
  { inspectionId, cooperating, openOnly }: RoundRows,
  unitId: string,
): Partial<MeasureFilter> {
  return {
    inspection: inspectionId,
    ...(cooperating ? { unit: unitId } : { leadUnit: unitId }),
    ...(openOnly ? { status: [...OPEN] } : {}),
  };
}

export const isOpen = (status: MeasureStatus): boolean => OPEN.includes(status);

/** Of the units of a round, those that have and those that have not returned their sheet. */
export const RETURN_CUTS = ["open", "returned"] as const;
export type ReturnCut = (typeof RETURN_CUTS)[number];

export function readSheetRoundAddress(params: AddressParams) {
  const { values, unread } = readConditions(params, {
    show: one((text) => RETURN_CUTS.find((cut) => cut === text)),
  });
  return { ...values, unread };
}

export const sheetRoundsPage = (params: AddressParams): number => pageNumber(params.page);
