import { Link } from "@/components/ui/link";
import { shorten } from "@/lib/domain/text/text";
import type { CoverageLine } from "@/lib/features/measure/queries/coverage";
import { AnsweredBy } from "./answered-by";
import { AnswersButton } from "./answers-button";

/** Characters of a line in the name of its button. */
const NAMED = 20;

type Group = { issue: CoverageLine["issue"]; section: string; lines: CoverageLine[] };

/** The lines under the issue, section or inspection they were stated for, as they come. */
function groupsOf(lines: readonly CoverageLine[]): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last && last.issue?.id === line.issue?.id && last.section === line.section) last.lines.push(line);
    else groups.push({ issue: line.issue, section: line.section, lines: [line] });
  }
  return groups;
}

/** Lines of the feedback with the measures that answer them, under their issues. */
export function CoverageTable({
  lines,
  caption,
  mayTick,
}: {
  lines: readonly CoverageLine[];
  caption: string;
  mayTick: boolean;
}) {
  return (
    <table className="w-full table-fixed text-left [&_td]:border-t [&_td]:border-line [&_td]:px-4 [&_td]:py-1.5 [&_td]:align-top">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="bg-ground text-sm text-muted">
          <th scope="col" className="h-8 px-4 font-medium">
            {caption}
          </th>
          <th scope="col" className="h-8 w-[38%] px-4 font-medium">
            对应的措施
          </th>
        </tr>
      </thead>
      {groupsOf(lines).map(({ issue, section, lines: own }) => (
        <tbody key={issue?.id ?? `section ${section}`}>
          <tr className="bg-sunken">
            <th colSpan={2} scope="rowgroup" className="border-t border-line-strong px-4 py-1 font-semibold">
              <span className="flex min-h-7 items-center justify-between gap-4">
                {issue ? (
                  <Link href={`/issues/${issue.id}`} className="min-w-0 hover:text-link hover:underline">
                    <span className="nums mr-2">{issue.code}</span>
                    {issue.title}
                  </Link>
                ) : section ? (
                  `对方面（${section}）提出`
                ) : (
                  "对整次反馈提出"
                )}
                {mayTick && issue && (
                  <AnswersButton
                    size="sm"
                    of={{ issue: issue.id }}
                    title={`问题 ${issue.code} 的措施对应情况`}
                    aria-label={`勾选问题 ${issue.code} 对应的措施`}
                  >
                    勾选对应的措施
                  </AnswersButton>
                )}
              </span>
            </th>
          </tr>
          {own.map((line) => (
            <tr key={line.id}>
              <td className="whitespace-pre-line">{line.text}</td>
              <td>
                <span className="flex items-start justify-between gap-4">
                  <AnsweredBy measures={line.measures} />
                  {mayTick && !issue && (
                    <AnswersButton
                      size="sm"
                      of={{ advice: line.id }}
                      title="落实这条整改意见的措施"
                      aria-label={`勾选落实“${shorten(line.text, NAMED)}”的措施`}
                    >
                      勾选对应的措施
                    </AnswersButton>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
