import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { PERSON_NAME_MAX, PERSON_TITLE_MAX } from "@/lib/domain/limits";

export const PERSON_LABELS = { name: "姓名", title: "职务", bodyId: "单位" };

/** Name and 职务 of a person. */
export function PersonFields({ name = "", title = "" }: { name?: string; title?: string }) {
  return (
    <>
      <Field label={PERSON_LABELS.name} name="name" required>
        <Input name="name" defaultValue={name} maxLength={PERSON_NAME_MAX} required />
      </Field>
      <Field label={PERSON_LABELS.title} name="title" hint="按公文写法填写，如“党组成员、副局长”。">
        <Input name="title" defaultValue={title} maxLength={PERSON_TITLE_MAX} />
      </Field>
    </>
  );
}
