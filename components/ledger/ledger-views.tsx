"use client";

import { Bookmark, Trash2 } from "lucide-react";
import { ActionButton } from "@/components/form/action-button";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Link } from "@/components/ui/link";
import { Popover } from "@/components/ui/overlay/popover";
import { VIEW_NAME_MAX } from "@/lib/domain/limits";
import { deleteViewAction, saveViewAction } from "@/lib/features/ledger/actions";

export type LedgerView = { id: string; name: string; href: string; current: boolean };

/** Views of the ledger the person saved: open one, keep the present one, forget one. */
export function LedgerViews({ views, query }: { views: LedgerView[]; query: string }) {
  const current = views.find((view) => view.current);
  return (
    <Popover
      label="常用筛选"
      align="end"
      className="w-80"
      trigger={
        <Button size="sm" icon={<Bookmark aria-hidden="true" />}>
          {current ? current.name : `常用筛选${views.length > 0 ? `（${views.length}）` : ""}`}
        </Button>
      }
    >
      {views.length === 0 ? (
        <p className="text-sm text-muted">把当前的筛选、排序和列保存下来，以后一点就到。只有自己看得到。</p>
      ) : (
        <ViewList views={views} />
      )}
      <ActionForm
        action={saveViewAction}
        successMessage="常用筛选已保存"
        resetOnSuccess
        warnUnsaved={false}
        className="mt-3 flex flex-col gap-2 border-t border-line pt-3"
      >
        <input type="hidden" name="query" value={query} />
        <Field label="保存当前筛选和列" name="name" hint="同名的会被替换">
          <Input name="name" maxLength={VIEW_NAME_MAX} required placeholder="例如 本周到期" />
        </Field>
        <div>
          <SubmitButton size="sm">保存</SubmitButton>
        </div>
      </ActionForm>
    </Popover>
  );
}

function ViewList({ views }: { views: LedgerView[] }) {
  return (
    <ul className="-mx-1 flex flex-col">
      {views.map((view) => (
        <li key={view.id} className="flex items-center gap-1 rounded-md px-1 hover:bg-hover">
          <Link
            href={view.href}
            aria-current={view.current ? "true" : undefined}
            className={`min-w-0 flex-1 truncate py-1 ${view.current ? "font-semibold" : "text-link"}`}
          >
            {view.name}
          </Link>
          <ActionButton
            action={deleteViewAction}
            input={{ viewId: view.id }}
            variant="quiet"
            size="sm"
            icon={<Trash2 aria-hidden="true" />}
            confirm={{
              title: `删除常用筛选“${view.name}”？`,
              description: "只删除这个筛选，不影响台账内容。",
              confirmLabel: "删除",
            }}
          >
            <span className="sr-only">删除常用筛选 {view.name}</span>
          </ActionButton>
        </li>
      ))}
    </ul>
  );
}
