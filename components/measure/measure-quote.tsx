"use client";

import { Button } from "@/components/ui/button";
import { ClampText } from "@/components/ui/clamp-text";
import type { ImportedFact } from "@/lib/domain/feedback/imported-facts";

/** Writes a text behind what the field holds, as if it were typed: the form keeps it, counts it and sends it. */
function append(form: HTMLFormElement | null, name: string, text: string) {
  const field = form?.elements.namedItem(name);
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.value = [field.value.trimEnd(), text].filter((words) => words !== "").join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

/** What the report says was achieved on the issue (通报所载), to be quoted into a field: about the whole issue, never filled in by itself. */
export function QuoteReported({ facts, into }: { facts: readonly ImportedFact[]; into: string }) {
  if (facts.length === 0) return null;
  return (
    <ul aria-label="通报所载" className="rounded-md border border-line bg-ground px-3 py-2 text-sm">
      {facts.map(({ label, text }) => (
        <li key={`${label}${text}`} className="flex items-start gap-2">
          <span className="shrink-0 py-1 text-muted">通报所载{label}（问题整体）：</span>
          <ClampText text={text} lines={2} className="min-w-0 flex-1 py-1" />
          <Button size="sm" variant="quiet" onClick={(event) => append(event.currentTarget.form, into, text)}>
            引用到完成情况
          </Button>
        </li>
      ))}
    </ul>
  );
}
