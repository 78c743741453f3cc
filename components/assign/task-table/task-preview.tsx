import { TIME_CLASS_LABELS } from "@/lib/domain/labels";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";
import type { MatchedTable } from "@/lib/features/assign/queries/match-task-table";
import type { TaskChange } from "@/lib/features/assign/queries/task-table";
import { namingOf } from "../assign-words";

/** What a row gives, in words. */
function changeInWords(change: TaskChange, naming: ReturnType<typeof namingOf>): string {
  const { leadUnitId, unitIds, leaderId, dueOn, dueText, timeClass } = change;
  return [
    leaderId && `责任领导 ${naming.person(leaderId)}`,
    leadUnitId && `牵头部门 ${naming.unit(leadUnitId)}`,
    unitIds && `配合部门 ${unitIds.map(naming.unit).join("、")}`,
    timeClass && TIME_CLASS_LABELS[timeClass],
    dueText && `时限 ${dueOn ?? dueText}`,
  ]
    .filter((words) => words)
    .join(" · ");
}

/** A table as it was read, row by row: which measures, what they get, or why not. */
export function TaskPreview({ table: { lines, rows }, names }: { table: MatchedTable; names: DeskNames }) {
  const naming = namingOf(names);
  const codes = new Map(rows.map((row) => [row.id, row.assigned.code]));
  return (
    <div className="max-h-80 overflow-y-auto rounded-md border border-line">
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-ground text-left">
          <tr>
            {["行", "表中所写", "对应措施", "将改为"].map((head) => (
              <th key={head} className="px-2 py-1 font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, key, measureIds, change, why }) => (
            <tr key={line} className="border-t border-line align-top">
              <td className="nums px-2 py-1 text-muted">{line}</td>
              <td className="max-w-60 px-2 py-1">
                <span className="line-clamp-2">{key}</span>
              </td>
              <td className="nums px-2 py-1">{measureIds.map((id) => codes.get(id) ?? "").join("、")}</td>
              <td className="px-2 py-1">
                {why ? <span className="text-amber">{why}</span> : changeInWords(change, naming)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
