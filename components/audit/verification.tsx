import { ActionButton } from "@/components/form/action-button";
import { ReasonDialog } from "@/components/form/reason-dialog";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { instantInTable } from "@/lib/domain/day";
import { BREAK_LABELS, CHECKPOINT_TROUBLES } from "@/lib/domain/history/chain";
import { requestChainCheckAction, sealChainBreakAction } from "@/lib/features/audit/actions";
import type { ChainBreak, ChainCheck } from "@/lib/features/audit/queries/audit";

const grouped = new Intl.NumberFormat("zh-CN");
const count = (n: number) => grouped.format(n);

function SealsLink({ href }: { href: string }) {
  return (
    <Link href={href} className="text-link underline-offset-2 hover:underline">
      查看封存记录
    </Link>
  );
}

/** What holds: every number, and every hash but those of sealed breaks; what was destroyed holds by its kept hash. */
function Whole({ events, sealed, destroyed }: { events: number; sealed: number; destroyed: number }) {
  if (events === 0) return "日志中还没有记录。";
  const but = sealed > 0 ? `除已封存的${count(sealed)}条外，` : "";
  const none = sealed > 0 ? "" : "，没有发现改动或缺失";
  const gone = destroyed > 0 ? `其中${count(destroyed)}条的内容已销毁，凭保留的校验值核对衔接。` : "";
  return `第1条至第${events}条序号连续，${but}校验值与内容和前一条相符${none}。${gone}`;
}

export function RequestCheck({ chain, running }: { chain: string; running: boolean }) {
  return (
    <ActionButton action={requestChainCheckAction} input={{ chain }} disabled={running}>
      {running ? "核验中…" : "核验日志完整性"}
    </ActionButton>
  );
}

function Running({ run }: { run: NonNullable<ChainCheck["run"]> }) {
  return (
    <>
      {run.upTo === null
        ? "核验中… 已排队，由后台逐条重算，完成后在此显示结果。"
        : `核验中… 已核${count(run.done)}/${count(run.upTo)}条。`}
      <RefreshWhile seconds={3} />
    </>
  );
}

const SEALS_EVENT =
  "查明原因并留存证据后方可封存。封存不改动日志，只记入一条封存记录；此后核验从下一条继续，该条再有任何变动仍会报警。";
const SEALS_CHECKPOINT =
  "查明原因（如由备份恢复）并留存证据后方可封存。封存不改动日志，只记入一条封存记录；此后不再与这个检查点核对，核验通过后另签新的检查点。";

function Seal({ chain, found }: { chain: string; found: ChainBreak }) {
  return (
    <ReasonDialog
      label={`封存第${found.seq}条`}
      size="sm"
      title={`封存第${found.seq}条的异常`}
      description={found.kind === "CHECKPOINT" ? SEALS_CHECKPOINT : SEALS_EVENT}
      action={sealChainBreakAction}
      hidden={{ chain, seq: found.seq, recomputedHash: found.recomputedHash }}
      reasonLabel="封存理由"
      submitLabel="封存"
      successMessage="已封存，正在重新核验"
    />
  );
}

function Broken({ found }: { found: ChainBreak }) {
  return (
    <>
      <p>
        {BREAK_LABELS[found.kind]}。请保留现场，立即报告本单位保密和网络安全负责人
        {found.sealable ? "；查明原因后可以封存，核验从下一条继续。" : "，并从备份核对。"}
      </p>
      {found.sealable && (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-sm">
          <dt className="text-muted">存储的校验值</dt>
          <dd className="truncate font-mono">{found.storedHash || "该条不在日志中"}</dd>
          <dt className="text-muted">{found.kind === "CHECKPOINT" ? "检查点的校验值" : "重算的校验值"}</dt>
          <dd className="truncate font-mono">{found.recomputedHash}</dd>
        </dl>
      )}
    </>
  );
}

/** The signed word for a chain that lies outside the database, and what is wrong with it. */
export function CheckpointNotice({ signed, trouble }: Pick<ChainCheck, "signed" | "trouble">) {
  const last = signed && `最近一个签名检查点：第${signed.seq}条（${instantInTable(signed.at)}）。`;
  if (!trouble) return last && <p className="mt-1 text-muted text-sm">{last}</p>;
  return (
    <Notice tone="warn" title="签名检查点" className="mt-2">
      {CHECKPOINT_TROUBLES[trouble]}。{last}
    </Notice>
  );
}

/** What the last verification of a chain found, and the one under way. */
export function CheckNotice({ chain, check, sealsHref }: { chain: string; check: ChainCheck; sealsHref: string }) {
  const { run, last } = check;
  const running = run && <Running run={run} />;
  if (!last) {
    return <Notice tone="info">{running ?? "尚未核验。每天凌晨自动核验一次，也可以现在核验。"}</Notice>;
  }
  const when = instantInTable(last.at);
  const seals = last.sealed > 0 && <SealsLink href={sealsHref} />;
  if (last.broken) {
    const seal = last.broken.sealable && !run && <Seal chain={chain} found={last.broken} />;
    return (
      <Notice tone="error" title={`核验未通过：第${last.broken.seq}条（${when}）`} action={seal}>
        <Broken found={last.broken} />
        {last.events > 0 && (
          <p>
            此前：
            <Whole {...last} /> {seals}
          </p>
        )}
        {running && <p>{running}</p>}
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={`核验通过（${when}）`}>
      <Whole {...last} /> {seals}
      {running && <p>{running}</p>}
    </Notice>
  );
}
