import { cn } from "@/components/ui/cn";

/** A table whose markup comes ready from the server, in its own scrolling box: no row needs a component, nor does a link. */
export function MarkupBox({ label, source, className }: { label: string; source: string; className?: string }) {
  return (
    <section
      aria-label={label}
      // It scrolls, and is scrolled by the keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region takes the focus
      tabIndex={0}
      className={cn("overflow-auto focus-visible:-outline-offset-2 print:overflow-visible", className)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by lib/domain/text/html, which escapes what people wrote
      dangerouslySetInnerHTML={{ __html: source }}
    />
  );
}
