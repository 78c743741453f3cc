import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";

export default function LedgerLoading() {
  return (
    <div aria-busy="true">
      <Skeleton className="mb-2 h-7 w-32" />
      <Skeleton className="mb-6 h-5 w-80" />
      <SkeletonRows rows={12} />
    </div>
  );
}
