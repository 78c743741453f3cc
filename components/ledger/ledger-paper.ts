import { type Day, dayInText } from "@/lib/domain/day";
import { PRODUCT_NAME, SECRECY_BANNER, SOURCE_LABELS } from "@/lib/domain/labels";
import { isBeside } from "@/lib/domain/measure/parent";
import { type Html, html } from "@/lib/domain/text/html";
import { columnSpec, type LedgerColumn, type LedgerRow } from "@/lib/features/ledger/columns";
import type { EveryRow } from "@/lib/features/ledger/queries/every-row";
import { drawnColumns, isGrouped, runs } from "./ledger-table";

/**
 * The list on paper: every row with its text in full, the heads and the title of the issue repeated on each sheet. A page of
 * its own, without the frame, in pieces so that it can be sent while it is written.
 */

export const PAPERS = ["a4", "a3"] as const;
export type Paper = (typeof PAPERS)[number];

const share = (key: LedgerColumn) => columnSpec(key).paperWidth ?? columnSpec(key).width;

function columnWidths(columns: readonly LedgerColumn[]): Html {
  const sheet = columns.reduce((sum, key) => sum + share(key), 0);
  return html`<colgroup>${columns.map((key) => html`<col width="${((100 * share(key)) / sheet).toFixed(2)}%">`)}</colgroup>`;
}

const rowOf = (row: LedgerRow, columns: readonly LedgerColumn[]) =>
  html`<tr>${columns.map((key) => html`<td>${columnSpec(key).text(row)}</td>`)}</tr>`;

/** One issue as a table in the table: only so is its title repeated where its measures go on on the next sheet. */
function issue(rows: readonly LedgerRow[], columns: readonly LedgerColumn[], widths: Html): Html | null {
  const [first] = rows;
  if (!first) return null;
  const { parent, fromIssue } = first;
  const source = isBeside(parent.kind) && `${SOURCE_LABELS[parent.kind]}${fromIssue ? `（问题${fromIssue}）` : ""}`;
  return html`<tbody><tr><td class="issue" colspan="${columns.length}"><table>${widths}<thead><tr><th colspan="${columns.length}">${source} ${parent.code} ${parent.title}</th></tr></thead><tbody>${rows.map((row) => rowOf(row, columns))}</tbody></table></td></tr></tbody>`;
}

/** The pieces of the page, in order. */
export function* ledgerPaper(every: EveryRow, { today, paper }: { today: Day; paper: Paper }): Generator<Html> {
  const { inspection, rows, sort, conditions } = every;
  const grouped = isGrouped(sort);
  const asked = drawnColumns(every.columns, sort);
  // Without its issue above it a row says which one it answers.
  const columns = grouped || asked.includes("parent") ? asked : (["code", "parent", ...asked.slice(1)] as const);
  const widths = columnWidths(columns);
  yield html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>整改台账 · ${PRODUCT_NAME}</title><link rel="stylesheet" href="/ledger-paper.css"></head><body class="${paper}"><p class="secrecy">${SECRECY_BANNER}</p><h1>${inspection ? `${inspection.title}整改台账` : "整改台账"}</h1><p class="line"><span>填报单位：${inspection?.bodyName ?? "全部巡视巡察"}</span><span>共${rows.length}条</span>${conditions.length > 0 && html`<span>条件：${conditions.join("；")}</span>`}<span>截至${dayInText(today)}</span></p><table>${widths}<thead><tr>${columns.map((key) => html`<th scope="col">${columnSpec(key).heading}${columnSpec(key).headNote}</th>`)}</tr></thead>`;
  if (grouped) for (const run of runs(rows)) yield html`${issue(run, columns, widths)}`;
  else yield html`<tbody>${rows.map((row) => rowOf(row, columns))}</tbody>`;
  yield html`</table></body></html>`;
}

/** What a sheet would take for a formula is said to be text. */
const FORMULA = /^[=+\-@\t\r]/;

function pasted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\t\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The list as a sheet takes it from the clipboard: cells parted by tabs, rows by line ends, the issue in each row. */
export function ledgerPasted({ rows, columns }: EveryRow): string {
  const [first, ...rest] = columns.filter((key) => key !== "parent");
  const drawn: LedgerColumn[] = [...(first ? [first] : []), "parent", ...rest];
  const lines = [
    drawn.map((key) => columnSpec(key).heading),
    ...rows.map((row) => drawn.map((key) => columnSpec(key).text(row))),
  ];
  return lines.map((cells) => cells.map(pasted).join("\t")).join("\n");
}
