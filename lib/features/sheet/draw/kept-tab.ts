/** The sheet nobody sees, by its name: what the rows are and how old, for when the sheet comes back. */
export const KEPT_TAB = "_ledger";
