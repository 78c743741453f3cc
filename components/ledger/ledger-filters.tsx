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
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/overlay/popover";
import { DUE_STATE_LABELS, estimatedLabel, STATUS_LABELS } from "@/lib/domain/labels";
import { total } from "@/lib/domain/measure/completion";
import { DUE_BANDS } from "@/lib/domain/measure/deadline";
import type { AddressParams } from "@/lib/domain/text/address";
import { type Condition, type Control, conditionText } from "@/lib/domain/text/condition";
import { MEASURE_STATUSES } from "@/lib/domain/types";
import type { StatusCounts } from "@/lib/features/ledger/queries/ledger";
import type { WholeList } from "@/lib/features/ledger/queries/whole-list";
import {
  CONDITION_NAMES,
  CONDITIONS,
  type ConditionName,
  type MeasureFilter,
  type SetBy,
} from "@/lib/features/measure/filter";

/** The states as chips with their numbers under every other condition. */
export function LedgerStatusChips({
  counts,
  basePath,
  params,
}: {
  counts: StatusCounts;
  basePath: string;
  params: AddressParams;
}) {
  const options: ChipOption[] = [
    { value: "", label: "全部", count: counts.byStatus ? total(counts.byStatus) : undefined },
    ...MEASURE_STATUSES.map((value) => ({ value, label: STATUS_LABELS[value], count: counts.byStatus?.[value] })),
  ];
  return (
    <FilterChips
      label={CONDITIONS.status.control.label}
      param="status"
      options={options}
      basePath={basePath}
      params={params}
    />
  );
}

/** What the inspection counts by: how long is too long here. */
export type Limits = {
  /** Days without progress, or without a word, after which a measure counts as silent here. */
  silentAfterDays: number;
  /** Working days at one stage after which an application counts as stuck here. */
  stuckAfterDays: number;
  /** Whether that is counted in a year without a notice. */
  stuckEstimated: boolean;
};

type QuickName = Exclude<SetBy<"chips">, "status">;
type Quick = { [K in QuickName]: (limits: Limits) => { value: MeasureFilter[K]; label: string }[] };

/** What is offered at one press of each condition set so: late, due soon, silent, stuck. */
const CHIPS: Quick = {
  overdue: () => [{ value: true, label: DUE_STATE_LABELS.overdue }],
  dueWithin: () => DUE_BANDS.map((value) => ({ value, label: `${value}天内到期` })),
  silentDays: ({ silentAfterDays: value }) => [{ value, label: `连续${value}天无进展` }],
  unreportedDays: ({ silentAfterDays: value }) => [{ value, label: `${value}天未报送` }],
  stuckDays: ({ stuckAfterDays: value, stuckEstimated }) => [
    { value, label: estimatedLabel("审核滞留", stuckEstimated) },
  ],
};

function quickOptions<K extends QuickName>(name: K, limits: Limits, under: WholeList["under"] | null): ChipOption[] {
  return CHIPS[name](limits).map(({ value, label }) => ({
    value: conditionText(value),
    label,
    ...(under ? { count: under(name, value) } : {}),
  }));
}

/** What most needs a look, each one press, with how many rows it opens. */
export function LedgerQuickChips({
  limits,
  under,
  basePath,
  params,
}: {
  limits: Limits;
  under: WholeList["under"] | null;
  basePath: string;
  params: AddressParams;
}) {
  return (
    <div className="flex flex-wrap gap-1.5 max-sm:flex-nowrap">
      {(Object.keys(CHIPS) as QuickName[]).map((name) => (
        <FilterChips
          key={name}
          label={CONDITIONS[name].control.label}
          param={name}
          options={quickOptions(name, limits, under)}
          basePath={basePath}
          params={params}
        />
      ))}
    </div>
  );
}

/** What the choosers know before they are opened. */
type Choosing = {
  /** What is chosen now, by its name. */
  chosen: { condition: ConditionName; value: string; label: string }[];
  /** Where the names to choose from are read when a chooser is opened. */
  choicesFrom: string;
};

/** The control of one condition, as its row in the table asks; none where there is nothing to choose. */
function ConditionControl({ name, chosen, choicesFrom }: { name: ConditionName } & Choosing) {
  const { called, control, say } = CONDITIONS[name] as Condition<unknown>;
  switch (control?.as) {
    case "search":
      return <FilterSearch param={name} label={control.label} />;
    case "choice":
      return <FilterSelect param={name} label={called} options={[...control.choices]} />;
    case "named":
      return (
        <FilterCombobox
          param={name}
          label={called}
          options={[...control.choices, ...chosen.filter((option) => option.condition === name)]}
          from={`${choicesFrom}&condition=${name}`}
        />
      );
    case "day":
      return <FilterDate param={name} label={control.label} />;
    case "tick":
      return <FilterCheck param={name} label={say?.(true, new Map()) ?? called} />;
    case "chips":
    case undefined:
      return null;
  }
}

const controlOf = (name: ConditionName): Control | null => CONDITIONS[name].control;
const isBehind = (control: Control | null) => control !== null && "behind" in control && control.behind;
const behind = (...kinds: Control["as"][]): ConditionName[] =>
  kinds.flatMap((as) => CONDITION_NAMES.filter((name) => isBehind(controlOf(name)) && controlOf(name)?.as === as));

/** The daily ones, in order; those set by chips stand with the list. */
const IN_FRONT = CONDITION_NAMES.filter((name) => {
  const control = controlOf(name);
  return control !== null && control.as !== "chips" && !isBehind(control);
});
/** The others, kind by kind. */
const BEHIND = [
  { className: "grid grid-cols-2 gap-2", fields: behind("named", "choice") },
  { className: "grid grid-cols-2 gap-x-4 gap-y-2", fields: behind("day") },
  { className: "grid grid-cols-3 gap-x-4 gap-y-1.5", fields: behind("tick") },
];

/** Every condition the ledger can be cut by: the daily ones side by side, the rest one press away. */
export function LedgerFilters({ filter, ...choosing }: { filter: Partial<MeasureFilter> } & Choosing) {
  const set = BEHIND.flatMap(({ fields }) => fields).filter((name) => filter[name] !== undefined).length;
  return (
    <FilterBar>
      {IN_FRONT.map((name) => (
        <ConditionControl key={name} name={name} {...choosing} />
      ))}
      <Popover
        label="更多筛选"
        align="end"
        className="w-[34rem]"
        trigger={
          <Button size="sm" icon={<SlidersHorizontal aria-hidden="true" />}>
            更多筛选{set > 0 ? `（${set}）` : ""}
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          {BEHIND.map(({ className, fields }) => (
            <div key={className} className={className}>
              {fields.map((name) => (
                <ConditionControl key={name} name={name} {...choosing} />
              ))}
            </div>
          ))}
        </div>
      </Popover>
    </FilterBar>
  );
}
