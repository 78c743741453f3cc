import { ActionButton } from "@/components/form/action-button";
import { Pagination } from "@/components/table/pagination";
import { withQuery } from "@/components/table/query";
import { Notice } from "@/components/ui/notice";
import { CountedTitle, Panel } from "@/components/ui/panel";
import { TabLinks } from "@/components/ui/tab-links";
import { ROW_STATES, type RowState } from "@/lib/domain/roster/sheet";
import type { AddressParams } from "@/lib/domain/text/address";
import { chooseInRosterAction, confirmRosterAction, discardRosterAction } from "@/lib/features/roster/actions";
import type { RosterReview as Roster } from "@/lib/features/roster/queries/roster-review";
import { ChoiceSelect } from "./choice-select";
import { RosterRows } from "./roster-rows";
import { ROW_STATE } from "./row-words";

type Review = NonNullable<Roster["review"]>;
type Props = { roster: Roster; review: Review };

/** 新增部门12个、新增人员60人、开通账号58个… */
export function doesInWords({ units, editedUnits, persons, editedPersons, accounts, posts }: Review["does"]): string {
  const said = [
    ...(units > 0 ? [`新增部门${units}个`] : []),
    ...(editedUnits > 0 ? [`修改部门${editedUnits}个`] : []),
    ...(persons > 0 ? [`新增人员${persons}人`] : []),
    ...(editedPersons > 0 ? [`修改人员${editedPersons}人`] : []),
    ...(accounts > 0 ? [`开通账号${accounts}个`] : []),
    ...(posts > 0 ? [`待设岗位${posts}个`] : []),
  ];
  return said.join("、");
}

/** Names of units to be settled, once for all rows that say them. */
function Questions({ roster, review }: Props) {
  if (review.questions.length === 0) return null;
  return (
    <Panel title={<CountedTitle label="请选定这些部门" count={review.questions.length} />} className="mb-4">
      <ul className="grid gap-x-6 gap-y-2 lg:grid-cols-2">
        {review.questions.map(({ of, rows, offers }) => (
          <li key={of} className="flex flex-wrap items-start gap-x-3 gap-y-1">
            <span className="min-w-40 pt-1">
              “{of}”<span className="nums ml-1 text-sm text-muted">{rows}行</span>
            </span>
            <ChoiceSelect
              rosterId={roster.id}
              version={roster.version}
              what="unit"
              of={of}
              offers={offers}
              label={`“${of}”是哪个部门`}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Confirm({ roster, review }: Props) {
  const { id: rosterId, version } = roster;
  const does = doesInWords(review.does);
  const errors = review.counts.ERROR;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3">
      <ActionButton
        action={confirmRosterAction}
        input={{ rosterId, version, seen: review.seen }}
        variant="primary"
        disabled={errors > 0 || does === ""}
        confirm={{
          title: `导入到${roster.body}？`,
          description: `${does}。岗位由安全管理员设置后才生效；导入后没有人启用账号、没有设置岗位之前，可以整次撤销。`,
          confirmLabel: "确认导入",
        }}
        successMessage="已导入"
      >
        确认导入
      </ActionButton>
      {errors > 0 && (
        <ActionButton
          action={chooseInRosterAction}
          input={{ rosterId, version, choice: { what: "leave-errors" as const } }}
        >
          {`不导入有问题的${errors}行`}
        </ActionButton>
      )}
      {review.chosen && (
        <ActionButton action={chooseInRosterAction} input={{ rosterId, version, choice: { what: "again" as const } }}>
          重新选定部门和同名人员
        </ActionButton>
      )}
      <ActionButton
        action={discardRosterAction}
        input={{ rosterId, version }}
        variant="quiet"
        confirm={{
          title: "取消这次导入？",
          description: "表中的内容都不录入，需要时可以重新上传。",
          confirmLabel: "取消导入",
        }}
        successMessage="已取消导入"
      >
        取消导入
      </ActionButton>
      <span className="text-muted">
        {does === "" ? "没有要新增或修改的内容。" : `将${does}。`}
        {errors > 0 && `有问题的${errors}行处理完才能导入。`}
      </span>
    </div>
  );
}

/** A sheet of people and units under review: every row with what it would do, all at once. */
export function RosterReview({
  roster,
  review,
  show,
  path,
  params,
}: Props & { show: RowState | undefined; path: string; params: AddressParams }) {
  const all = ROW_STATES.reduce((sum, state) => sum + review.counts[state], 0);
  const { page, pageCount, total } = review;
  return (
    <>
      <Confirm roster={roster} review={review} />
      <Questions roster={roster} review={review} />
      {review.notes.length > 0 && (
        <Notice tone="info" className="mb-4">
          <ul>
            {review.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="mb-3">
        <TabLinks
          label="导入结果"
          items={[
            {
              href: withQuery(path, params, { show: undefined, page: undefined }),
              label: "全部",
              count: all,
              active: !show,
            },
            ...ROW_STATES.filter((state) => review.counts[state] > 0 || show === state).map((state) => ({
              href: withQuery(path, params, { show: state, page: undefined }),
              label: ROW_STATE[state].label,
              count: review.counts[state],
              active: show === state,
            })),
          ]}
        />
      </div>
      <Panel flush>
        <RosterRows roster={roster} rows={review.rows} />
        <div className="px-4 py-2">
          <Pagination page={page} pageCount={pageCount} total={total} basePath={path} params={params} unit="行" />
        </div>
      </Panel>
    </>
  );
}
