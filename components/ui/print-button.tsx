"use client";

import type { ReactNode } from "react";
import { Button } from "./button";

/** Prints the page as its print layout has it. */
export function PrintButton({ children = "打印" }: { children?: ReactNode }) {
  return <Button onClick={() => window.print()}>{children}</Button>;
}
