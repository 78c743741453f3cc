import { FormDialog } from "@/components/form/form-dialog";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Textarea } from "@/components/ui/control/textarea";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { addDays, type Day } from "@/lib/domain/day";
import { ADMINISTRATION_REASON_MAX } from "@/lib/domain/limits";
import { endPostAction, givePostAction } from "@/lib/features/people/actions";
import type { BodyOptions } from "@/lib/features/people/queries/bodies";
import type { PersonPage } from "@/lib/features/people/queries/person";
import type { UnitRow } from "@/lib/features/people/queries/units";
import { hangingWords, POST_STATE } from "./labels";
import { PostFields } from "./post-fields";

type PostRow = PersonPage["posts"][number];

const GIVE_LABELS = { bodyId: "任职单位", role: "岗位", unitId: "代表的部门", fromOn: "起始日期", toOn: "终止日期" };
const END_LABELS = { toOn: "最后一天", reason: "终止原因" };

const COLUMNS: Column<PostRow>[] = [
  { key: "label", head: "岗位", cell: (p) => p.label },
  { key: "body", head: "单位", width: 160, cell: (p) => p.bodyName },
  { key: "from", head: "起始", width: 110, nowrap: true, cell: (p) => p.fromOn },
  { key: "to", head: "终止", width: 110, nowrap: true, cell: (p) => p.toOn ?? "长期" },
  {
    key: "state",
    head: "状态",
    width: 90,
    nowrap: true,
    cell: (p) => <Badge tone={POST_STATE[p.state].tone}>{POST_STATE[p.state].label}</Badge>,
  },
];

function Reason() {
  return (
    <Field label={END_LABELS.reason} name="reason" required>
      <Textarea name="reason" rows={2} maxLength={ADMINISTRATION_REASON_MAX} required />
    </Field>
  );
}

function EndPost({ post, today, hanging }: { post: PostRow; today: Day; hanging: string }) {
  const { id, version } = post;
  if (post.state === "PAST") return null;
  if (post.state === "FUTURE") {
    return (
      <FormDialog
        label="撤回"
        title={`撤回“${post.label}”？`}
        description="这个岗位还没有到任，撤回后不再列出，授予和撤回的记录保留。"
        variant="quiet"
        size="sm"
        action={endPostAction}
        hidden={{ id, version, toOn: addDays(post.fromOn, -1) }}
        labels={END_LABELS}
        submitLabel="撤回"
        danger
        successMessage="岗位已撤回"
      >
        <Reason />
      </FormDialog>
    );
  }
  const yesterday = addDays(today, -1);
  return (
    <FormDialog
      label="终止"
      title={`终止“${post.label}”？`}
      description={`最后一天当天仍然有效，填昨天则立即失效。已办理的事项仍记在这个岗位名下。${hanging}`}
      variant="quiet"
      size="sm"
      action={endPostAction}
      hidden={{ id, version }}
      labels={END_LABELS}
      submitLabel="终止"
      danger
      successMessage="岗位已终止"
    >
      <Field label={END_LABELS.toOn} name="toOn" required>
        <DateInput
          name="toOn"
          defaultValue={yesterday}
          min={post.fromOn < today ? post.fromOn : yesterday}
          today={today}
          required
        />
      </Field>
      <Reason />
    </FormDialog>
  );
}

/** Posts of a person, past ones too. `give`: what the security administrator may choose from, absent for all others. */
export function PostsPanel({
  person,
  today,
  give,
  mayEnd,
}: {
  person: PersonPage;
  today: Day;
  give: { bodies: BodyOptions; bodyId: string; units: UnitRow[] } | null;
  mayEnd: (post: PostRow) => boolean;
}) {
  const columns: Column<PostRow>[] = give
    ? [
        ...COLUMNS,
        {
          key: "act",
          head: "操作",
          width: 90,
          cell: (post) => mayEnd(post) && <EndPost post={post} today={today} hanging={hangingWords(person.hangs)} />,
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
            label="授予岗位"
            title={`授予 ${person.name} 岗位`}
            size="sm"
            action={givePostAction}
            hidden={{ personId: person.id }}
            labels={GIVE_LABELS}
            submitLabel="授予"
            successMessage="岗位已授予"
          >
            <PostFields
              bodies={give.bodies}
              bodyId={give.bodyId}
              units={give.units.filter((u) => u.endedOn === null).map((u) => ({ value: u.id, label: u.name }))}
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
        empty={<EmptyState title="还没有岗位" hint="由安全管理员授予。没有在任岗位的人登录后看不到任何内容。" />}
      />
    </Panel>
  );
}
