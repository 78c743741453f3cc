/** Longest texts of the ledger edited by hand, in characters; forms and the server read the same ones. */
export const TITLE_MAX = 300;
export const TEXT_MAX = 8_000;
/** Why something is struck out, restored or moved. */
export const REASON_MAX = 500;
/** 备注 of a measure. */
export const REMARK_MAX = 1_000;
/** Parts one measure may be split into at once. */
export const SPLIT_MAX = 20;
/** 具体表现 or 整改意见 of one issue. */
export const LINES_MAX = 100;
