import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Select } from "@/components/ui/control/select";
import { UNIT_KIND_LABELS } from "@/lib/domain/labels";
import { NAME_MAX, SHORT_NAME_MAX } from "@/lib/domain/limits";
import { UNIT_KINDS, type UnitKind } from "@/lib/domain/types";

export const UNIT_LABELS = { name: "名称", shortName: "简称", kind: "类型", aliases: "别名" };

type Words = { name: string; shortName: string; kind: UnitKind; aliases: string[] };
const NEW: Words = { name: "", shortName: "", kind: "DEPARTMENT", aliases: [] };

/** The words of a unit; empty for a new one. */
export function UnitFields({ unit = NEW }: { unit?: Words }) {
  return (
    <>
      <Field label={UNIT_LABELS.name} name="name" required>
        <Input name="name" defaultValue={unit.name} maxLength={NAME_MAX} required />
      </Field>
      <Field label={UNIT_LABELS.shortName} name="shortName" hint="表格和岗位名称里使用。" required>
        <Input name="shortName" defaultValue={unit.shortName} maxLength={SHORT_NAME_MAX} required />
      </Field>
      <Field label={UNIT_LABELS.kind} name="kind" required>
        <Select
          name="kind"
          defaultValue={unit.kind}
          options={UNIT_KINDS.map((kind) => ({ value: kind, label: UNIT_KIND_LABELS[kind] }))}
        />
      </Field>
      <Field label={UNIT_LABELS.aliases} name="aliases" hint="报告里的其他叫法，用顿号分开；只用于提出分工建议。">
        <Input name="aliases" defaultValue={unit.aliases.join("、")} />
      </Field>
    </>
  );
}
