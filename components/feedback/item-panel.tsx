import { ClampText } from "@/components/ui/clamp-text";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { EXTENDED_KIND_LABELS } from "@/lib/domain/labels";
import type { IssueView } from "@/lib/features/feedback/queries/issue";
import type { ListedMeasure } from "@/lib/features/measure/queries/measure-list";
import { ItemEditMenu } from "./edit-item";
import { IssueMeasures } from "./issue-measures";
import { siblingsOf } from "./siblings";

/** An item found beside an issue, on the page of the issue, with its measures. */
export function ItemPanel({
  item,
  issue,
  measures,
  mayEdit,
  id,
}: {
  item: IssueView["items"][number];
  issue: IssueView;
  measures: ListedMeasure[];
  mayEdit: boolean;
  id?: string | undefined;
}) {
  return (
    <Panel
      {...(id ? { id } : {})}
      flush
      title={
        <>
          <Link href={`/items/${item.id}`} className="text-link underline-offset-2 hover:underline">
            <span className="nums">{item.code}</span> {item.title}
          </Link>
          <span className="ml-2 text-sm font-normal text-muted">{EXTENDED_KIND_LABELS[item.kind]}</span>
        </>
      }
      description={item.struckReason === null ? undefined : `已作废：${item.struckReason}`}
      actions={
        mayEdit && (
          <ItemEditMenu
            item={{
              id: item.id,
              code: item.code,
              version: item.version,
              inspectionId: issue.inspection.id,
              kind: item.kind,
              issueId: issue.id,
              title: item.title,
              text: item.text,
              struck: item.struckReason !== null,
            }}
            measures={siblingsOf(measures)}
          />
        )
      }
    >
      {item.text && item.text !== item.title && (
        <ClampText text={item.text} lines={2} className="border-b border-line px-4 py-2" />
      )}
      <IssueMeasures caption={`事项 ${item.code} 的整改措施`} rows={measures} seesAll={issue.seesAll} />
    </Panel>
  );
}
