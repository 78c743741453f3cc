import type { ReactNode } from "react";
import { SecrecyBanner } from "@/components/shell/app-shell";
import { Mark } from "@/components/shell/mark";
import { PRODUCT_LINE, PRODUCT_NAME } from "@/lib/domain/labels";

/** One calm column for the pages before any work: sign-in, password, no post. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-screen flex-col">
      <SecrecyBanner />
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col gap-5 px-4 pt-[12vh] pb-16">
        <div className="flex items-center gap-3">
          <Mark className="size-9" />
          <p>
            <span className="block text-lg font-semibold">{PRODUCT_NAME}</span>
            <span className="text-sm text-muted">{PRODUCT_LINE}</span>
          </p>
        </div>
        {children}
      </main>
    </div>
  );
}
