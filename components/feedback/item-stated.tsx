import type { Sibling } from "@/components/edit/edit-types";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { EXTENDED_KIND_LABELS } from "@/lib/domain/labels";
import type { ItemView } from "@/lib/features/feedback/queries/item";
import { ItemEditMenu } from "./edit-item";

/** An item as it was written down, and where it comes from. */
export function ItemStated({ item }: { item: ItemView }) {
  return (
    <Panel title={EXTENDED_KIND_LABELS[item.kind]}>
      {item.text && item.text !== item.title && <p className="mb-3 whitespace-pre-line">{item.text}</p>}
      <DescriptionList
        columns={1}
        items={[
          {
            label: "来自反馈问题",
            value: item.issue ? (
              <Link href={`/issues/${item.issue.id}`} className="text-link underline-offset-2 hover:underline">
                <span className="nums">{item.issue.code}</span> {item.issue.title}
              </Link>
            ) : (
              <span className="text-muted">未对应到反馈问题</span>
            ),
          },
          { label: "所属方面", value: item.section },
        ]}
      />
    </Panel>
  );
}

/** What the office can do from the page of an item. */
export function ItemActions({ item, measures }: { item: ItemView; measures: Sibling[] }) {
  return (
    <ItemEditMenu
      item={{
        id: item.id,
        code: item.code,
        version: item.version,
        inspectionId: item.inspection.id,
        kind: item.kind,
        issueId: item.issue?.id ?? null,
        title: item.title,
        text: item.text,
        struck: item.struckReason !== null,
      }}
      measures={measures}
      trigger={<Button>修改</Button>}
    />
  );
}
