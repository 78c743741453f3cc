import { cn } from "@/components/ui/cn";

/** Width of text in full characters: what is not full width takes about half. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.55;
  return width;
}

/** Lines a text takes at `perLine` full characters a line; an estimate, good enough to know what needs a 展开. */
export function linesOf(text: string, perLine: number): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0);
}

/**
 * Long text of a table cell, two lines until opened. Without script: hundreds of rows with several such cells would
 * otherwise each carry a component to the browser. `width` is that of the column in pixels. Printed in full.
 */
export function LedgerText({ text, width, what }: { text: string; width: number; what: string }) {
  if (text === "") return null;
  const perLine = Math.max(4, Math.floor((width - 16) / 14));
  if (linesOf(text, perLine) <= 2) return <div className="whitespace-pre-line">{text}</div>;
  return (
    <div>
      <div
        className={cn(
          "whitespace-pre-line line-clamp-2 print:line-clamp-none",
          "has-[+label_input:checked]:line-clamp-none",
        )}
      >
        {text}
      </div>
      <label className="group/more relative inline-block rounded-sm text-sm text-link underline-offset-2 hover:underline has-focus-visible:outline-2 has-focus-visible:outline-focus print:hidden">
        <input type="checkbox" className="sr-only" aria-label={`展开${what}全文`} />
        <span aria-hidden="true" className="group-has-checked/more:hidden">
          展开
        </span>
        <span aria-hidden="true" className="hidden group-has-checked/more:inline">
          收起
        </span>
      </label>
    </div>
  );
}
