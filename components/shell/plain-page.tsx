import type { ReactNode } from "react";
import { PRODUCT_NAME } from "@/lib/domain/labels";
import { Mark } from "./mark";

/** A page with one thing to say, without navigation: not found, failed, sign-in messages. */
export function PlainPage({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <main className="mx-auto flex max-w-lg flex-col gap-4 px-4 py-16">
      <p className="flex items-center gap-2 text-muted">
        <Mark />
        {PRODUCT_NAME}
      </p>
      <h1 className="text-xl font-semibold">{title}</h1>
      <div className="flex flex-col gap-2">{children}</div>
      {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
    </main>
  );
}
