/**
 * What a control that is no input of the browser's tells its form through a hidden one: that a choice was made, and, the other
 * way, that an earlier choice is to be made again.
 */

/** Sent to the hidden input: choose this again. */
export const CHOOSE = "choose";

export type Chosen = { value: string; label: string };

/**
 * Tells the form that a hidden input changed, as typing would: forms watch `input` to know of unsaved text, and a script that
 * sets a value does not raise it. `label` is what the choice is called.
 */
export function announceChoice(input: HTMLInputElement | null, { value, label }: Chosen): void {
  if (!input) return;
  input.value = value;
  input.dataset.choice = label;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Whether a hidden input holds a person's choice: it carries what that is called. */
export function isChoice(input: HTMLInputElement): boolean {
  return input.type === "hidden" && input.dataset.choice !== undefined;
}

export function chooseAgain(input: HTMLInputElement, choice: Chosen): void {
  input.dispatchEvent(new CustomEvent<Chosen>(CHOOSE, { detail: choice }));
}
