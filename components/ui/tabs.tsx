"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { TAB_STYLE, TabCount } from "./tab-links";

export type TabItem = { value: string; label: string; count?: number | undefined; content: ReactNode };

/** Parts of one page of which one is shown; arrow keys move between them. Printing shows all of them. */
export function Tabs({
  label,
  items,
  defaultValue,
}: {
  label: string;
  items: TabItem[];
  defaultValue?: string | undefined;
}) {
  const first = defaultValue ?? items[0]?.value ?? "";
  return (
    <Radix.Root defaultValue={first}>
      <Radix.List aria-label={label} className="flex gap-5 overflow-x-auto border-b border-line print:hidden">
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className={cn(
              TAB_STYLE,
              "data-[state=active]:border-red data-[state=active]:font-medium data-[state=active]:text-ink",
            )}
          >
            {item.label}
            <TabCount count={item.count} />
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content
          key={item.value}
          value={item.value}
          forceMount
          className="pt-4 data-[state=inactive]:hidden print:data-[state=inactive]:block"
        >
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
