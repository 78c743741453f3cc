import { Link } from "@/components/ui/link";
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
