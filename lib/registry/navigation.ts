import type { Act } from "@/lib/access/act";
import { mayEver } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { READ_AUDIT } from "@/lib/features/audit/acts";
import { EDIT_LEDGER } from "@/lib/features/feedback/acts";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { READ_LEDGER } from "@/lib/features/inspection/acts";
import { ASSIGN_MEASURES, REPORT_PROGRESS, SIGN_MEASURE } from "@/lib/features/measure/acts";
import { READ_PEOPLE } from "@/lib/features/people/acts";
import { COMPARE_BODIES } from "@/lib/features/round/acts";
import { BRING_SHEET } from "@/lib/features/sheet/acts";
import { READ_SHEET_ROUNDS } from "@/lib/features/sheet-round/acts";

/** The pages of the navigation and the rights each one opens with; a page asks the same at its door, through `opens`. */
export const PAGES = [
  {
    label: "工作",
    items: [
      { href: "/rounds", label: "各单位整改", icon: "bodies", any: [COMPARE_BODIES] },
      {
        href: "/my-work",
        label: "我的待办",
        icon: "work",
        any: [REPORT_PROGRESS, SIGN_MEASURE, EDIT_LEDGER, COMPARE_BODIES],
      },
      { href: "/dashboard", label: "整改总览", icon: "dashboard", any: [READ_LEDGER] },
    ],
  },
  {
    label: "台账",
    items: [
      { href: "/ledger", label: "台账", icon: "ledger", any: [READ_LEDGER] },
      { href: "/inspections", label: "巡视巡察", icon: "inspections", any: [READ_LEDGER] },
      { href: "/import", label: "报告导入", icon: "import", any: [REVIEW_IMPORT] },
      { href: "/sheets", label: "表格导入", icon: "sheets", any: [BRING_SHEET] },
      { href: "/sheet-rounds", label: "每周收表", icon: "collecting", any: [READ_SHEET_ROUNDS] },
      { href: "/assign", label: "责任分工", icon: "plans", any: [ASSIGN_MEASURES] },
    ],
  },
  {
    label: "管理",
    items: [
      { href: "/settings", label: "机构人员", icon: "people", any: [READ_PEOPLE] },
      { href: "/audit", label: "审计日志", icon: "audit", any: [READ_AUDIT] },
    ],
  },
] as const satisfies readonly {
  label: string;
  items: readonly { href: string; label: string; icon: string; any: readonly Act[] }[];
}[];

type Href = (typeof PAGES)[number]["items"][number]["href"];

/** Whom a page of the navigation is offered to: what the page itself asks at its door. */
export function opens(href: Href): (viewer: Viewer) => boolean {
  const acts = PAGES.flatMap(({ items }) =>
    items.flatMap((item): readonly Act[] => (item.href === href ? item.any : [])),
  );
  return (viewer) => acts.some((act) => mayEver(viewer, act));
}

/** The page of the navigation that tells how much waits there. */
export const COUNTED_PAGE = "/my-work" satisfies Href;

/** Where posts wait that somebody is to set. */
const POSTS_PAGE = "/settings" satisfies Href;

/**
 * The navigation of a viewer: only what some post of theirs opens, groups without an entry left out. `waiting` waits in
 * 我的待办, `posts` in 待设岗位.
 */
export function navigationFor(viewer: Viewer, { waiting = 0, posts = 0 } = {}) {
  const badges: Partial<Record<Href, number>> = { [COUNTED_PAGE]: waiting, [POSTS_PAGE]: posts };
  return PAGES.map(({ label, items }) => ({
    label,
    items: items
      .filter(({ any }) => any.some((act: Act) => mayEver(viewer, act)))
      .map(({ href, label, icon }) => ({ href, label, icon, badge: badges[href] })),
  })).filter(({ items }) => items.length > 0);
}
