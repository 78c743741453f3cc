import { Link } from "@/components/ui/link";
import { OF_THEM_OPENING } from "@/lib/domain/labels";
import { type Share as Figures, percent } from "@/lib/domain/measure/completion";

/** 18/187 9.6%: a rate is never shown without its numerator and denominator. */
export function Rate({ done, all, href }: Figures & { href?: string | undefined }) {
  const figures = (
    <>
      <span className="font-medium">
        {done}/{all}
      </span>
      <span className="ml-1.5 text-muted">{percent({ done, all })}</span>
    </>
  );
  return href ? (
    <Link href={href} className="nums rounded-sm underline-offset-4 hover:underline">
      {figures}
    </Link>
  ) : (
    <span className="nums">{figures}</span>
  );
}

/** （其中期初 3 条）: beside what counts 已销号, where some of it was done before the ledger was kept. */
export function OfThemOpening({ count, href }: { count: number; href: string }) {
  if (count === 0) return null;
  return (
    <span className="text-sm whitespace-nowrap text-muted">
      （{OF_THEM_OPENING}{" "}
      <Link href={href} className="nums underline-offset-4 hover:underline">
        {count} 条
      </Link>
      ）
    </span>
  );
}
