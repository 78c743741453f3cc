import type { ReactNode } from "react";
import { PageHead } from "@/components/shell/page-head";
import { ExportMenu } from "@/components/table/export-menu";
import { withQuery } from "@/components/table/query";
import { TabLinks } from "@/components/ui/tab-links";
import type { AddressParams } from "@/lib/domain/text/address";
import { PEOPLE_SHEET_LABELS, type PeopleSheetKind } from "@/lib/features/sheet/words";

const PAGES = [
  { href: "/settings/bodies", label: "单位" },
  { href: "/settings/units", label: "部门" },
  { href: "/settings/people", label: "人员与账号" },
  { href: "/settings/requests", label: "待设岗位" },
  { href: "/settings/resets", label: "一次性码" },
  { href: "/settings/calendar", label: "工作日历" },
] as const;

/** Head shared by the lists of 机构人员: in the order a new body is entered. */
export function SettingsHead({
  here,
  actions,
  waiting,
}: {
  here: (typeof PAGES)[number]["href"];
  actions?: ReactNode;
  /** Posts that wait for somebody who may set them. */
  waiting?: number | undefined;
}) {
  const counts: Partial<Record<string, number>> = { "/settings/requests": waiting || undefined };
  return (
    <>
      <PageHead title="机构人员" actions={actions} />
      <div className="mb-3">
        <TabLinks
          label="机构人员"
          items={PAGES.map((page) => ({ ...page, count: counts[page.href], active: page.href === here }))}
        />
      </div>
    </>
  );
}

const COUNTED = { people: "人", units: "个" } as const satisfies Record<PeopleSheetKind, string>;

/** Exports the whole list of persons or units under the conditions of the page; nothing where it is empty. */
export function PeopleExport({ kind, params, count }: { kind: PeopleSheetKind; params: AddressParams; count: number }) {
  if (count === 0) return null;
  return (
    <ExportMenu
      from={withQuery("/api/exports/people", params, {})}
      sheets={{ [kind]: PEOPLE_SHEET_LABELS[kind] }}
      said={`符合条件的全部${count}${COUNTED[kind]}，不限于本页。`}
    />
  );
}
