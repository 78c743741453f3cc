import type { ReactNode } from "react";
import { cn } from "./cn";

type PanelProps = {
  title?: ReactNode;
  description?: ReactNode;
  /** Buttons and links at the right end of the head. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** No padding, for tables and lists that run to the border. */
  flush?: boolean | undefined;
  id?: string | undefined;
  level?: 2 | 3 | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A part of a page with a heading of its own. */
export function Panel({ title, description, actions, footer, flush, id, level = 2, className, children }: PanelProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className={cn("min-w-0 rounded-lg border border-line bg-surface", className)}>
      {(title || actions) && (
        <div
          className={cn(
            "flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 print:min-h-0 print:px-2 print:py-0.5",
            flush ? "border-b border-line" : "pb-0",
          )}
        >
          <div className="min-w-0 flex-1">
            {title && <Heading className="text-base font-semibold">{title}</Heading>}
            {description && <p className="text-sm text-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
        </div>
      )}
      <div className={flush ? undefined : "px-4 pt-2 pb-4"}>{children}</div>
      {footer && (
        <div className="border-t border-line px-4 py-2 text-sm text-muted print:border-t-0 print:px-2 print:py-0.5 print:text-xs">
          {footer}
        </div>
      )}
    </section>
  );
}

/** A frame without a heading. */
export function Card({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return <div className={cn("min-w-0 rounded-lg border border-line bg-surface p-4", className)}>{children}</div>;
}

/** The name of a panel with how many it holds. */
export function CountedTitle({ label, count }: { label: string; count: number }) {
  return (
    <>
      {label}
      <span className="nums ml-2 text-sm font-normal text-muted">{count}</span>
    </>
  );
}
