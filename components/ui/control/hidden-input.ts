/**
 * Tells the form that a hidden input changed, as typing would: forms watch `input` to know of unsaved text, and a script that
 * sets a value does not raise it.
 */
export function announceInput(input: HTMLInputElement | null, value: string): void {
  if (!input) return;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
