import type { ReactNode } from "react";

/** Nothing to show, and what to do next. */
export function EmptyState({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-10 text-center">
      <p className="font-medium">{title}</p>
      {hint && <div className="max-w-prose text-muted">{hint}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2 print:hidden">{action}</div>}
    </div>
  );
}
