"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/control/combobox";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Select } from "@/components/ui/control/select";
import { actsForUnit } from "@/lib/domain/people/posts";
import { ROLE_OPTIONS } from "@/lib/domain/people/role-options";
import { ROLES, type Role } from "@/lib/domain/types";
import { BodySwitch } from "./body-switch";

type Option = { value: string; label: string };

/** Which post, for which unit where it acts for one, from when to when. */
export function PostFields({
  bodies,
  bodyId,
  units,
  today,
}: {
  bodies: { options: Option[]; source: string | undefined };
  bodyId: string;
  /** Units of the body, those in use. */
  units: Option[];
  today: string;
}) {
  const [role, setRole] = useState<Role | undefined>();
  return (
    <>
      {bodies.options.length > 1 && (
        <Field label="任职单位" name="bodyId" required>
          <BodySwitch param="at" label="任职单位" current={bodyId} options={bodies.options} source={bodies.source} />
        </Field>
      )}
      <input type="hidden" name="bodyId" value={bodyId} />
      <Field label="岗位" name="role" required>
        <Select
          name="role"
          options={ROLE_OPTIONS}
          placeholder="请选择"
          required
          onChange={(event) => setRole(ROLES.find((r) => r === event.target.value))}
        />
      </Field>
      {role && actsForUnit(role) && (
        <Field label="所在部门" name="unitId" required>
          <Combobox key={bodyId} name="unitId" options={units} placeholder="请选择部门" />
        </Field>
      )}
      <Field label="任职起" name="fromOn" required>
        <DateInput name="fromOn" defaultValue={today} today={today} required />
      </Field>
      <Field label="任职止" name="toOn" hint="当天仍然有效；留空表示长期。">
        <DateInput name="toOn" today={today} />
      </Field>
    </>
  );
}
