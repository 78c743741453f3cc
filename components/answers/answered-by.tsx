import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

/** The measures that answer a line, by number; that none does is told unless the viewer may not see them all. */
export function AnsweredBy({
  measures,
  silent = false,
  className,
}: {
  measures: readonly { id: string; code: string }[];
  silent?: boolean;
  className?: string;
}) {
  if (measures.length === 0) {
    return silent ? null : <span className={cn("text-sm text-amber", className)}>未对应</span>;
  }
  return (
    <span className={cn("inline-flex flex-wrap gap-x-2 text-sm", className)}>
      {measures.map((m) => (
        <Link key={m.id} href={`/measures/${m.id}`} className="nums text-link underline-offset-2 hover:underline">
          {m.code}
        </Link>
      ))}
    </span>
  );
}
