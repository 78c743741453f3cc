import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { TONE_BOX, type Tone } from "./tone";

const ICONS = { neutral: Info, info: Info, warn: TriangleAlert, error: CircleAlert, ok: CircleCheck } as const;

/** Something to know before reading on. An error is announced at once. */
export function Notice({
  tone = "info",
  title,
  action,
  className,
  children,
}: {
  tone?: Tone | undefined;
  title?: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
  children?: ReactNode;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={cn("flex items-start gap-2 rounded-md border px-3 py-2", TONE_BOX[tone], className)}
    >
      <Icon className="mt-[3px] size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
      {action && <div className="shrink-0 print:hidden">{action}</div>}
    </div>
  );
}
