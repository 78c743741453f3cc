/** Lists of a sheet under review that are taken home with remarks: what each is called. */
export const REMARKED_LABELS = { people: "人员表（带批注）", units: "部门表（带批注）" } as const;
export type RemarkedKind = keyof typeof REMARKED_LABELS;
export const REMARKED_KINDS = Object.keys(REMARKED_LABELS) as RemarkedKind[];
