"use client";

import type { ReactNode } from "react";
import { ToastProvider } from "@/components/ui/overlay/toast";
import { TooltipProvider } from "@/components/ui/overlay/tooltip";

/** What components anywhere on a page rely on. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <TooltipProvider delayDuration={300}>
      <ToastProvider>{children}</ToastProvider>
    </TooltipProvider>
  );
}
