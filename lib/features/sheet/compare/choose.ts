import type { Choice } from "@/lib/features/sheet/input";
import type { Choices } from "./choices";

/** One choice added to those before; `anew`: the sheet is to be read again for it. */
export function chosen(before: Choices, choice: Choice): { choices: Partial<Choices>; anew: boolean } {
  const { wanted } = before;
  const sheet = (name: string, more: Partial<Choices["wanted"]["sheets"][string]>) => ({
    anew: true,
    choices: { wanted: { ...wanted, sheets: { ...wanted.sheets, [name]: { ...wanted.sheets[name], ...more } } } },
  });
  const keys = (list: readonly string[], key: string, on: boolean) =>
    on ? [...new Set([...list, key])] : list.filter((one) => one !== key);
  switch (choice.what) {
    case "unit":
      return { anew: false, choices: { units: { ...before.units, [choice.name]: choice.id } } };
    case "person":
      return { anew: false, choices: { persons: { ...before.persons, [choice.name]: choice.id } } };
    case "row":
      return { anew: false, choices: { leftOut: keys(before.leftOut, choice.key, choice.leftOut) } };
    case "alike":
      return { anew: false, choices: { asNew: keys(before.asNew, choice.key, choice.asNew) } };
    case "strike":
      return { anew: false, choices: { strikes: keys(before.strikes, choice.key, choice.strike) } };
    case "side":
      return {
        anew: false,
        choices: { sides: { ...before.sides, ...Object.fromEntries(choice.cells.map((cell) => [cell, choice.side])) } },
      };
    case "column":
      return sheet(choice.sheet, {
        columns: { ...wanted.sheets[choice.sheet]?.columns, [choice.column]: choice.role },
      });
    case "sheet":
      return sheet(choice.sheet, { take: choice.take });
    case "head":
      return sheet(choice.sheet, { head: choice.row });
    case "hidden":
      return { anew: true, choices: { wanted: { ...wanted, hidden: choice.read } } };
    case "whole":
      return { anew: true, choices: { wanted: { ...wanted, whole: choice.together } } };
  }
}
