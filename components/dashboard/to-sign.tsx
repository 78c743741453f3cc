import { Link } from "@/components/ui/link";
import { waitWords } from "@/lib/domain/measure/due-words";
import { shorten } from "@/lib/domain/text/text";
import type { SigningStage } from "@/lib/domain/types";
import type { ToSign as Waiting } from "@/lib/features/my-work/queries/sign-queue";
import { DashboardPanel } from "./dashboard-panel";

/** What the viewer is asked to do at a stage. */
const ASKED = {
  UNIT_HEAD: "请您审核",
  RESPONSIBLE_LEADER: "请您审签",
  OFFICE: "待复核",
  SUPERVISION: "待核实",
  GROUP_LEADER: "请您审批",
} satisfies Record<SigningStage, string>;

const LINE = 24;

/** What waits for the viewer's own decision in all inspections, the longest waiting first. */
export function ToSign({
  waiting,
  unassigned,
}: {
  waiting: Waiting;
  unassigned?: { value: number; href: string } | undefined;
}) {
  const asked = waiting.first[0] ? ASKED[waiting.first[0].stage] : "请您审批";
  return (
    <DashboardPanel
      className="dashboard-to-sign"
      title={<span className={waiting.total > 0 ? "text-red" : undefined}>{`${asked}（${waiting.total}）`}</span>}
      action={
        <>
          {unassigned && unassigned.value > 0 && <Link href={unassigned.href}>待分工 {unassigned.value}条</Link>}
          {waiting.total > 0 && <Link href="/my-work">去办理</Link>}
        </>
      }
    >
      {waiting.first.map(({ id, code, text, unit, inspection, waiting: waited }) => (
        <p key={id}>
          <Link href={`/measures/${id}`} className="text-link underline underline-offset-4">
            {code}
          </Link>{" "}
          {shorten(text, LINE)}
          <small>
            <b>{waitWords(waited)}</b> · {unit} · {inspection}
          </small>
        </p>
      ))}
      {waiting.total === 0 && <p className="text-muted">没有等待您办理的申请。</p>}
    </DashboardPanel>
  );
}
