import type { LineKind } from "@/lib/domain/feedback/lines";

/** The page that lists the lines of a kind: those nothing answers, or all. */
export function coverageHref(inspectionId: string, kind: LineKind, open: boolean): string {
  const query = new URLSearchParams({ ...(kind === "advice" ? { kind } : {}), ...(open ? {} : { show: "all" }) });
  return `/inspections/${inspectionId}/coverage${query.size > 0 ? `?${query}` : ""}`;
}
