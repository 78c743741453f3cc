import type { ReactNode } from "react";
import { cn } from "./cn";

export type Description = { label: string; value: ReactNode; wide?: boolean | undefined };

const COLUMNS = { 1: "", 2: "md:grid-cols-2", 3: "md:grid-cols-2 xl:grid-cols-3" } as const;

/** Names and values of one thing. What is empty is shown as a dash, so that nothing seems forgotten. */
export function DescriptionList({
  items,
  columns = 2,
}: {
  items: Description[];
  columns?: keyof typeof COLUMNS | undefined;
}) {
  return (
    <dl className={cn("grid grid-cols-1 gap-x-8", COLUMNS[columns])}>
      {items.map((item) => (
        <div
          key={item.label}
          className={cn("flex min-h-9 gap-3 border-b border-line py-1.5", item.wide && "col-span-full")}
        >
          <dt className="w-24 shrink-0 text-muted">{item.label}</dt>
          <dd className="min-w-0 flex-1">
            {item.value === null || item.value === undefined || item.value === "" ? "—" : item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
