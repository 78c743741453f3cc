import { FormDialog } from "@/components/form/form-dialog";
import { type Column, DataTable } from "@/components/table/data-table";
import { Badge } from "@/components/ui/badge";
import { Combobox } from "@/components/ui/control/combobox";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { Day } from "@/lib/domain/day";
import { endPortfolioAction, givePortfolioAction } from "@/lib/features/people/actions";
import type { PersonPage } from "@/lib/features/people/queries/person";
import { BodySwitch } from "./body-switch";
import { EndTenure } from "./end-tenure";
import { PORTFOLIO_STATE } from "./labels";
import type { Give } from "./posts-panel";

type FieldRow = PersonPage["portfolio"][number];

const LABELS = { unitId: "分管的部门", fromOn: "分管起", toOn: "分管止" };

const COLUMNS: Column<FieldRow>[] = [
  { key: "label", head: "分管部门", cell: (f) => f.label },
  { key: "body", head: "单位", width: 160, cell: (f) => f.bodyName },
  { key: "from", head: "分管起", width: 110, nowrap: true, cell: (f) => f.fromOn },
  { key: "to", head: "分管止", width: 110, nowrap: true, cell: (f) => f.toOn ?? "长期" },
  {
    key: "state",
    head: "状态",
    width: 90,
    nowrap: true,
    cell: (f) => <Badge tone={PORTFOLIO_STATE[f.state].tone}>{PORTFOLIO_STATE[f.state].label}</Badge>,
  },
];

/** The units in a leader's charge (分管), past ones too. `give` as on the panel of posts. */
export function PortfolioPanel({
  person,
  today,
  give,
  mayEnd,
}: {
  person: PersonPage;
  today: Day;
  give: Give | null;
  mayEnd: (field: FieldRow) => boolean;
}) {
  const columns: Column<FieldRow>[] = give
    ? [
        ...COLUMNS,
        {
          key: "act",
          head: "操作",
          width: 90,
          cell: (field) =>
            mayEnd(field) && (
              <EndTenure
                held={{ ...field, label: `分管 ${field.label}` }}
                today={today}
                action={endPortfolioAction}
                what="分管"
                ends="终止"
                begun="此后不再因分管看到这个部门的措施；任责任领导的措施不变。"
                ahead="这项分管还没有开始，撤回后不再列出，登记和撤回的记录保留。"
              />
            ),
        },
      ]
    : COLUMNS;
  return (
    <Panel title="分管部门" flush actions={give && <GivePortfolio person={person} today={today} give={give} />}>
      <DataTable
        caption={`${person.name}分管的部门`}
        columns={columns}
        rows={person.portfolio}
        getRowId={(f) => f.id}
        empty={
          <EmptyState
            title="没有分管的部门"
            hint="由安全管理员登记。任责任领导期间可以看到分管部门牵头、配合的措施，分工时作为责任领导推荐。"
          />
        }
      />
    </Panel>
  );
}

function GivePortfolio({ person, today, give }: { person: PersonPage; today: Day; give: Give }) {
  const units = give.units
    .filter((u) => u.endedOn === null)
    .map((u) => ({ value: u.id, label: u.name, initials: u.initials }));
  return (
    <FormDialog
      label="登记分管部门"
      title={`登记 ${person.name} 分管的部门`}
      description="同一时间一个部门只由一名领导分管。"
      size="sm"
      action={givePortfolioAction}
      hidden={{ personId: person.id }}
      labels={LABELS}
      submitLabel="登记"
      successMessage="分管部门已登记"
    >
      {give.bodies.options.length > 1 && (
        <Field label="单位" name="bodyId" required>
          <BodySwitch
            param="at"
            label="单位"
            current={give.bodyId}
            options={give.bodies.options}
            source={give.bodies.source}
          />
        </Field>
      )}
      <Field label={LABELS.unitId} name="unitId" required>
        <Combobox key={give.bodyId} name="unitId" options={units} placeholder="请选择部门" />
      </Field>
      <Field label={LABELS.fromOn} name="fromOn" required>
        <DateInput name="fromOn" defaultValue={today} today={today} required />
      </Field>
      <Field label={LABELS.toOn} name="toOn" hint="当天仍然有效；留空表示长期。">
        <DateInput name="toOn" today={today} />
      </Field>
    </FormDialog>
  );
}
