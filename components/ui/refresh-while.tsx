"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Draws the page anew at intervals for as long as this is on it: where something is being done that shows its progress. */
export function RefreshWhile({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, seconds * 1_000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
