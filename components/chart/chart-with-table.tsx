import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";

export type FigureCell = { value: number | string | null; unit?: string | undefined; href?: string | undefined };
export type FigureRow = { key: string; label: string; href?: string | undefined; cells: FigureCell[] };

const LINK = "rounded-sm text-link underline-offset-4 hover:underline";

/**
 * A chart with the same figures as a table beneath, each leading to its rows: nobody has to read values off a picture. On
 * paper one of the two is enough.
 */
export function ChartWithTable({
  title,
  chart,
  head,
  rows,
  note,
  actions,
  onPaper = "figures",
}: {
  title: string;
  /** None where the table says it all. */
  chart?: ReactNode;
  /** Heads of all columns, that of the row names first. */
  head: string[];
  rows: FigureRow[];
  note?: ReactNode;
  actions?: ReactNode;
  onPaper?: "figures" | "chart" | undefined;
}) {
  return (
    <Panel title={title} actions={actions} flush footer={note} className="print-whole">
      {chart && (
        <div className={cn("px-4 pt-3 print:px-2 print:pt-1", onPaper === "figures" && "print:hidden")}>{chart}</div>
      )}
      <div
        className={cn("overflow-x-auto border-t border-line print:border-t-0", onPaper === "chart" && "print:hidden")}
      >
        <table className="w-full text-sm">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="bg-ground text-muted">
              {head.map((text, i) => (
                <th
                  key={text}
                  scope="col"
                  className={cn(
                    "h-8 border-b border-line-strong px-3 font-medium whitespace-nowrap print:h-5 print:px-1 print:whitespace-normal",
                    i === 0 ? "text-left" : "text-right",
                  )}
                >
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className="hover:bg-hover">
                <th
                  scope="row"
                  className="h-8 min-w-32 border-b border-line px-3 text-left font-normal print:h-5 print:min-w-24 print:px-1"
                >
                  {row.href ? (
                    <Link href={row.href} className={LINK}>
                      {row.label}
                    </Link>
                  ) : (
                    row.label
                  )}
                </th>
                {row.cells.map((cell, i) => (
                  <td key={head[i + 1] ?? i} className="nums border-b border-line px-3 text-right print:px-1">
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
