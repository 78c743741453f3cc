import { createContext, type ReactNode } from "react";

/** What a dialog holds. */
export type DialogContent = {
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  size?: "sm" | "md" | "lg" | undefined;
  children?: ReactNode;
};

/** Closes the dialog around, asking first where something typed would be lost. */
export const CloseContext = createContext<() => void>(() => undefined);
