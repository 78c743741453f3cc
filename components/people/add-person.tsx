import { Plus } from "lucide-react";
import { FormDialog } from "@/components/form/form-dialog";
import { PERSON_LABELS, PersonFields } from "@/components/people/person-fields";
import { Combobox } from "@/components/ui/control/combobox";
import { Field } from "@/components/ui/control/field";
import { createPersonAction } from "@/lib/features/people/actions";
import type { bodyOptions } from "@/lib/features/people/queries/bodies";

/** 新增人员: in one of the bodies the administrator manages. */
export function AddPerson({ bodies }: { bodies: Awaited<ReturnType<typeof bodyOptions>> | null }) {
  return (
    <FormDialog
      label="新增人员"
      title="新增人员"
      description="先登记人员，再在其页面开通账号；岗位由安全管理员设置。"
      variant="primary"
      icon={<Plus />}
      action={createPersonAction}
      labels={PERSON_LABELS}
      successMessage="人员已新增"
    >
      <Field label={PERSON_LABELS.bodyId} name="bodyId" required>
        {/* Of several nobody's is taken for granted: a person cannot be moved to another body. */}
        <Combobox
          name="bodyId"
          options={bodies?.options ?? []}
          source={bodies?.source}
          defaultValue={bodies?.options.length === 1 ? bodies.options[0]?.value : undefined}
        />
      </Field>
      <PersonFields />
    </FormDialog>
  );
}
