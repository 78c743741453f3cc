import { ChevronDown, ChevronRight } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { PARENT_LABELS } from "@/lib/domain/labels";
import { isBeside, parentHref } from "@/lib/domain/measure/parent";
import type { Desk, DeskGroup, DeskRow } from "@/lib/features/assign/queries/assign-desk";
import { tickState } from "./assign-selection";
import { TickBox } from "./assign-tick-box";

export type DeskSection = { id: string; label: string; groups: { group: Desk["groups"][number]; rows: DeskRow[] }[] };

/** The page's rows under their sections and issues, all in printed order. */
export function inSections({ rows, groups, names }: Desk): DeskSection[] {
  const groupOf = new Map(groups.map((g) => [g.id, { group: g, rows: [] as DeskRow[] }]));
  for (const row of rows) groupOf.get(row.groupId)?.rows.push(row);
  // The order of the groups is that of their first row: items stand right behind the issue they come from.
  const inOrder = [...new Set(rows.map((row) => row.groupId))].flatMap((id) => groupOf.get(id) ?? []);
  const labels = new Map(names.sections.map((s) => [s.value, s.label]));
  const sections = new Map<string, DeskSection>();
  for (const entry of inOrder) {
    const id = entry.group.sectionId ?? "none";
    const section = sections.get(id) ?? { id, label: labels.get(id) ?? "不分方面", groups: [] };
    section.groups.push(entry);
    sections.set(id, section);
  }
  return [...sections.values()];
}

type SectionProps = {
  section: DeskSection;
  selected: ReadonlySet<string>;
  onSelect: (ids: readonly string[], on: boolean) => void;
  collapsed: ReadonlySet<string>;
  onCollapse: (groupId: string) => void;
  row: (row: DeskRow) => ReactNode;
  /** What is offered for the measures of an issue together. */
  offers: (group: DeskGroup, rows: readonly DeskRow[]) => ReactNode;
  /** What is set for the measures of an issue in its heading; `onEnter` goes there from its box. */
  heading: (
    group: DeskGroup,
    rows: readonly DeskRow[],
  ) => { beside: ReactNode; fields: ReactNode; onEnter: () => void };
};

/** One section (方面) of the desk's table: its issues and items, each with its measures, chosen together or one by one. */
export function AssignSection({
  section,
  selected,
  onSelect,
  collapsed,
  onCollapse,
  row,
  offers,
  heading,
}: SectionProps) {
  return (
    <tbody>
      <SectionHead section={section} selected={selected} onSelect={onSelect} />
      {section.groups.map(({ group, rows: own }) => {
        const closed = collapsed.has(group.id);
        const groupIds = own.map((row) => row.id);
        const Arrow = closed ? ChevronRight : ChevronDown;
        const head = heading(group, own);
        return (
          <Fragment key={group.id}>
            <tr className="border-b border-line bg-ground">
              <th colSpan={5} scope="rowgroup" className="py-1 pr-3 pl-3 font-normal">
                <div className="flex items-start gap-2">
                  <TickBox
                    label={<span className="sr-only">{`选择 ${group.code} 的措施`}</span>}
                    state={tickState(groupIds, selected)}
                    onChange={(on) => onSelect(groupIds, on)}
                    onEnter={head.onEnter}
                  />
                  <button
                    type="button"
                    aria-expanded={!closed}
                    aria-label={`${closed ? "展开" : "收起"} ${group.code}`}
                    onClick={() => onCollapse(group.id)}
                    className="mt-0.5 rounded-sm text-muted hover:text-ink"
                  >
                    <Arrow aria-hidden="true" className="size-4" />
                  </button>
                  <Link href={parentHref(group)} className="nums shrink-0 font-semibold text-link hover:underline">
                    {group.code}
                  </Link>
                  <span className={cn("min-w-0 flex-1 font-medium", closed && "truncate")}>{group.title}</span>
                  <span className="nums shrink-0 text-sm text-muted">
                    {isBeside(group.kind) && `${PARENT_LABELS[group.kind]} `}
                    {own.length}条
                  </span>
                  {head.beside}
                </div>
                {head.fields}
              </th>
            </tr>
            {!closed && offers(group, own)}
            {!closed && own.map(row)}
          </Fragment>
        );
      })}
    </tbody>
  );
}

function SectionHead({ section, selected, onSelect }: Pick<SectionProps, "section" | "selected" | "onSelect">) {
  const ids = section.groups.flatMap((g) => g.rows.map((row) => row.id));
  return (
    <tr className="border-b border-line bg-sunken">
      <th colSpan={5} scope="rowgroup" className="px-3 py-1">
        <TickBox
          label={`${section.label}（${ids.length}条）`}
          state={tickState(ids, selected)}
          onChange={(on) => onSelect(ids, on)}
        />
      </th>
    </tr>
  );
}
