const QUESTION = "有内容还没有保存，确定离开吗？";

/** Asks whether what was typed and not saved may be lost. */
export function mayLeave(): boolean {
  return window.confirm(QUESTION);
}
