import type { ReactNode } from "react";
import { PageHead } from "@/components/shell/page-head";
import { TabLinks } from "@/components/ui/tab-links";

const PAGES = [
  { href: "/settings/bodies", label: "单位" },
  { href: "/settings/units", label: "部门" },
  { href: "/settings/people", label: "人员与账号" },
  { href: "/settings/resets", label: "一次性码" },
  { href: "/settings/calendar", label: "工作日历" },
] as const;

/** Head shared by the lists of 机构人员: in the order a new body is entered. */
export function SettingsHead({ here, actions }: { here: (typeof PAGES)[number]["href"]; actions?: ReactNode }) {
  return (
    <>
      <PageHead title="机构人员" actions={actions} />
      <div className="mb-3">
        <TabLinks label="机构人员" items={PAGES.map((page) => ({ ...page, active: page.href === here }))} />
      </div>
    </>
  );
}
