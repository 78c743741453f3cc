/** Columns of the ledger in the order of the papers. Screen, print and export read this one list. */

export const LEDGER_COLUMNS = {
  order: { label: "序号", standard: true },
  code: { label: "措施编号", standard: true },
  inspection: { label: "巡视巡察", standard: false },
  section: { label: "方面", standard: false },
  parent: { label: "反馈问题", standard: true },
  manifestation: { label: "具体表现", standard: false },
  target: { label: "整改目标", standard: false },
  text: { label: "整改措施", standard: true },
  source: { label: "措施类型", standard: false },
  leader: { label: "责任领导", standard: true },
  lead: { label: "牵头部门", standard: true },
  coop: { label: "责任部门", standard: false },
  owner: { label: "责任人", standard: false },
  class: { label: "整改类型", standard: true },
  due: { label: "整改时限", standard: true },
  progress: { label: "进展情况", standard: true },
  outcome: { label: "整改成效", standard: false },
  status: { label: "完成情况", standard: true },
  closed: { label: "是否销号", standard: false },
  closedOn: { label: "销号时间", standard: true },
  remark: { label: "备注", standard: false },
} as const satisfies Record<string, { label: string; standard: boolean }>;

export type LedgerColumn = keyof typeof LEDGER_COLUMNS;

/** Every column, in order. */
export const ALL_LEDGER_COLUMNS = Object.keys(LEDGER_COLUMNS) as LedgerColumn[];

/** Columns that cannot be taken away: without them a row has no name and no way to its page. */
export const FIXED_LEDGER_COLUMNS: readonly LedgerColumn[] = ["order", "code"];

export const STANDARD_LEDGER_COLUMNS: readonly LedgerColumn[] = ALL_LEDGER_COLUMNS.filter(
  (key) => LEDGER_COLUMNS[key].standard,
);

/** The known ones among the keys, in the order of the papers, with those that always stand; the standard ones for none. */
export function ledgerColumns(keys: readonly string[]): LedgerColumn[] {
  const known = ALL_LEDGER_COLUMNS.filter((key) => keys.includes(key));
  if (known.length === 0) return [...STANDARD_LEDGER_COLUMNS];
  return ALL_LEDGER_COLUMNS.filter((key) => known.includes(key) || FIXED_LEDGER_COLUMNS.includes(key));
}
