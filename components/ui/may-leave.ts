const QUESTION = "有内容还没有保存，确定离开吗？";

/** Told to a form whose text was given up by closing its dialog: nothing of it is kept. */
export const GIVEN_UP = "given-up";

/** Asks whether what was typed and not saved may be lost. */
export function mayLeave(): boolean {
  return window.confirm(QUESTION);
}
