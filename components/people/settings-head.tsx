import type { ReactNode } from "react";
import { PageHead } from "@/components/shell/page-head";
import { TabLinks } from "@/components/ui/tab-links";

const PAGES = [
  { href: "/settings/people", label: "人员与账号" },
  { href: "/settings/resets", label: "一次性码" },
  { href: "/settings/units", label: "部门" },
  { href: "/settings/bodies", label: "单位" },
  { href: "/settings/calendar", label: "工作日历" },
] as const;

/** Head shared by the lists of 人员与机构. */
export function SettingsHead({ here, actions }: { here: (typeof PAGES)[number]["href"]; actions?: ReactNode }) {
  return (
    <>
      <PageHead title="人员与机构" actions={actions} />
      <div className="mb-3">
        <TabLinks label="人员与机构" items={PAGES.map((page) => ({ ...page, active: page.href === here }))} />
      </div>
    </>
  );
}
