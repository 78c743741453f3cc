import { type Act, mayEver } from "@/lib/access/policy";
import type { Viewer } from "@/lib/access/viewer";

/** The pages of the navigation and the right each one opens with; a page asks the same right itself. */
export const PAGES = [
  {
    label: "工作",
    items: [
      { href: "/my-work", label: "我的待办", icon: "work", any: ["measure.report", "measure.sign", "ledger.edit"] },
      { href: "/dashboard", label: "驾驶舱", icon: "dashboard", any: ["ledger.read"] },
    ],
  },
  {
    label: "台账",
    items: [
      { href: "/ledger", label: "台账", icon: "ledger", any: ["ledger.read"] },
      { href: "/inspections", label: "巡视巡察", icon: "inspections", any: ["ledger.read"] },
      { href: "/import", label: "导入台", icon: "import", any: ["import.review"] },
      { href: "/assign", label: "分工", icon: "plans", any: ["ledger.assign"] },
    ],
  },
  {
    label: "管理",
    items: [
      { href: "/settings", label: "人员与机构", icon: "people", any: ["people.read"] },
      { href: "/audit", label: "审计日志", icon: "audit", any: ["audit.read"] },
    ],
  },
] as const satisfies readonly {
  label: string;
  items: readonly { href: string; label: string; icon: string; any: readonly Act[] }[];
}[];

/** Whether some post of the viewer opens a page of the navigation: what the page itself asks at its door. */
export function mayOpen(viewer: Viewer, href: (typeof PAGES)[number]["items"][number]["href"]): boolean {
  return PAGES.some(({ items }) =>
    items.some((item) => item.href === href && item.any.some((act: Act) => mayEver(viewer, act))),
  );
}

/** The navigation of a viewer: only what some post of theirs opens, groups without an entry left out. */
export function navigationFor(viewer: Viewer) {
  return PAGES.map(({ label, items }) => ({
    label,
    items: items
      .filter(({ any }) => any.some((act: Act) => mayEver(viewer, act)))
      .map(({ href, label, icon }) => ({ href, label, icon })),
  })).filter(({ items }) => items.length > 0);
}
