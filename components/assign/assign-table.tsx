import type { ComponentProps, RefObject } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { AssignmentTerms } from "@/lib/domain/measure/assigning";
import { AssignRow, type RowActs } from "./assign-row";
import { AssignSection, type DeskSection } from "./assign-section";
import type { Staged } from "./assign-staging";
import type { Naming } from "./assign-words";
import { AssignFacts } from "./offer/fact-offers";

const HEADS = ["编号", "整改措施", "牵头/配合部门", "领导/责任人", "类型/时限"];

type TableProps = {
  ref: RefObject<HTMLTableElement | null>;
  sections: readonly DeskSection[];
  selected: ReadonlySet<string>;
  onSelect: (ids: readonly string[], on: boolean) => void;
  collapsed: ReadonlySet<string>;
  onCollapse: (groupId: string) => void;
  expanded: ReadonlySet<string>;
  staged: ReadonlyMap<string, Staged>;
  terms: AssignmentTerms;
  naming: Naming;
  acts: RowActs;
  heading: ComponentProps<typeof AssignSection>["heading"];
};

/** The measures of the desk under their sections and issues. */
export function AssignTable({
  ref,
  sections,
  selected,
  onSelect,
  collapsed,
  onCollapse,
  expanded,
  staged,
  terms,
  naming,
  acts,
  heading,
}: TableProps) {
  return (
    <div className="max-md:relative max-md:overflow-x-auto">
      <table
        ref={ref}
        className="w-full table-fixed max-md:min-w-[46rem] border-collapse text-left"
        aria-label="责任分工未明确的措施"
      >
        <colgroup>
          <col className="w-24" />
          <col />
          <col className="w-32" />
          <col className="w-24" />
          <col className="w-28" />
        </colgroup>
        <thead>
          <tr className="border-b border-line-strong bg-ground text-sm text-muted">
            {HEADS.map((head) => (
              <th key={head} scope="col" className="py-1.5 pr-3 font-medium first:pl-3">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map((section) => (
          <AssignSection
            key={section.id}
            section={section}
            selected={selected}
            onSelect={onSelect}
            collapsed={collapsed}
            onCollapse={onCollapse}
            offers={(group, rows) => (
              <AssignFacts group={group} rows={rows} staged={staged} naming={naming} accept={acts.accept} />
            )}
            heading={heading}
            row={(row) => (
              <AssignRow
                key={row.id}
                row={row}
                staged={staged.get(row.id)}
                selected={selected.has(row.id)}
                expanded={expanded.has(row.id)}
                terms={terms}
                naming={naming}
                acts={acts}
              />
            )}
          />
        ))}
      </table>
    </div>
  );
}

/** A desk without a row: why, and what to do next. `all`: assigned ones are listed too; `narrowed`: conditions narrow the list. */
export function NothingOnDesk({ all, narrowed }: { all: boolean; narrowed: boolean }) {
  if (narrowed) return <EmptyState title="没有符合条件的措施" hint="可以清除条件，或查看全部措施。" />;
  if (!all) return <EmptyState title="措施的责任分工已全部明确" hint="要更改的，请查看全部措施。" />;
  return (
    <EmptyState
      title="这次巡视巡察还没有措施"
      hint="在“报告导入”中确认生成台账，或在反馈问题页上新增措施后，在这里明确责任分工。"
    />
  );
}
