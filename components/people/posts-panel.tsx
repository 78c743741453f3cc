import { FormDialog } from "@/components/form/form-dialog";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { Day } from "@/lib/domain/day";
import { endPostAction, givePostAction } from "@/lib/features/people/actions";
import type { BodyOptions } from "@/lib/features/people/queries/bodies";
import type { PersonPage } from "@/lib/features/people/queries/person";
import type { UnitRow } from "@/lib/features/people/queries/units";
import { EndTenure } from "./end-tenure";
import { hangingWords, POST_STATE } from "./labels";
import { PostFields } from "./post-fields";

type PostRow = PersonPage["posts"][number];

const GIVE_LABELS = { bodyId: "任职单位", role: "岗位", unitId: "所在部门", fromOn: "任职起", toOn: "任职止" };

const COLUMNS: Column<PostRow>[] = [
  { key: "label", head: "岗位", cell: (p) => p.label },
  { key: "body", head: "单位", width: 160, cell: (p) => p.bodyName },
  { key: "from", head: "任职起", width: 110, nowrap: true, cell: (p) => p.fromOn },
  { key: "to", head: "任职止", width: 110, nowrap: true, cell: (p) => p.toOn ?? "长期" },
  {
    key: "state",
    head: "状态",
    width: 90,
    nowrap: true,
    cell: (p) => <Badge tone={POST_STATE[p.state].tone}>{POST_STATE[p.state].label}</Badge>,
  },
];

/** What the security administrator chooses from: a body and its units. */
export type Give = { bodies: BodyOptions; bodyId: string; units: UnitRow[] };

/** Posts of a person, past ones too. `give`: what the security administrator may choose from, absent for all others. */
export function PostsPanel({
  person,
  today,
  give,
  mayEnd,
}: {
  person: PersonPage;
  today: Day;
  give: Give | null;
  mayEnd: (post: PostRow) => boolean;
}) {
  const columns: Column<PostRow>[] = give
    ? [
        ...COLUMNS,
        {
          key: "act",
          head: "操作",
          width: 90,
          cell: (post) =>
            mayEnd(post) && (
              <EndTenure
                held={post}
                today={today}
                action={endPostAction}
                what="岗位"
                ends="免去"
                begun={`已办理的事项仍记在这个岗位名下。${hangingWords(person.hangs)}`}
                ahead="这个岗位还没有到任，撤回后不再列出，设置和撤回的记录保留。"
              />
            ),
        },
      ]
    : COLUMNS;
  return (
    <Panel
      title="岗位"
      flush
      actions={
        give && (
          <FormDialog
            label="设置岗位"
            title={`为${person.name}设置岗位`}
            size="sm"
            action={givePostAction}
            hidden={{ personId: person.id }}
            labels={GIVE_LABELS}
            submitLabel="设置"
            successMessage="岗位已设置"
          >
            <PostFields
              bodies={give.bodies}
              bodyId={give.bodyId}
              units={give.units
                .filter((u) => u.endedOn === null)
                .map((u) => ({ value: u.id, label: u.name, initials: u.initials }))}
              today={today}
            />
          </FormDialog>
        )
      }
    >
      <DataTable
        caption={`${person.name}的岗位`}
        columns={columns}
        rows={person.posts}
        getRowId={(p) => p.id}
        empty={<EmptyState title="还没有岗位" hint="由安全管理员设置。没有在任岗位的人登录后看不到任何内容。" />}
      />
    </Panel>
  );
}
