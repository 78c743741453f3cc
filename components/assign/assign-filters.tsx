import { FilterBar, FilterCombobox, FilterSearch, FilterSelect } from "@/components/table/filter-bar";
import { withQuery } from "@/components/table/query";
import { TabLinks } from "@/components/ui/tab-links";
import type { AddressParams } from "@/lib/domain/text/address";
import { DESK_FIELDS } from "@/lib/features/assign/queries/assign-desk";
import type { DeskNames } from "@/lib/features/assign/queries/desk-names";

/** What of the measures of an inspection the desk lists: those without an assignment or all, and narrowed down. */
export function AssignFilters({
  names,
  total,
  all,
  narrowed,
  params,
}: {
  names: DeskNames;
  total: number;
  all: boolean;
  narrowed: boolean;
  params: AddressParams;
}) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <TabLinks
        label="范围"
        items={[
          {
            href: withQuery("/assign", params, { show: undefined }),
            label: "未明确",
            active: !all,
            ...(all ? {} : { count: total }),
          },
          {
            href: withQuery("/assign", params, { show: "all" }),
            label: "全部措施",
            active: all,
            ...(all ? { count: total } : {}),
          },
        ]}
      />
      <FilterBar
        {...(narrowed
          ? {
              clearHref: withQuery(
                "/assign",
                params,
                Object.fromEntries(DESK_FIELDS.map((field) => [field, undefined])),
              ),
            }
          : {})}
      >
        <FilterSearch param="q" label="查找措施" placeholder="编号、措施或问题文字" />
        <FilterSelect param="section" label="方面" options={names.sections} />
        <FilterCombobox param="issue" label="问题" options={names.issues} />
        <FilterCombobox param="unit" label="部门" options={names.units} />
      </FilterBar>
    </div>
  );
}
