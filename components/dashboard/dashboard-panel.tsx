import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A part of the dashboard: a head of one line with what leads on from it, and its figures. */
export function DashboardPanel({
  title,
  action,
  className,
  children,
}: {
  title: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section className={cn("dashboard-panel", className)}>
      <header>
        <h2>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}
