import { ActionButton } from "@/components/form/action-button";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { addressInWords } from "@/lib/access/sign-in/address";
import { instantInTable } from "@/lib/domain/day";
import { endSessionAction } from "@/lib/features/account/actions";
import type { PersonPage } from "@/lib/features/people/queries/person";
import { browserInWords } from "./browser";

type SessionRow = PersonPage["sessions"][number];

const COLUMNS: Column<SessionRow>[] = [
  { key: "from", head: "登录时间", width: 150, nowrap: true, cell: (s) => instantInTable(s.createdAt) },
  { key: "seen", head: "最近使用", width: 150, nowrap: true, cell: (s) => instantInTable(s.lastSeenAt) },
  { key: "address", head: "来源地址", width: 150, nowrap: true, cell: (s) => addressInWords(s.address) },
  { key: "browser", head: "浏览器", cell: (s) => browserInWords(s.userAgent) },
  {
    key: "state",
    head: "状态",
    width: 110,
    nowrap: true,
    cell: (s) =>
      s.open ? (
        <Badge tone="ok">{s.own ? "您正在使用" : "有效"}</Badge>
      ) : (
        <Badge tone="neutral">{s.endedAt ? "已退出" : "已过期"}</Badge>
      ),
  },
];

/** The latest sessions of an account, open ones with a button that ends them. */
export function SessionsPanel({ person, mayManage }: { person: PersonPage; mayManage: boolean }) {
  if (person.sessions.length === 0) return null;
  const columns: Column<SessionRow>[] = mayManage
    ? [
        ...COLUMNS,
        {
          key: "act",
          head: "操作",
          width: 100,
          cell: (s) =>
            s.open && (
              <ActionButton
                action={endSessionAction}
                input={{ id: s.id }}
                variant="quiet"
                size="sm"
                successMessage="会话已结束"
              >
                结束会话
              </ActionButton>
            ),
        },
      ]
    : COLUMNS;
  return (
    <Panel title="登录会话" description="最近 20 次登录。" flush>
      <DataTable caption={`${person.name}的登录会话`} columns={columns} rows={person.sessions} getRowId={(s) => s.id} />
    </Panel>
  );
}
