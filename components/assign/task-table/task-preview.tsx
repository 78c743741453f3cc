import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";
import type { MatchedTable } from "@/lib/features/assign/queries/match-task-table";
import type { TaskChange, TaskLine } from "@/lib/features/assign/queries/task-table";
import { namingOf } from "../assign-words";

/** What a row gives, in words. */
function changeInWords(change: TaskChange, naming: ReturnType<typeof namingOf>): string {
  const { leadUnitId, unitIds, leaderId, ownerId, dueOn, dueText, timeClass } = change;
  return [
    leadUnitId && `牵头 ${naming.unit(leadUnitId)}`,
    unitIds && `配合 ${unitIds.map(naming.unit).join("、")}`,
    leaderId && `责任领导 ${naming.person(leaderId)}`,
    ownerId && `责任人 ${naming.person(ownerId)}`,
    timeClass && TIME_CLASS_LABELS[timeClass],
    dueText && `时限 ${dueOn ?? dueText}`,
  ]
    .filter((words) => words)
    .join(" · ");
}

/** 01-01、01-02, or of many the first and the last: 01-01 至 01-06（6条）. */
function codesInWords(codes: readonly string[]): string {
  return codes.length > 3 ? `${codes[0]} 至 ${codes.at(-1)}（${codes.length}条）` : codes.join("、");
}

const HEADS = [
  { head: "行", className: "w-10" },
  { head: "表中所写", className: "w-[30%]" },
  { head: "对应措施", className: "w-36" },
  { head: "将改为", className: "" },
];

/** A table as it was read, row by row: which measures, what they get, what is left of it, or why not. */
export function TaskPreview({ table: { lines, rows }, names }: { table: MatchedTable; names: DeskNames }) {
  const naming = namingOf(names);
  const codes = new Map(rows.map((row) => [row.id, row.assigned.code]));
  const refused = lines.filter(({ why }) => why !== null).length;
  return (
    <div>
      <p className="mb-1" aria-live="polite">
        识别到 <span className="nums font-semibold">{lines.length}</span> 行，对应{" "}
        <span className="nums font-semibold">{rows.length}</span> 条措施
        {refused > 0 && <span className="text-amber">；{refused} 行不能采用，原因见下</span>}
      </p>
      <div className="max-h-80 overflow-y-auto rounded-md border border-line">
        <table className="w-full table-fixed text-left [&_td]:border-t [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_td]:align-top">
          <thead className="sticky top-0 bg-ground text-sm text-muted">
            <tr>
              {HEADS.map(({ head, className }) => (
                <th key={head} scope="col" className={`px-2 py-1 font-medium ${className}`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.line}>
                <td className="nums text-muted">{line.line}</td>
                <td>
                  <span className="line-clamp-2" title={line.key}>
                    {line.key || "—"}
                  </span>
                </td>
                <td className="nums">{codesInWords(line.measureIds.map((id) => codes.get(id) ?? ""))}</td>
                <td>
                  <LineWords line={line} words={changeInWords(line.change, naming)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function LineWords({ line: { why, left }, words }: { line: TaskLine; words: string }) {
  if (why) return <span className="text-amber">{why}</span>;
  return (
    <>
      {words}
      {left.length > 0 && <span className="block text-sm text-amber">{left.join("；")}</span>}
    </>
  );
}
