import { withQuery } from "@/components/table/query";
import { OF_THEM_OPENING, SOURCE_LABELS, STATUS_LABELS } from "@/lib/domain/labels";
import { isBeside, parentHref } from "@/lib/domain/measure/parent";
import type { AddressParams } from "@/lib/domain/text/address";
import { type Html, html, type Written } from "@/lib/domain/text/html";
import { columnSpec, type LedgerColumn, type LedgerRow } from "@/lib/features/ledger/columns";
import type { LedgerSort } from "@/lib/features/ledger/filter";
import type { GroupCount } from "@/lib/features/ledger/queries/groups";
import { CELLS, classTag } from "./ledger-cells";

/** The ledger as a table: one row per measure, under the issue it belongs to where the order is that of the printed list. */

export type LedgerTableProps = {
  caption: string;
  rows: readonly LedgerRow[];
  columns: readonly LedgerColumn[];
  /** What of each issue or item on the page the whole list holds. */
  groups: ReadonlyMap<string, GroupCount>;
  sort: LedgerSort;
  basePath: string;
  params: AddressParams;
};

/** Columns the style knows by a letter: what a card on a phone is made of, and what gives way beside the panel. */
const LETTERS: Partial<Record<LedgerColumn, string>> = {
  code: "c",
  status: "s",
  text: "t",
  leadUnit: "u",
  leader: "l",
  due: "d",
  progress: "p",
};
const letterOf = (key: LedgerColumn) => LETTERS[key] ?? "o";

/** Whether rows stand under their issue: only in the order in which issues do. */
export const isGrouped = (sort: LedgerSort) => sort.key === "code";

/** The columns drawn in an order. */
export const drawnColumns = (columns: readonly LedgerColumn[], sort: LedgerSort) =>
  columns.filter((key) => key !== "parent" || !isGrouped(sort));

function head(key: LedgerColumn, { sort, basePath, params }: LedgerTableProps): Html {
  const { heading, headNote, sorts } = columnSpec(key);
  const on = sort.key === key;
  const next = on && sort.dir === "asc" ? "desc" : "asc";
  const word = next === "asc" ? "按升序排列" : "按降序排列";
  const name = sorts
    ? html`<a href="${withQuery(basePath, params, { sort: key, dir: next })}" title="${word}" data-stay>${heading}</a>`
    : heading;
  const order = on && html` aria-sort="${sort.dir === "asc" ? "ascending" : "descending"}"`;
  return html`<th scope="col" class="${letterOf(key)}"${order}>${name}${headNote && html`<small>${headNote}</small>`}</th>`;
}

/** What the measure's text needs at least, in pixels: below that the table is scrolled sideways. */
const TEXT_LEAST = 310;
const least = (key: LedgerColumn) => (key === "text" ? TEXT_LEAST : columnSpec(key).width);

/** The measure's text takes what is left, progress its share; the others are as wide as their words. */
function width(key: LedgerColumn, sum: number): Html {
  const { width: own } = columnSpec(key);
  if (key === "text") return html`<col class="t">`;
  const share = key === "progress" ? `${Math.round((100 * own) / sum)}%` : String(own);
  return html`<col class="${letterOf(key)}" width="${share}">`;
}

/** 06 公共数据共享质量不高　措施6　已销号1　逾期1 */
function groupHead(row: LedgerRow, count: GroupCount | undefined, span: number): Html {
  const { parent, fromIssue } = row;
  const source = isBeside(parent.kind) && SOURCE_LABELS[parent.kind];
  const figures = count && [
    html`<span>措施${count.all}</span>`,
    count.closed > 0 && html`<span>${STATUS_LABELS.CLOSED}${count.closed}</span>`,
    count.opening > 0 && html`<span>${OF_THEM_OPENING}${count.opening}</span>`,
    count.overdue > 0 && html`<span class="bad">逾期${count.overdue}</span>`,
  ];
  return html`<tr class="${source ? "g beside" : "g"}"><th scope="rowgroup" colspan="${span}"><div><button type="button" aria-expanded="true" aria-label="${parent.code}的措施"></button>${
    source && html`<i>${source}${fromIssue && `（问题${fromIssue}）`}</i>`
  }<a href="${parentHref(parent)}"><b>${parent.code}</b> ${parent.title}</a>${figures}</div></th></tr>`;
}

const TONES = { overdue: "late", "applied-late": "late", near: "near" } as const;

function measureRow(row: LedgerRow, columns: readonly LedgerColumn[], sort: LedgerSort): Html {
  const tagged = !columns.includes("timeClass");
  const named = !isGrouped(sort) && !columns.includes("parent");
  const before: Written = [
    named && html`<small>${row.parent.code} ${row.parent.title}</small>`,
    tagged && classTag(row),
  ];
  const cells = columns.map((key) => {
    const cell: Written = key === "text" ? CELLS.text(row, before) : CELLS[key](row);
    return html`<td class=${letterOf(key)}>${cell}</td>`;
  });
  const tone = TONES[row.due.dueState as keyof typeof TONES];
  return tone ? html`<tr class="${tone}">${cells}</tr>` : html`<tr>${cells}</tr>`;
}

/** Rows in runs of one parent, as they come. */
export function runs(rows: readonly LedgerRow[]): LedgerRow[][] {
  const found: LedgerRow[][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && last[0]?.parent.id === row.parent.id) last.push(row);
    else found.push([row]);
  }
  return found;
}

/** The whole table as markup. */
export function ledgerTable(props: LedgerTableProps): Html {
  const { caption, rows, groups, sort } = props;
  const columns = drawnColumns(props.columns, sort);
  const sum = columns.reduce((all, key) => all + least(key), 0);
  const drawn = (row: LedgerRow) => measureRow(row, columns, sort);
  const bodies = isGrouped(sort)
    ? runs(rows).map(
        (run) =>
          run[0] &&
          html`<tbody>${groupHead(run[0], groups.get(run[0].parent.id), columns.length)}${run.map(drawn)}</tbody>`,
      )
    : html`<tbody>${rows.map(drawn)}</tbody>`;
  return html`<table class="ledger" style="--sum:${sum}px"><caption class="sr-only">${caption}</caption><colgroup>${columns.map(
    (key) => width(key, sum),
  )}</colgroup><thead><tr>${columns.map((key) => head(key, props))}</tr></thead>${bodies}</table>`;
}
