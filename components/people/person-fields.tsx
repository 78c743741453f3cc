import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { PERSON_NAME_MAX, PERSON_TITLE_MAX, SORT_NUMBER_MAX } from "@/lib/domain/limits";

export const PERSON_LABELS = { name: "姓名", title: "职务", sortNumber: "排序号", bodyId: "单位" };

type Words = { name: string; title: string; sortNumber: number | null };
const NEW: Words = { name: "", title: "", sortNumber: null };

/** Name, 职务 and 排序号 of a person; empty for a new one. */
export function PersonFields({ person: { name, title, sortNumber } = NEW }: { person?: Words }) {
  return (
    <>
      <Field label={PERSON_LABELS.name} name="name" required>
        <Input name="name" defaultValue={name} maxLength={PERSON_NAME_MAX} required />
      </Field>
      <Field label={PERSON_LABELS.title} name="title" hint="按公文写法填写，如“党组成员、副局长”。">
        <Input name="title" defaultValue={title} maxLength={PERSON_TITLE_MAX} />
      </Field>
      <Field
        label={PERSON_LABELS.sortNumber}
        name="sortNumber"
        hint="名单按班子、部门排列，同一班子或部门里号小的在前；不填的按姓氏笔画。"
      >
        <Input
          name="sortNumber"
          inputMode="numeric"
          defaultValue={sortNumber ?? ""}
          maxLength={`${SORT_NUMBER_MAX}`.length}
          className="max-w-24"
        />
      </Field>
    </>
  );
}
