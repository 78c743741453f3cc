import type { Day } from "@/lib/domain/day";
import { INSPECTION_KIND_LABELS, OF_THEM_OPENING } from "@/lib/domain/labels";
import { declared, percent, type Share, verified } from "@/lib/domain/measure/completion";
import { type Html, html, type Written } from "@/lib/domain/text/html";
import type { InspectionRow } from "@/lib/features/inspection/queries/inspections";
import { ledgerHref } from "@/lib/features/measure/filter";
import type { GroupFigures } from "@/lib/features/measure/queries/figures";
import { distance } from "./inspection-timeline";

/**
 * Inspections, one a row, with where each stands. Markup as text, without classes of its own where the style
 * (inspection-table.css) can tell what a thing is from where it stands.
 */

type Row = InspectionRow & { figures: GroupFigures };

const NOTHING = html`<i>—</i>`;
const small = (text: Written) => html`<small>${text}</small>`;

/** 18/187 9.6%, which opens what it counts. */
const rate = (share: Share, href: string) =>
  html`<a href="${href}"><b>${share.done}/${share.all}</b> <i>${percent(share)}</i></a>`;

type Column = { head: string; width?: number; cell: (row: Row, today: Day) => Written };

const COLUMNS: readonly Column[] = [
  {
    head: "名称",
    cell: (i) => [
      html`<a href="/inspections/${i.id}">${i.title}</a>`,
      i.archived && html` <em>已归档</em>`,
      small(i.bodyName),
    ],
  },
  { head: "类型", width: 150, cell: (i) => [INSPECTION_KIND_LABELS[i.kind], i.round && small(i.round)] },
  { head: "巡视巡察组", width: 140, cell: (i) => i.team || NOTHING },
  { head: "反馈日期", width: 108, cell: (i) => i.feedbackOn },
  {
    head: "下一节点",
    width: 170,
    cell: ({ next, archived }, today) =>
      next
        ? [next.day, html` <i>${distance(next.day, today)}</i>`, small(next.label)]
        : archived
          ? NOTHING
          : html`<i>各节点均已过</i>`,
  },
  {
    head: "申报率",
    width: 130,
    cell: ({ id, figures }) =>
      rate(declared(figures.tally), ledgerHref({ inspection: id, status: ["SUBMITTED", "CLOSED"] })),
  },
  {
    head: "销号率",
    width: 130,
    cell: ({ id, figures }) => [
      rate(verified(figures.tally), ledgerHref({ inspection: id, status: ["CLOSED"] })),
      figures.opening > 0 &&
        small([
          `${OF_THEM_OPENING} `,
          html`<a href="${ledgerHref({ inspection: id, opening: true })}">${figures.opening} 条</a>`,
        ]),
    ],
  },
  {
    head: "逾期",
    width: 80,
    cell: ({ id, figures }) =>
      figures.overdue > 0
        ? html`<a class="bad" href="${ledgerHref({ inspection: id, overdue: true })}">${figures.overdue} 条</a>`
        : html`<i>0</i>`,
  },
];

/** The whole table as markup. */
export function inspectionTable({ caption, rows, today }: { caption: string; rows: readonly Row[]; today: Day }): Html {
  const head = COLUMNS.map(({ head, width }) =>
    width ? html`<th scope="col" style="--width:${width}px">${head}</th>` : html`<th scope="col">${head}</th>`,
  );
  const body = rows.map(
    (row) => html`<tr class="list-row">${COLUMNS.map(({ cell }) => html`<td>${cell(row, today)}</td>`)}</tr>`,
  );
  return html`<table class="inspections"><caption class="sr-only">${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
