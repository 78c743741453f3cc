import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs";

export type PageHeadProps = {
  title: ReactNode;
  /** Which body, which inspection, as of which day. */
  scope?: ReactNode;
  /** One main action, the others default or quiet. */
  actions?: ReactNode;
  breadcrumbs?: Crumb[] | undefined;
  /** Badges and dates of the thing itself. */
  meta?: ReactNode;
};

/** The head of a page: where it is, what it is, about what, and what can be done; title, scope and day on one line where there is room. */
export function PageHead({ title, scope, actions, breadcrumbs, meta }: PageHeadProps) {
  return (
    <div className="mb-3 print:mb-2">
      {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-4">
          <h1 className="text-xl font-semibold">{title}</h1>
          {scope && <div className="text-muted">{scope}</div>}
          {meta && <div className="flex flex-wrap items-center gap-x-3 gap-y-1">{meta}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </div>
    </div>
  );
}
