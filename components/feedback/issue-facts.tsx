import { ClampText } from "@/components/ui/clamp-text";
import type { IssueView } from "@/lib/features/feedback/queries/issue";

/** 通报所载: what the report the issue was read from says of it, each behind its label, with the line it stands in. */
export function IssueFacts({ facts }: { facts: IssueView["facts"] }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {facts.map(({ id, label, text, sourceLine, from }) => (
        <li key={id} className="flex items-start gap-1">
          <span className="shrink-0 text-muted">{label}：</span>
          <ClampText text={text} lines={3} className="min-w-0 flex-1" />
          <span className="nums shrink-0 text-sm whitespace-nowrap text-faint">
            {from !== null && `问题 ${from} `}
            {sourceLine !== null && `第${sourceLine}行`}
          </span>
        </li>
      ))}
    </ul>
  );
}
