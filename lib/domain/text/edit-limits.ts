import { lengthOf } from "./text";

/** Longest texts of the ledger edited by hand, in characters; forms and the server read the same ones. */
export const TITLE_MAX = 300;
export const TEXT_MAX = 8_000;
/** 序号 of a section as printed: 一, 十二. */
export const SECTION_NUMBER_MAX = 10;
/** Why something is struck out, restored or moved. */
export const REASON_MAX = 500;
/** 备注 of a measure. */
export const REMARK_MAX = 1_000;
/** Parts one measure may be split into at once. */
export const SPLIT_MAX = 20;
/** 具体表现 or 整改意见 of one issue. */
export const LINES_MAX = 100;

/** Says that a text is longer than its limit; null when it fits. Blanks at the ends are cut when saving and do not count. */
export function overLimit(what: string, text: string, max: number): string | null {
  const length = lengthOf(text.trim());
  return length <= max ? null : `${what}请控制在 ${max} 字以内，现在有 ${length} 字。`;
}
