import type { ReactNode } from "react";
import { Figure } from "@/components/ui/figure";
import { Panel } from "@/components/ui/panel";
import type { Duty } from "@/lib/features/my-work/queries/my-duties";

/** Figures somebody keeps an eye on, each leading to its rows. */
export function Duties({ title, duties, actions }: { title: string; duties: Duty[]; actions?: ReactNode }) {
  if (duties.length === 0) return null;
  return (
    <Panel title={title} actions={actions}>
      <div className="grid grid-cols-2 gap-4 md:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
        {duties.map((d) => (
          <Figure
            key={d.key}
            label={d.label}
            value={d.value}
            unit={d.key === "drafts" ? "份" : "条"}
            href={d.href}
            tone={d.key === "overdue" && d.urgent ? "error" : d.urgent ? "warn" : "neutral"}
          />
        ))}
      </div>
    </Panel>
  );
}
