import { chooseAgain, isChoice } from "@/components/ui/control/hidden-input";

/** The values of a form's controls as a person filled them in: read, put back, and told in words. */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** One control filled in: its name, which of several of that name, and its value or whether it is ticked; what a choice is called. */
export type Filled = { name: string; nth: number; value: string | boolean; label?: string | undefined };

/** Never read: what is secret, what is not typed, what cannot be put back. */
const LEFT_OUT = new Set(["password", "hidden", "file", "submit", "button", "reset", "image"]);

function isControl(element: Element): element is Control {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return element.name !== "";
  if (!(element instanceof HTMLInputElement) || element.name === "") return false;
  return isChoice(element) || !LEFT_OUT.has(element.type);
}

function controlsOf(form: HTMLFormElement): { control: Control; name: string; nth: number }[] {
  const seen = new Map<string, number>();
  return [...form.elements].filter(isControl).map((control) => {
    const nth = seen.get(control.name) ?? 0;
    seen.set(control.name, nth + 1);
    return { control, name: control.name, nth };
  });
}

const ticked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** What the touched controls hold. Of a choice of one, the one chosen. */
export function filledIn(form: HTMLFormElement, touched: WeakSet<Element>): Filled[] {
  const all = controlsOf(form);
  const names = new Set(all.filter(({ control }) => touched.has(control)).map(({ name }) => name));
  return all
    .filter(({ control, name }) =>
      ticked(control) && control.type === "radio" ? names.has(name) && control.checked : touched.has(control),
    )
    .map(({ control, name, nth }) => ({
      name,
      nth,
      value: ticked(control) ? control.checked : control.value,
      ...(control.dataset.choice === undefined ? {} : { label: control.dataset.choice }),
    }));
}

/** Sets the value as a keystroke does, so that whoever draws the control hears of it. */
function setValue(control: Control, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
  control.dispatchEvent(new Event("input", { bubbles: true }));
  if (control instanceof HTMLSelectElement) control.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Puts values back into the controls that are there, and marks those as touched.
 * @returns how many controls changed, and the values whose control is not drawn (yet)
 */
export function fillIn(
  form: HTMLFormElement,
  values: readonly Filled[],
  touched: WeakSet<Element>,
): { changed: number; missing: Filled[] } {
  const missing: Filled[] = [];
  let changed = 0;
  for (const entry of values) {
    const found = controlsOf(form).find(({ name, nth }) => name === entry.name && nth === entry.nth)?.control;
    if (!found) {
      missing.push(entry);
      continue;
    }
    touched.add(found);
    if (ticked(found)) {
      if (typeof entry.value === "boolean" && found.checked !== entry.value) {
        found.click();
        changed += 1;
      }
    } else if (typeof entry.value === "string" && found.value !== entry.value) {
      if (found instanceof HTMLInputElement && isChoice(found)) {
        chooseAgain(found, { value: entry.value, label: entry.label ?? "" });
      } else setValue(found, entry.value);
      changed += 1;
    }
  }
  return { changed, missing };
}

/** What a form is told apart by: what it is about, what it asks and what it is sent with. A version is no part of it. */
export function formName(form: HTMLFormElement): string {
  const hidden = [...form.querySelectorAll<HTMLInputElement>("input[type=hidden][name]")]
    .filter((input) => !isChoice(input))
    .filter(({ name, value }) => name !== "version" && /^[\w-]{1,64}$/.test(value) && !/^\d+$/.test(value))
    .map(({ name, value }) => `${name}=${value}`);
  const send = form.querySelector("[type=submit]")?.textContent ?? "";
  return [form.id, ...new Set(hidden), send].join("&");
}

/** What was typed, with the label of each field, for copying. Empty when nothing was. */
export function typedText(root: ParentNode): string {
  const areas = [...root.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input")].filter(
    (control) =>
      control instanceof HTMLTextAreaElement ||
      ["text", "search", "number", "date", "tel", "email"].includes(control.type),
  );
  return areas
    .filter(({ value, readOnly }) => !readOnly && value.trim() !== "")
    .map((control) => {
      const label = control.getAttribute("aria-label") ?? control.labels?.[0]?.firstChild?.textContent ?? "";
      return label ? `${label}：\n${control.value}` : control.value;
    })
    .join("\n\n");
}
