/** Address of the sheet of one unit, or of all the sheets of a round in one .zip. */
export function sheetHref(roundId: string, unitId?: string): string {
  return `/api/exports/sheet-rounds?${new URLSearchParams({ round: roundId, ...(unitId ? { unit: unitId } : {}) })}`;
}
