"use server";

import { z } from "zod";
import { LOGIN_RULE, LOGIN_SHAPE, normalLogin } from "@/lib/access/sign-in/login";
import { defineAction } from "@/lib/command/define-action";
import { calendarDay, optionalLine, requiredLine, requiredText, seenVersion } from "@/lib/command/fields";
import { lengthOf } from "@/lib/domain/text/text";
import { ROLES, UNIT_KINDS } from "@/lib/domain/types";
import { createAccount } from "@/lib/features/account/commands/create-account";
import { disableAccount } from "@/lib/features/account/commands/disable-account";
import { enableAccount } from "@/lib/features/account/commands/enable-account";
import { endSession } from "@/lib/features/account/commands/end-session";
import { createBody } from "@/lib/features/people/commands/create-body";
import { createPerson } from "@/lib/features/people/commands/create-person";
import { createUnit } from "@/lib/features/people/commands/create-unit";
import { editBody } from "@/lib/features/people/commands/edit-body";
import { editPerson } from "@/lib/features/people/commands/edit-person";
import { editUnit } from "@/lib/features/people/commands/edit-unit";
import { endPost } from "@/lib/features/people/commands/end-post";
import { endUnit, restoreUnit } from "@/lib/features/people/commands/end-unit";
import { givePost } from "@/lib/features/people/commands/give-post";
import { moveUnit } from "@/lib/features/people/commands/move-unit";

const id = z.uuid("页面已过期，请刷新后重试。");
const versioned = z.object({ id, version: seenVersion });

const line = (what: string, max: number) => requiredLine(what, max, `请填写${what}。`);

const dayField = (what: string) => calendarDay(`请填写${what}。`);

/** An empty choice of a form means none. */
const emptyAsNull = (value: unknown) => (value === "" || value === undefined ? null : value);

const bodyWords = z.object({ name: line("单位名称", 60), shortName: line("简称", 20) });

export const createBodyAction = defineAction(
  { name: "people.create-body", act: "people.manage", input: bodyWords.extend({ parentId: id }) },
  ({ viewer, input, sent }) => createBody(viewer, sent, input),
);

export const editBodyAction = defineAction(
  { name: "people.edit-body", act: "people.manage", input: bodyWords.extend(versioned.shape) },
  ({ viewer, input, sent }) => editBody(viewer, sent, input),
);

const unitWords = z.object({
  name: line("部门名称", 60),
  shortName: line("简称", 20),
  kind: z.enum(UNIT_KINDS, "请选择类别。"),
  aliases: z
    .string()
    .default("")
    .transform((text) => [
      ...new Set(
        text
          .split(/[、，,；;\s]+/)
          .map((alias) => alias.trim())
          .filter(Boolean),
      ),
    ])
    .refine((list) => list.length <= 20 && list.every((a) => lengthOf(a) <= 40), "最多 20 个别名，每个最多 40 个字。"),
});

export const createUnitAction = defineAction(
  { name: "people.create-unit", act: "people.manage", input: unitWords.extend({ bodyId: id }) },
  ({ viewer, input, sent }) => createUnit(viewer, sent, input),
);

export const editUnitAction = defineAction(
  { name: "people.edit-unit", act: "people.manage", input: unitWords.extend(versioned.shape) },
  ({ viewer, input, sent }) => editUnit(viewer, sent, input),
);

export const moveUnitAction = defineAction(
  { name: "people.move-unit", act: "people.manage", input: z.object({ id, to: z.enum(["up", "down"]) }) },
  ({ viewer, input, sent }) => moveUnit(viewer, sent, input),
);

export const endUnitAction = defineAction(
  { name: "people.end-unit", act: "people.manage", input: versioned },
  ({ viewer, input, sent }) => endUnit(viewer, sent, input),
);

export const restoreUnitAction = defineAction(
  { name: "people.restore-unit", act: "people.manage", input: versioned },
  ({ viewer, input, sent }) => restoreUnit(viewer, sent, input),
);

const personWords = z.object({ name: line("姓名", 30), title: optionalLine("职务", 60) });

export const createPersonAction = defineAction(
  { name: "people.create-person", act: "people.manage", input: personWords.extend({ bodyId: z.uuid("请选择单位。") }) },
  ({ viewer, input, sent }) => createPerson(viewer, sent, input),
);

export const editPersonAction = defineAction(
  { name: "people.edit-person", act: "people.manage", input: personWords.extend(versioned.shape) },
  ({ viewer, input, sent }) => editPerson(viewer, sent, input),
);

const login = line("账号", 32)
  .transform(normalLogin)
  .refine((text) => LOGIN_SHAPE.test(text), LOGIN_RULE);

export const createAccountAction = defineAction(
  { name: "people.create-account", act: "people.manage", input: z.object({ personId: id, login }) },
  ({ viewer, input, sent }) => createAccount(viewer, sent, input),
);

export const disableAccountAction = defineAction(
  {
    name: "people.disable-account",
    act: "people.manage",
    input: versioned.extend({ reason: requiredText("停用原因", 200, "请填写停用原因。") }),
  },
  ({ viewer, input, sent }) => disableAccount(viewer, sent, input),
);

export const enableAccountAction = defineAction(
  { name: "people.enable-account", act: "people.manage", input: versioned },
  ({ viewer, input, sent }) => enableAccount(viewer, sent, input),
);

export const endSessionAction = defineAction(
  { name: "people.end-session", act: "people.manage", input: z.object({ id }) },
  ({ viewer, input, sent }) => endSession(viewer, sent, input),
);

export const givePostAction = defineAction(
  {
    name: "people.give-post",
    act: "posts.manage",
    input: z.object({
      personId: id,
      bodyId: id,
      role: z.enum(ROLES, "请选择岗位。"),
      unitId: z.preprocess(emptyAsNull, id.nullable()),
      fromOn: dayField("起始日期"),
      toOn: z.preprocess(emptyAsNull, dayField("终止日期").nullable()),
    }),
  },
  ({ viewer, input, sent }) => givePost(viewer, sent, input),
);

export const endPostAction = defineAction(
  {
    name: "people.end-post",
    act: "posts.manage",
    input: versioned.extend({ toOn: dayField("最后一天"), reason: requiredText("终止原因", 200, "请填写终止原因。") }),
  },
  ({ viewer, input, sent }) => endPost(viewer, sent, input),
);
