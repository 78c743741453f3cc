"use client";

import type { ReactNode } from "react";
import { ToastProvider } from "@/components/ui/overlay/toast";
import { FollowLinks } from "./follow-links";

/** What components anywhere on a page rely on. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <ToastProvider>
      {children}
      <FollowLinks />
    </ToastProvider>
  );
}
