import type { ReactNode } from "react";
import { cn } from "./cn";
import { Link } from "./link";
import { TONE_TEXT, type Tone } from "./tone";

const SIZES = { sm: "text-base", md: "text-xl", lg: "text-2xl" } as const;

export type FigureProps = {
  /** null is "not known", shown as a dash: never as zero. */
  value: number | string | null;
  unit?: string | undefined;
  label?: ReactNode;
  /** The rows this figure counts. */
  href?: string | undefined;
  tone?: Tone | undefined;
  size?: keyof typeof SIZES | undefined;
  note?: ReactNode;
  className?: string | undefined;
};

const grouped = new Intl.NumberFormat("zh-CN");

/** A number with its unit, never separated; with `href` it opens the rows behind it. */
export function Figure({ value, unit, label, href, tone = "neutral", size = "md", note, className }: FigureProps) {
  const number = (
    <span className="nums">
      <span className={cn("font-semibold", SIZES[size])}>
        {value === null ? "—" : typeof value === "number" ? grouped.format(value) : value}
      </span>
      {unit && value !== null && <span className="ml-0.5 text-sm">{unit}</span>}
    </span>
  );
  return (
    <div className={cn("min-w-0", className)}>
      {label && <div className="text-sm text-muted">{label}</div>}
      <div className={TONE_TEXT[tone]}>
        {href ? (
          <Link
            href={href}
            className="rounded-sm decoration-line-strong underline-offset-4 hover:underline hover:decoration-current"
          >
            {number}
          </Link>
        ) : (
          number
        )}
      </div>
      {note && <div className="text-sm text-muted">{note}</div>}
    </div>
  );
}
