import { cn } from "./cn";

/** Place of something still being read. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <div aria-hidden="true" className={cn("h-4 animate-pulse rounded-sm bg-sunken", className)} />;
}

/** Place of a list still being read. */
export function SkeletonRows({ rows = 8 }: { rows?: number | undefined }) {
  return (
    <div role="status" className="divide-y divide-line">
      <span className="sr-only">正在读取</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-9 items-center gap-6 px-3">
          <Skeleton className="w-14" />
          <Skeleton className="flex-1" />
          <Skeleton className="w-24" />
        </div>
      ))}
    </div>
  );
}
