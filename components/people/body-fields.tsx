import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { NAME_MAX, SHORT_NAME_MAX } from "@/lib/domain/limits";

export const BODY_LABELS = { name: "单位名称", shortName: "简称", parentId: "上级单位" };

/** What is written of a body. */
export function BodyFields({ name = "", shortName = "" }: { name?: string; shortName?: string }) {
  return (
    <>
      <Field label={BODY_LABELS.name} name="name" hint="全称，全系统不重名。" required>
        <Input name="name" defaultValue={name} maxLength={NAME_MAX} required />
      </Field>
      <Field label={BODY_LABELS.shortName} name="shortName" required>
        <Input name="shortName" defaultValue={shortName} maxLength={SHORT_NAME_MAX} required />
      </Field>
    </>
  );
}
