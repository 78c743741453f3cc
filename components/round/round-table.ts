import { withQuery } from "@/components/table/query";
import { OF_THEM_OPENING } from "@/lib/domain/labels";
import { percent } from "@/lib/domain/measure/completion";
import type { AddressParams } from "@/lib/domain/text/address";
import { type Html, html, type Written } from "@/lib/domain/text/html";
import { nextSort, type RoundSort, type RoundSortKey } from "@/lib/features/round/filter";
import type { BodyRow } from "@/lib/features/round/queries/bodies";

/**
 * The bodies of a round as a table: one row per inspection, every figure a link to what it counts. Markup as text, without
 * classes of its own where the style (round-table.css) can tell what a thing is from where it stands.
 */

export type RoundTableProps = {
  caption: string;
  /** What the round is called: an inspection called otherwise says so beside its body. */
  round: string;
  rows: readonly BodyRow[];
  sort: RoundSort;
  basePath: string;
  params: AddressParams;
};

/** A figure that opens its rows; nothing is nothing to open, and quiet. */
const linked = ({ value, href }: BodyRow["total"], unit = "条", tone = ""): Html =>
  value === 0
    ? html`<i>0</i>`
    : tone
      ? html`<a class="${tone}" href="${href}">${value}${unit}</a>`
      : html`<a href="${href}">${value}${unit}</a>`;

/** 还有5天, 今天, 已过12天: near is amber, and so is past; whether it was handed up is known elsewhere. */
function reportCell({ report: { dueOn, inDays, near } }: BodyRow): Written {
  const said = inDays > 0 ? `还有${inDays}天` : inDays === 0 ? "今天" : `已过${-inDays}天`;
  return [dueOn, near ? html`<small class="warn">${said}</small>` : html`<small>${said}</small>`];
}

function gapCell({ closed, expected }: BodyRow): Written {
  const gap = closed.value - expected.value;
  const said = gap < 0 ? html`<b class="bad">少${-gap}条</b>` : gap > 0 ? html`<b>多${gap}条</b>` : html`<i>持平</i>`;
  return [said, html`<small>应销号 ${linked(expected)}</small>`];
}

function overdueCell({ overdue, longest }: BodyRow): Written {
  if (overdue.value === 0) return linked(overdue);
  return [linked(overdue, "条", "bad"), html`<small>最长<a href="${longest.href}">${longest.days}天</a></small>`];
}

type Column = {
  label: string;
  /** The label with the place where its head may break. */
  head?: Html;
  cell: (row: BodyRow, props: RoundTableProps) => Written;
};

const COLUMNS: Record<RoundSortKey, Column> = {
  body: {
    label: "整改单位",
    cell: ({ id, body, name, archived }, { round }) => [
      html`<a href="/dashboard?inspection=${id}">${body}</a>`,
      archived && html` <em>已归档</em>`,
      name !== round && html`<small>${name}</small>`,
    ],
  },
  feedback: { label: "反馈日期", cell: (row) => row.feedbackOn },
  total: { label: "措施", cell: (row) => linked(row.total) },
  rate: {
    label: "已销号 · 销号率",
    cell: ({ closed, opening, total }) => [
      linked(closed),
      html`<small>${percent({ done: closed.value, all: total.value })}</small>`,
      opening && html`<small>${OF_THEM_OPENING} ${linked(opening)}</small>`,
    ],
  },
  gap: { label: "较应销号", cell: gapCell },
  overdue: { label: "逾期未销号", cell: overdueCell },
  silent: { label: "无进展", cell: ({ silent }) => linked(silent, "条", "warn") },
  relapsed: { label: "问题反弹", cell: ({ relapsed }) => linked(relapsed, "条", "warn") },
  report: {
    label: "整改进展情况报告报送截止",
    head: html`整改进展情况报告<wbr>报送截止`,
    cell: reportCell,
  },
  clues: {
    label: "问题线索办结",
    cell: ({ id, clues }) =>
      clues ? html`<a href="/inspections/${id}">${clues.concluded}/${clues.transferred}件</a>` : html`<i>未登记</i>`,
  },
};
const KEYS = Object.keys(COLUMNS) as RoundSortKey[];

/** 连续14天无进展, where all inspections shown count the same number of days. */
function labelOf(key: RoundSortKey, rows: readonly BodyRow[]): string {
  const days = new Set(rows.map((row) => row.silentDays));
  return key === "silent" && days.size === 1 ? `连续${[...days][0]}天无进展` : COLUMNS[key].label;
}

function head(key: RoundSortKey, { sort, rows, basePath, params }: RoundTableProps): Html {
  const next = nextSort(key, sort);
  const order = sort.key === key && html` aria-sort="${sort.dir === "asc" ? "ascending" : "descending"}"`;
  const word = next.dir === "asc" ? "按升序排列" : "按降序排列";
  const address = withQuery(basePath, params, { sort: next.key, dir: next.dir });
  return html`<th scope="col"${order}><a href="${address}" title="${word}" data-stay>${COLUMNS[key].head ?? labelOf(key, rows)}</a></th>`;
}

function bodyRow(row: BodyRow, props: RoundTableProps): Html {
  const cells = KEYS.map((key) => {
    const cell = COLUMNS[key].cell(row, props);
    return key === "body" ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`;
  });
  return row.overdue.value > 0 ? html`<tr class="late">${cells}</tr>` : html`<tr>${cells}</tr>`;
}

/** The whole table as markup. */
export function roundTable(props: RoundTableProps): Html {
  // What each figure of a card is called is said once, for all cards.
  const labels = KEYS.map((key, i) => `--c${i + 1}:'${labelOf(key, props.rows)}'`).join(";");
  return html`<table class="bodies" style="${labels}"><caption class="sr-only">${props.caption}</caption><thead><tr>${KEYS.map(
    (key) => head(key, props),
  )}</tr></thead><tbody>${props.rows.map((row) => bodyRow(row, props))}</tbody></table>`;
}
