import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { dayInText } from "@/lib/domain/day";
import { PRINTED_GROUP_LABELS } from "@/lib/domain/labels";
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
export function IssueStated({ issue }: { issue: IssueView }) {
  const { text, title, manifestations, advice } = issue;
  return (
    <Panel title="反馈问题">
      {text && text !== title && <p className="mb-3 whitespace-pre-line">{text}</p>}
      <DescriptionList
        columns={1}
        items={[
          ...(issue.section ? [{ label: "所属方面", value: issue.section }] : []),
          {
            label: "具体表现",
            value:
              manifestations.length > 0 ? (
                <Numbered rows={manifestations} />
              ) : (
                <span className="text-muted">未列出</span>
              ),
          },
          { label: "整改目标", value: issue.target && <p className="whitespace-pre-line">{issue.target}</p> },
          ...(advice.length > 0 ? [{ label: "整改意见", value: <Numbered rows={advice} /> }] : []),
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

function Numbered({ rows }: { rows: { id: string; text: string }[] }) {
  return (
    <ol className="list-decimal pl-5">
      {rows.map((row) => (
        <li key={row.id} className="whitespace-pre-line">
          {row.text}
        </li>
      ))}
    </ol>
  );
}
