import { SlidersHorizontal } from "lucide-react";
import {
  FilterBar,
  FilterCheck,
  FilterCombobox,
  FilterDate,
  FilterSearch,
  FilterSelect,
} from "@/components/table/filter-bar";
import { type ChipOption, FilterChips } from "@/components/table/filter-chips";
import type { QueryParams } from "@/components/table/query";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/overlay/popover";
import {
  DUE_STATE_LABELS,
  estimatedLabel,
  SOURCE_LABELS,
  STAGE_LABELS,
  STANDS_LABELS,
  STATUS_LABELS,
  TIME_CLASS_LABELS,
} from "@/lib/domain/labels";
import { total } from "@/lib/domain/measure/completion";
import { DUE_BANDS } from "@/lib/domain/measure/deadline";
import { STANDS } from "@/lib/domain/measure/standing-still";
import { CLOSE_OUT_STAGES, MEASURE_STATUSES, TIME_CLASSES } from "@/lib/domain/types";
import type { StatusCounts } from "@/lib/features/ledger/queries/ledger";
import type { LedgerNames } from "@/lib/features/ledger/queries/names";
import type { MeasureFilter } from "@/lib/features/measure/queries/measure-filter";
import { SOURCES } from "@/lib/features/measure/queries/measure-filter";

/** Fields whose controls stand behind 更多条件: how many of them are in force is said on the button. */
const BEHIND: readonly (keyof MeasureFilter)[] = [
  "coop",
  "unit",
  "owner",
  "source",
  "stage",
  "dueFrom",
  "dueTo",
  "closedFrom",
  "closedTo",
  "planned",
  "plannedTo",
  "came",
  "timely",
  "closedLate",
  "unassigned",
  "stands",
  "relapsed",
  "struck",
];

const NONE = { value: "none", label: "未定" };

/** The states as chips with their numbers under every other condition. */
export function LedgerStatusChips({
  counts,
  basePath,
  params,
}: {
  counts: StatusCounts;
  basePath: string;
  params: QueryParams;
}) {
  const options: ChipOption[] = [
    { value: "", label: "全部", count: total(counts.byStatus) },
    ...MEASURE_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value], count: counts.byStatus[value] })),
  ];
  return <FilterChips label="完成情况" param="status" options={options} basePath={basePath} params={params} />;
}

/** What most needs a look, each one press: late, due soon, silent, stuck. */
export function LedgerQuickChips({
  silentAfterDays,
  stuckAfterDays,
  stuckEstimated,
  basePath,
  params,
}: {
  /** Days without progress, or without a word, after which a measure counts as silent here. */
  silentAfterDays: number;
  /** Working days at one stage after which an application counts as stuck here. */
  stuckAfterDays: number;
  /** Whether that is counted in a year without a notice. */
  stuckEstimated: boolean;
  basePath: string;
  params: QueryParams;
}) {
  return (
    <div className="flex flex-wrap gap-1.5">
      <FilterChips
        label="逾期"
        param="overdue"
        options={[{ value: "1", label: DUE_STATE_LABELS.overdue }]}
        basePath={basePath}
        params={params}
      />
      <FilterChips
        label="到期"
        param="within"
        options={DUE_BANDS.map((days) => ({ value: String(days), label: `${days} 天内到期` }))}
        basePath={basePath}
        params={params}
      />
      <FilterChips
        label="进展"
        param="silent"
        options={[{ value: String(silentAfterDays), label: `${silentAfterDays} 天无进展` }]}
        basePath={basePath}
        params={params}
      />
      <FilterChips
        label="报送"
        param="unreported"
        options={[{ value: String(silentAfterDays), label: `${silentAfterDays} 天未报送` }]}
        basePath={basePath}
        params={params}
      />
      <FilterChips
        label="审核"
        param="stuck"
        options={[{ value: String(stuckAfterDays), label: estimatedLabel("审核滞留", stuckEstimated) }]}
        basePath={basePath}
        params={params}
      />
    </div>
  );
}

/** Every condition the ledger can be cut by: the daily ones side by side, the rest one press away. */
export function LedgerFilters({ filter, names }: { filter: Partial<MeasureFilter>; names: LedgerNames }) {
  const behind = BEHIND.filter((field) => filter[field] !== undefined).length;
  return (
    <FilterBar>
      <FilterSearch param="q" label="搜索措施、问题、编号" />
      {names.sections.length > 0 && <FilterSelect param="section" label="方面" options={names.sections} />}
      {names.leads.length > 0 && <FilterCombobox param="lead" label="牵头部门" options={[...names.leads, NONE]} />}
      {names.leaders.length > 0 && (
        <FilterCombobox param="leader" label="责任领导" options={[...names.leaders, NONE]} />
      )}
      <FilterSelect
        param="class"
        label="整改类型"
        options={[
          ...TIME_CLASSES.map((value) => ({ value, label: TIME_CLASS_LABELS[value] })),
          { value: "none", label: "未分类" },
        ]}
      />
      <Popover
        label="更多条件"
        align="end"
        className="w-[34rem]"
        trigger={
          <Button size="sm" icon={<SlidersHorizontal aria-hidden="true" />}>
            更多条件{behind > 0 ? `（${behind}）` : ""}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <div className="grid grid-cols-2 gap-2">
            {names.units.length > 0 && (
              <>
                <FilterCombobox param="coop" label="配合部门" options={names.units} />
                <FilterCombobox param="unit" label="牵头或配合" options={names.units} />
              </>
            )}
            {names.owners.length > 0 && (
              <FilterCombobox param="owner" label="责任人" options={[...names.owners, NONE]} />
            )}
            <FilterSelect
              param="source"
              label="措施类型"
              options={SOURCES.map((value) => ({ value, label: SOURCE_LABELS[value] }))}
            />
            <FilterSelect
              param="stage"
              label="审核环节"
              options={CLOSE_OUT_STAGES.map((value) => ({ value, label: STAGE_LABELS[value] }))}
            />
            <FilterSelect
              param="stands"
              label="无人负责"
              options={STANDS.map((value) => ({ value, label: STANDS_LABELS[value] }))}
            />
          </div>
          <div className="grid grid-cols-2 gap-x-4 gap-y-2">
            <FilterDate param="dueFrom" label="时限自" />
            <FilterDate param="dueTo" label="至" />
            <FilterDate param="closedFrom" label="销号自" />
            <FilterDate param="closedTo" label="至" />
          </div>
          <div className="grid grid-cols-3 gap-x-4 gap-y-1.5">
            <FilterCheck param="planned" label="应销号" />
            <FilterCheck param="came" label="已到期" />
            <FilterCheck param="timely" label="按期销号" />
            <FilterCheck param="closedLate" label="逾期销号" />
            <FilterCheck param="unassigned" label="分工未定" />
            <FilterCheck param="relapsed" label="问题反弹" />
            <FilterCheck param="struck" label="已删去的措施" />
          </div>
        </div>
      </Popover>
    </FilterBar>
  );
}
