import {
  cycleLabel,
  SOURCE_LABELS,
  STAGE_LABELS,
  STANDS_LABELS,
  statusLabel,
  TIME_CLASS_LABELS,
} from "@/lib/domain/labels";
import type { DueState } from "@/lib/domain/measure/deadline";
import { dueWords, quietWords, waitWords } from "@/lib/domain/measure/due-words";
import { isBeside, parentHref } from "@/lib/domain/measure/parent";
import { type Html, html, type Written } from "@/lib/domain/text/html";
import { cut, part } from "@/lib/domain/text/text";
import { LEDGER_COLUMNS, type LedgerColumn, type LedgerRow } from "@/lib/features/ledger/columns";
import { asWrittenBeside, numbered, outcomeName, progressLead } from "@/lib/features/ledger/words";

/**
 * What the cells of the ledger look like: markup as text, without classes of its own wherever the table's style
 * (ledger-table.css) can tell what a thing is from where it stands. Fifty rows weigh what their words weigh.
 */

/** Characters of a long text that are sent: what two lines of its column can show on a wide screen. The panel has the rest. */
const TEXT_SHOWN = 100;
const PROGRESS_SHOWN = 64;
/** Between two such characters a text can be cut without asking where people see characters end, which takes its time. */
const PLAIN = /^[\u3000-\u303f\u3400-\u9fff\uff01-\uff60A-Za-z0-9]{2}$/;
function shown(text: string, most: number): string {
  const flat = text.replace(/\s*\n\s*/g, " ");
  if (flat.length <= most) return flat;
  const plain = PLAIN.test(part(flat, most - 1, most + 1));
  return `${plain ? part(flat, 0, most) : cut(flat, most)}…`;
}

/** Two lines at most, one in the dense table. */
const long = (text: string, lead: Written = null, most = TEXT_SHOWN) =>
  text === "" && lead === null ? null : html`<div>${lead}${shown(text, most)}</div>`;

/** A second line, which the dense table sets beside the first. */
const small = (text: string | null | false, tone = "") =>
  text && (tone ? html`<small class="${tone}">${text}</small>` : html`<small>${text}</small>`);

/** The name, or quietly what stands for nobody. */
const unlessNobody = (name: string | null, text: string) => (name === null ? html`<i>${text}</i>` : name);

/** What a run of rows under one parent says once. */
const oncePerRun = (row: LedgerRow, cell: Written) => (row.sameParent ? html`<b class="sr-only">同上</b>` : cell);

/** Colour of what is said of a deadline; leaving late is amber with its word, and only what is late now is red. */
const DUE_TONES = {
  struck: "",
  none: "",
  opening: "ok",
  closed: "ok",
  "closed-late": "warn",
  overdue: "bad",
  "applied-late": "bad",
  waiting: "",
  near: "warn",
  later: "",
} as const satisfies Record<DueState, string>;

const STATUS_TONES = {
  PLANNED: "",
  UNDERWAY: "on",
  SUBMITTED: "on",
  RETURNED: "warn",
  CLOSED: "ok",
} as const satisfies Record<LedgerRow["status"], string>;

function statusCell({ status, due, cycle, stage, waiting, stands, struckReason }: LedgerRow): Written {
  if (struckReason !== null) return html`<em>已作废</em>`;
  return [
    html`<em class="${STATUS_TONES[status]}">${statusLabel({ status, opening: due.dueState === "opening" })}</em>`,
    small(cycle > 1 && cycleLabel(cycle)),
    small(stage && `待${STAGE_LABELS[stage]}`),
    small(waiting && waitWords(waiting), waiting?.stuck ? "warn" : ""),
    stands.map((s) => small(STANDS_LABELS[s], "warn")),
  ];
}

function dueCell({ due }: LedgerRow): Written {
  const words = dueWords(due);
  const moved = due.day && due.originalDay && due.originalDay !== due.day;
  return [
    due.day,
    words && html` <b class="${DUE_TONES[due.dueState]}">${words}</b>`,
    small(moved && `原时限 ${due.originalDay}`),
    small(asWrittenBeside(due)),
  ];
}

function progressCell({ progress, lastHeardOn, quiet }: LedgerRow): Written {
  return [
    progress
      ? long(progress.text, html`<i>${progressLead(progress)}</i> `, PROGRESS_SHOWN)
      : html`<i>尚未报送（${lastHeardOn} 录入台账）</i>`,
    small(quietWords(quiet).join("，"), "warn"),
  ];
}

function parentCell({ parent, fromIssue }: LedgerRow): Written {
  return [
    isBeside(parent.kind) && html`<i>${SOURCE_LABELS[parent.kind]}${fromIssue && `（问题 ${fromIssue}）`}</i> `,
    html`<a href="${parentHref(parent)}">${parent.code} ${parent.title}</a>`,
  ];
}

/** What a cell looks like on the page; what it says is its column's text. */
export const CELLS = {
  code: (row) =>
    html`<a href="/measures/${row.id}">${row.struckReason === null ? row.code : html`<del>${row.code}</del>`}</a>`,
  status: statusCell,
  order: LEDGER_COLUMNS.order.text,
  inspection: LEDGER_COLUMNS.inspection.text,
  section: (row) => oncePerRun(row, LEDGER_COLUMNS.section.text(row)),
  parent: (row) => oncePerRun(row, parentCell(row)),
  manifestation: (row) => oncePerRun(row, long(numbered(row.manifestations))),
  target: (row) => oncePerRun(row, long(row.target)),
  text: (row, before: Written = null) => [
    long(row.text, before),
    small(row.struckReason !== null && `已作废：${row.struckReason}`),
  ],
  source: LEDGER_COLUMNS.source.text,
  leadUnit: (row) => unlessNobody(row.leadUnit, LEDGER_COLUMNS.leadUnit.text(row)),
  leader: (row) => unlessNobody(row.leader, LEDGER_COLUMNS.leader.text(row)),
  cooperatingUnits: LEDGER_COLUMNS.cooperatingUnits.text,
  owner: (row) => unlessNobody(row.owner, LEDGER_COLUMNS.owner.text(row)),
  timeClass: LEDGER_COLUMNS.timeClass.text,
  due: dueCell,
  progress: progressCell,
  outcome: (row) => row.outcomes.map((o) => html`<p>${outcomeName(o)} ${o.value}${o.unit}</p>`),
  closed: LEDGER_COLUMNS.closed.text,
  closedOn: (row) => [
    row.closedOn,
    small(row.closedOn !== null && row.due.dueState === "closed-late" && dueWords(row.due), "warn"),
  ],
  opening: ({ opening }) => opening && [long(opening.source), small(`确认人：${opening.voucher}`)],
  remark: (row) => long(row.remark),
} as const satisfies Record<LedgerColumn, (row: LedgerRow, before?: Written) => Written>;

/** 立、限、长: the class of a measure before its text, where it has no column of its own. */
export function classTag({ timeClass }: LedgerRow): Html | null {
  if (!timeClass) return null;
  const label = TIME_CLASS_LABELS[timeClass];
  return html`<abbr title="${label}">${part(label, 0, 1)}</abbr>`;
}
