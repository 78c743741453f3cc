import { execFileSync } from "node:child_process";
import os from "node:os";
import { part } from "../../domain/text/text";
import type { Found } from "./figures";
import type { Aim } from "./pages";

/** The figures as tables of Markdown, so that they are kept as they were printed. */

export type Row = { what: string; aim: Aim; found: Found };

const whole = (n: number) => (Number.isNaN(n) ? "–" : n.toFixed(0));
const tenth = (n: number) => (Number.isNaN(n) ? "–" : n.toFixed(1));

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** An aim beside what was reached; a figure that misses it stands out. */
const against = (reached: number, aim: number | undefined, atMost: boolean, text: string) =>
  aim !== undefined && (atMost ? reached > aim : reached < aim) ? `**${text}**` : text;

const aimOf = ({ html, floors, rate }: Aim) =>
  [html && `≤ ${html} KB`, floors && `≤ ${floors} F`, rate && `≥ ${rate}/s`].filter(Boolean).join(", ") || "–";

export function pagesTable(rows: readonly Row[]): string {
  const head = [
    "page",
    "HTML KB (gz)",
    "ms",
    "p95",
    "CPU ms web + SQL",
    "F",
    "16 at once, /s",
    "its SQL alone, ms",
    "aim",
  ];
  return markdownTable(
    head,
    rows.map(({ what, aim, found }) => [
      what,
      against(found.html, aim.html, true, `${whole(found.html)} (${whole(found.sent)})`),
      tenth(found.median),
      tenth(found.p95),
      `${tenth(found.web)} + ${tenth(found.database)}`,
      against(found.floors, aim.floors, true, tenth(found.floors)),
      against(found.rate, aim.rate, false, whole(found.rate)),
      tenth(found.statements),
      aimOf(aim),
    ]),
  );
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "–";
  }
}

/** Where and when. */
export function machine(server: string): string {
  const [cpu] = os.cpus();
  const memory = `${(os.totalmem() / 1024 ** 3).toFixed(0)} GB`;
  const load = os.loadavg()[0]?.toFixed(1);
  return [
    part(new Date().toISOString(), 0, 16).replace("T", " "),
    `${os.availableParallelism()} × ${cpu?.model.trim()}, ${memory}, ${os.type()} ${os.release()}`,
    `Node ${process.versions.node}, PostgreSQL ${server}, commit ${commit()}, load at the beginning ${load}`,
  ].join("; ");
}
