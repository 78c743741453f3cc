import type { DropdownMenu as Radix } from "radix-ui";
import { createContext } from "react";

/** What entries are drawn with once the list is there; they are drawn nowhere else. */
export const MenuParts = createContext<{ Item: typeof Radix.Item; Separator: typeof Radix.Separator } | null>(null);
