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
 * otherwise each carry a component to the browser. `width` is that of the column in pixels, `lead` a few quiet words
 * before the text. Printed in full.
 */
export function LedgerText({
  text,
  lead = "",
  width,
  what,
}: {
  text: string;
  lead?: string | undefined;
  width: number;
  what: string;
}) {
  if (text === "" && lead === "") return null;
  const perLine = Math.max(4, Math.floor((width - 20) / 14));
  const content = (
    <>
      {lead && <span className="nums mr-1.5 text-muted">{lead}</span>}
      {text}
    </>
  );
  if (linesOf(`${lead} ${text}`, perLine) <= 2) return <div className="whitespace-pre-line">{content}</div>;
  return (
    <div className="group/text relative">
      <div
        className={cn(
          "line-clamp-2 whitespace-pre-line print:line-clamp-none",
          "group-has-checked/text:line-clamp-none",
        )}
      >
        {content}
      </div>
      <label className="absolute right-0 bottom-0 rounded-sm bg-surface pl-2 text-sm leading-[1.375rem] text-link group-hover/row:bg-hover group-has-checked/text:static group-has-checked/text:pl-0 hover:underline has-focus-visible:outline-2 has-focus-visible:outline-focus print:hidden">
        <input type="checkbox" className="sr-only" aria-label={`展开${what}全文`} />
        <span aria-hidden="true" className="group-has-checked/text:hidden">
          展开
        </span>
        <span aria-hidden="true" className="hidden group-has-checked/text:inline">
          收起
        </span>
      </label>
    </div>
  );
}
