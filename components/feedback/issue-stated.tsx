import { AnsweredBy } from "@/components/answers/answered-by";
import { AnswersButton } from "@/components/answers/answers-button";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { dayInText } from "@/lib/domain/day";
import { LINE_LABELS, PRINTED_GROUP_LABELS } from "@/lib/domain/labels";
import type { IssueView } from "@/lib/features/feedback/queries/issue";
import { IssueFacts } from "./issue-facts";

/** What is to be known of an issue before anything else: struck out, archived, declared nearly done. */
export function IssueNotices({ issue }: { issue: IssueView }) {
  return (
    <>
      {issue.struckReason !== null && (
        <Notice tone="neutral" title="这个问题已作废，不计入统计">
          {issue.struckReason}
        </Notice>
      )}
      {issue.archived && <Notice tone="neutral">这次巡视巡察已归档，台账只供查阅。</Notice>}
      {issue.nearlyDone && (
        <Notice tone="warn" title={`办公室于${dayInText(issue.nearlyDone.on)}认定基本完成（不计入完成率）`}>
          <p className="whitespace-pre-line">{issue.nearlyDone.reason}</p>
        </Notice>
      )}
    </>
  );
}

/** The issue as the feedback and the plan state it. */
export function IssueStated({ issue, mayTick }: { issue: IssueView; mayTick: boolean }) {
  const { text, title, manifestations, advice, seesAll } = issue;
  return (
    <Panel
      title="反馈问题"
      description={coverageInWords(issue)}
      actions={
        mayTick &&
        manifestations.length + advice.length > 0 && (
          <AnswersButton size="sm" of={{ issue: issue.id }} title={`问题 ${issue.code} 的措施对应情况`}>
            勾选对应的措施
          </AnswersButton>
        )
      }
    >
      {text && text !== title && <p className="mb-3 whitespace-pre-line">{text}</p>}
      <DescriptionList
        columns={1}
        items={[
          ...(issue.section ? [{ label: "所属方面", value: issue.section }] : []),
          {
            label: LINE_LABELS.manifestation,
            value:
              manifestations.length > 0 ? (
                <Lines rows={manifestations} seesAll={seesAll} />
              ) : (
                <span className="text-muted">未列出</span>
              ),
          },
          { label: "整改目标", value: issue.target && <p className="whitespace-pre-line">{issue.target}</p> },
          ...(advice.length > 0
            ? [
                {
                  label: LINE_LABELS.advice,
                  value: <Lines rows={advice} seesAll={seesAll} />,
                },
              ]
            : []),
          ...printed(issue),
          ...(issue.facts.length > 0 ? [{ label: "通报所载", value: <IssueFacts facts={issue.facts} /> }] : []),
        ]}
      />
    </Panel>
  );
}

/** Where the report prints it, when that is known. */
function printed({ printedGroup, printedNumber }: IssueView) {
  if (!printedGroup && printedNumber === null) return [];
  const words = [
    printedGroup && PRINTED_GROUP_LABELS[printedGroup],
    printedNumber !== null && `第 ${printedNumber} 项`,
  ];
  return [{ label: "报告中的位置", value: words.filter(Boolean).join(" ") }];
}

type Line = IssueView["manifestations"][number];

/** 已有措施对应：具体表现 2/3，整改意见 1/1; told to who sees every measure. */
function coverageInWords({ seesAll, manifestations, advice }: IssueView): string | undefined {
  const said = [[LINE_LABELS.manifestation, manifestations] as const, [LINE_LABELS.advice, advice] as const].flatMap(
    ([label, lines]) => {
      const answered = lines.filter((line) => line.measures.length > 0).length;
      return lines.length > 0 ? [`${label} ${answered}/${lines.length}`] : [];
    },
  );
  return seesAll && said.length > 0 ? `已有措施对应：${said.join("，")}` : undefined;
}

/** The lines in order, each with the measures that answer it. */
function Lines({ rows, seesAll }: { rows: readonly Line[]; seesAll: boolean }) {
  return (
    <ol className="list-decimal pl-5">
      {rows.map((row) => (
        <li key={row.id} className="whitespace-pre-line">
          {row.text}
          <AnsweredBy className="ml-2" measures={row.measures} silent={!seesAll} />
        </li>
      ))}
    </ol>
  );
}
