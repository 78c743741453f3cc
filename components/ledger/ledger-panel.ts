import {
  cycleLabel,
  PROGRESS_KIND_LABELS,
  SOURCE_LABELS,
  STAGE_LABELS,
  statusLabel,
  TIME_CLASS_LABELS,
} from "@/lib/domain/labels";
import { dueWords, quietWords, waitWords } from "@/lib/domain/measure/due-words";
import { isBeside, parentHref } from "@/lib/domain/measure/parent";
import { type Html, html, type Written } from "@/lib/domain/text/html";
import type { MeasurePage } from "@/lib/features/measure/queries/measure-page";

/** What the panel beside the ledger says of one measure: who, by when, what was done. What is done with it, its page has. */

type Entry = { at: string; what: string; who: string; text: string };

/** What was reported and decided, newest first. */
function stream(measure: MeasurePage): Entry[] {
  const reported = measure.progress.rows.map(({ at, kind, who, post, text }) => ({
    ...{ at, text },
    what: PROGRESS_KIND_LABELS[kind],
    who: `${who}（${post}）`,
  }));
  const applied = measure.closeOuts.flatMap((c) => [
    { at: c.submittedAt, what: "申请销号", who: `${c.applicant}（${c.applicantPost}）`, text: c.statement },
    ...c.signatures.map((s) => ({
      at: s.at,
      what: `${STAGE_LABELS[s.stage]}${s.decision === "RETURN" ? "退回" : "同意"}`,
      who: `${s.who}（${s.post}）`,
      text: s.remark,
    })),
    ...(c.withdrawn
      ? [
          {
            at: c.withdrawn.at,
            what: "撤回申请",
            who: `${c.withdrawn.who}（${c.withdrawn.post}）`,
            text: c.withdrawn.reason,
          },
        ]
      : []),
  ]);
  return [...reported, ...applied].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

const fact = (label: string, value: Written) => html`<dt>${label}</dt><dd>${value}</dd>`;
const UNKNOWN = "未明确";

function facts(m: MeasurePage): Html {
  const moved = m.due.originalDay && m.due.originalDay !== m.due.day;
  const due = [m.due.day ?? UNKNOWN, " ", dueWords(m.due), m.dueText && `（${m.dueText}）`];
  return html`<dl>${[
    fact("整改时限", due),
    moved && fact("原定时限", m.due.originalDay),
    fact("牵头部门", m.leadUnit ?? UNKNOWN),
    m.cooperating.length > 0 && fact("配合部门", m.cooperating.join("、")),
    fact("责任领导", m.leader?.name ?? UNKNOWN),
    m.owner && fact("责任人", m.owner),
    fact("整改类型", m.timeClass ? TIME_CLASS_LABELS[m.timeClass] : "未分类"),
    m.outcomes.length > 0 &&
      fact(
        "整改成效",
        m.outcomes
          .filter((o) => o.withdrawnReason === null)
          .map((o) => `${o.kind}${o.name && `“${o.name}”`} ${o.value}${o.unit}`)
          .join("；"),
      ),
    m.remark && fact("备注", m.remark),
  ]}</dl>`;
}

export function ledgerPanel(m: MeasurePage): Html {
  const state =
    m.struckReason !== null
      ? `已作废：${m.struckReason}`
      : [
          statusLabel({ status: m.status, opening: m.due.dueState === "opening" }),
          m.cycle > 1 && cycleLabel(m.cycle),
          m.stage && `待${STAGE_LABELS[m.stage]}`,
          m.waiting && waitWords(m.waiting),
          ...quietWords(m.quiet),
        ]
          .filter(Boolean)
          .join(" · ");
  const entries = stream(m);
  return html`<h2>措施 ${m.code}</h2><p class="state">${state}</p><p class="text">${m.text}</p><p class="of"><a href="${parentHref(m.parent)}">${isBeside(m.parent.kind) && `${SOURCE_LABELS[m.parent.kind]} `}${m.parent.code} ${m.parent.title}</a></p>${
    m.issue?.target && html`<p class="of">整改目标：${m.issue.target}</p>`
  }${facts(m)}<h3>办理过程</h3>${
    entries.length === 0
      ? html`<p class="of">还没有报送过进展。</p>`
      : html`<ol>${entries.map((e) => html`<li><p><time>${e.at}</time> <b>${e.what}</b> ${e.who}</p><p class="said">${e.text}</p></li>`)}</ol>`
  }${m.progress.pageCount > 1 && html`<p class="of">更早的进展见措施页面。</p>`}`;
}
