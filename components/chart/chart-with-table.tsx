import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";

export type FigureCell = { value: number | string | null; unit?: string | undefined; href?: string | undefined };
export type FigureRow = { key: string; label: string; href?: string | undefined; cells: FigureCell[] };

const LINK = "rounded-sm text-link underline-offset-4 hover:underline";

/** A chart with the same figures as a table beneath, each leading to its rows: nobody has to read values off a picture. */
export function ChartWithTable({
  title,
  chart,
  head,
  rows,
  note,
  actions,
}: {
  title: string;
  chart: ReactNode;
  /** Heads of all columns, that of the row names first. */
  head: string[];
  rows: FigureRow[];
  note?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <Panel title={title} actions={actions} flush footer={note} className="print-whole">
      <div className="px-4 pt-3">{chart}</div>
      <div className="overflow-x-auto border-t border-line">
        <table className="w-full text-sm">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="bg-ground text-muted">
              {head.map((text, i) => (
                <th
                  key={text}
                  scope="col"
                  className={`h-8 border-b border-line-strong px-3 font-medium whitespace-nowrap ${i === 0 ? "text-left" : "text-right"}`}
                >
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className="hover:bg-hover">
                <th scope="row" className="h-8 min-w-32 border-b border-line px-3 text-left font-normal">
                  {row.href ? (
                    <Link href={row.href} className={LINK}>
                      {row.label}
                    </Link>
                  ) : (
                    row.label
                  )}
                </th>
                {row.cells.map((cell, i) => (
                  <td key={head[i + 1] ?? i} className="nums border-b border-line px-3 text-right">
                    <FigureText cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function FigureText({ cell }: { cell: FigureCell }) {
  if (cell.value === null) return <span className="text-muted">—</span>;
  const text = `${cell.value}${cell.unit ?? ""}`;
  return cell.href ? (
    <Link href={cell.href} className={LINK}>
      {text}
    </Link>
  ) : (
    text
  );
}
