import { cn } from "./cn";

export type ProgressBarProps = {
  done: number;
  all: number;
  /** A further stretch behind `done`: handed in but not proved. Counted from zero, so at least `done`. */
  second?: number | undefined;
  label: string;
  className?: string | undefined;
};

function share(part: number, all: number): number {
  return all <= 0 ? 0 : Math.min(100, Math.max(0, (part / all) * 100));
}

/** How much of a whole is done. Drawn as SVG: widths as attributes need no inline style, and print keeps them. */
export function ProgressBar({ done, all, second, label, className }: ProgressBarProps) {
  return (
    <svg
      role="img"
      aria-label={`${label}：${done}/${all}`}
      className={cn("block h-2 w-full overflow-hidden rounded-sm print:border print:border-black", className)}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
    >
      <rect width="100" height="8" className="fill-sunken" />
      {second !== undefined && <rect width={share(second, all)} height="8" className="fill-slate-line" />}
      <rect width={share(done, all)} height="8" className="fill-green" />
    </svg>
  );
}
