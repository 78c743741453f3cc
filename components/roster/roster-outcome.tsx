import { ReasonDialog } from "@/components/form/reason-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { CODES_AT_ONCE_MAX } from "@/lib/domain/limits";
import { askFirstCodesAction } from "@/lib/features/account/actions";
import { undoRosterAction } from "@/lib/features/roster/actions";
import type { RosterReview } from "@/lib/features/roster/queries/roster-review";
import { SlipMaker } from "./slip-maker";

type Outcome = NonNullable<RosterReview["outcome"]>;

function Undo({ roster, touched }: { roster: RosterReview; touched: string | null }) {
  if (touched) return <p className="text-muted">{touched}</p>;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <ReasonDialog
        label="撤销本次导入"
        variant="danger"
        title={`撤销导入“${roster.fileName}”？`}
        description="这次新增的部门、人员、账号和待设岗位全部撤回，修改过的资料恢复原样，已发的领取单作废。记录保留在审计日志。"
        action={undoRosterAction}
        hidden={{ rosterId: roster.id, version: roster.version }}
        reasonLabel="撤销的原因"
        submitLabel="撤销本次导入"
        successMessage="已撤销本次导入"
      />
      <span className="text-muted">没有人启用账号、没有设置岗位之前，可以整次撤销。</span>
    </div>
  );
}

/** Slips of the accounts nobody has used yet, so many at a time. */
function FirstSlips({ unused }: { unused: string[] }) {
  const parts = Math.max(1, Math.ceil(unused.length / CODES_AT_ONCE_MAX));
  return Array.from({ length: parts }, (_, at) => {
    const ids = unused.slice(at * CODES_AT_ONCE_MAX, (at + 1) * CODES_AT_ONCE_MAX);
    const which = parts > 1 ? `第${at * CODES_AT_ONCE_MAX + 1}至${at * CODES_AT_ONCE_MAX + ids.length}人` : "";
    return (
      <SlipMaker
        key={which || "all"}
        action={askFirstCodesAction}
        ids={ids}
        part="first"
        label={`生成账号领取单${which}`}
        said={`${ids.length}个账号还没有启用。生成后现场打印上半段；重新生成会使以前发的作废。`}
      />
    );
  });
}

/** What an import that was confirmed made, and what comes next. */
function Done({ roster, outcome }: { roster: RosterReview; outcome: Outcome }) {
  const { units, persons, accounts, waiting, unused, touched } = outcome;
  return (
    <div className="flex flex-col gap-4">
      <Panel title={`已导入：新增部门${units}个、人员${persons}人、账号${accounts}个`} className="print:hidden">
        <div className="flex flex-col gap-3">
          <p>
            {waiting > 0 ? (
              <>
                <Link href="/settings/requests" className="text-link hover:underline">
                  待设岗位{waiting}个
                </Link>
                ，请安全管理员核对设置。岗位设置之前，领取单上的一次性码无效。
              </>
            ) : (
              "没有等待设置的岗位。"
            )}
          </p>
          <Undo roster={roster} touched={touched} />
        </div>
      </Panel>
      {accounts > 0 && (
        <Panel title={<span className="print:hidden">账号领取单</span>}>
          {unused.length === 0 && <p className="text-muted print:hidden">这次开通的账号都已启用，不需要领取单。</p>}
          <FirstSlips unused={unused} />
        </Panel>
      )}
    </div>
  );
}

/** What became of a sheet that is no longer reviewed. */
export function RosterOutcome({ roster }: { roster: RosterReview }) {
  if (roster.outcome) return <Done roster={roster} outcome={roster.outcome} />;
  const undone = roster.state === "UNDONE";
  return (
    <Panel>
      <EmptyState
        title={undone ? "这次导入已经撤销" : "这次导入已经取消"}
        hint={undone ? "新增的部门、人员和账号都已撤回，这份表可以重新上传。" : "需要时可以重新上传这份表。"}
        action={<LinkButton href="/settings/rosters">返回人员部门导入</LinkButton>}
      />
    </Panel>
  );
}
