import { z } from "zod";
import { calendarDay, optionalLine, requiredLine, requiredText, seenVersion } from "@/lib/command/fields";
import {
  ADMINISTRATION_REASON_MAX,
  ALIAS_MAX,
  ALIASES_MAX,
  NAME_MAX,
  PERSON_NAME_MAX,
  PERSON_TITLE_MAX,
  SHORT_NAME_MAX,
  SORT_NUMBER_MAX,
} from "@/lib/domain/limits";
import { lengthOf } from "@/lib/domain/text/text";
import { ROLES, UNIT_KINDS } from "@/lib/domain/types";

/** What is sent of bodies, units, people and their posts. */

const id = z.uuid("页面已过期，请刷新后重试。");
const versioned = z.object({ id, version: seenVersion });
const line = (what: string, max: number) => requiredLine(what, max, `请填写${what}。`);
const dayField = (what: string) => calendarDay(`请填写${what}。`);
/** An empty choice of a form means none. */
const emptyAsNull = (value: unknown) => (value === "" || value === undefined ? null : value);

const bodyWords = z.object({ name: line("单位名称", NAME_MAX), shortName: line("简称", SHORT_NAME_MAX) });

export const createBodyInput = bodyWords.extend({ parentId: id });
export const editBodyInput = bodyWords.extend(versioned.shape);

const unitWords = z.object({
  name: line("部门名称", NAME_MAX),
  shortName: line("简称", SHORT_NAME_MAX),
  kind: z.enum(UNIT_KINDS, "请选择类型。"),
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
    .refine(
      (list) => list.length <= ALIASES_MAX && list.every((a) => lengthOf(a) <= ALIAS_MAX),
      `最多 ${ALIASES_MAX} 个别名，每个最多 ${ALIAS_MAX} 个字。`,
    ),
});

export const createUnitInput = unitWords.extend({ bodyId: id });
export const editUnitInput = unitWords.extend(versioned.shape);
export const moveUnitInput = z.object({ id, to: z.enum(["up", "down"]) });
export const endUnitInput = versioned;
export const restoreUnitInput = versioned;

const SORT_NUMBER = `排序号请填 1 到 ${SORT_NUMBER_MAX} 的整数，或者不填。`;
const personWords = z.object({
  name: line("姓名", PERSON_NAME_MAX),
  title: optionalLine("职务", PERSON_TITLE_MAX),
  sortNumber: z.preprocess(
    (typed) => (typed === "" || typed === undefined ? null : typed),
    z.coerce.number(SORT_NUMBER).int(SORT_NUMBER).min(1, SORT_NUMBER).max(SORT_NUMBER_MAX, SORT_NUMBER).nullable(),
  ),
});

export const createPersonInput = personWords.extend({ bodyId: z.uuid("请选择单位。") });
export const editPersonInput = personWords.extend(versioned.shape);

export const givePostInput = z.object({
  personId: id,
  bodyId: id,
  role: z.enum(ROLES, "请选择岗位。"),
  unitId: z.preprocess(emptyAsNull, id.nullable()),
  fromOn: dayField("任职起"),
  toOn: z.preprocess(emptyAsNull, dayField("任职止").nullable()),
});

export const endPostInput = versioned.extend({
  toOn: dayField("最后一天"),
  reason: requiredText("原因", ADMINISTRATION_REASON_MAX, "请填写原因。"),
});

export const givePortfolioInput = z.object({
  personId: id,
  unitId: z.uuid("请选择部门。"),
  fromOn: dayField("分管起"),
  toOn: z.preprocess(emptyAsNull, dayField("分管止").nullable()),
});

export const endPortfolioInput = endPostInput;
