import { z } from "zod";
import { DAY_RULE, parseDay } from "@/lib/domain/day";
import { halfWidth } from "@/lib/domain/text/half-width";
import { cleanLine, lengthOf } from "@/lib/domain/text/text";

/**
 * Fields that forms share, each with its sentence for the person who fills it in. What reaches them was cleaned at the
 * entrance (defineAction); what has nothing to be seen arrives empty. Lengths count characters as people do.
 */

/** The record a form is about; it comes with the page and is not typed. */
export const recordId = z.uuid("页面已过期，请刷新后重新提交。");

export const STALE_PAGE = "页面已过期，请刷新后重新提交。";

/** The version the person saw, as far as the column can hold one. Every action reads it through here. */
export const seenVersion = z.coerce.number(STALE_PAGE).pipe(z.int32(STALE_PAGE).min(1, STALE_PAGE));

/** A row chosen in a list together with the version the person saw, sent as id@version. */
export const chosenRow = z
  .string(STALE_PAGE)
  .transform((value): { id: string; version: unknown } => {
    const [id = "", version] = value.split("@");
    return { id, version };
  })
  .pipe(z.object({ id: recordId, version: seenVersion }));

/** Words of at most `max` characters, blank ends cut. */
export function words(max: number, tooLong: string) {
  return z
    .string()
    .trim()
    .refine((text) => lengthOf(text) <= max, tooLong);
}

/** Text of one or more lines. */
export function requiredText(what: string, max: number, missing: string) {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .refine((text) => lengthOf(text) <= max, `${what}请控制在 ${max} 字以内。`);
}

export function optionalText(what: string, max: number) {
  return words(max, `${what}请控制在 ${max} 字以内。`).default("");
}

/** A name or a title: one line, whatever was pasted. */
export function requiredLine(what: string, max: number, missing: string) {
  return z
    .string(missing)
    .transform(cleanLine)
    .pipe(requiredText(what, max, missing));
}

export function optionalLine(what: string, max: number) {
  return z
    .string()
    .default("")
    .transform(cleanLine)
    .pipe(words(max, `${what}请控制在 ${max} 字以内。`));
}

/** A calendar day as a date control sends it, YYYY-MM-DD; one that is none (2026-02-30) is told as such, never taken as empty. */
export function calendarDay(missing: string) {
  return z.string(missing).transform((text, ctx) => {
    const parsed = parseDay(text);
    if (parsed) return parsed;
    ctx.addIssue({ code: "custom", message: text === "" ? missing : DAY_RULE });
    return z.NEVER;
  });
}

export function optionalDay() {
  return z.union([z.literal("").transform(() => null), calendarDay(DAY_RULE)], DAY_RULE).default(null);
}

/** A number as a person types it: full-width digits and point (３．５) read as plain ones. At most two decimals, from 0. */
export function typedNumber(missing: string, unreadable: string) {
  return z
    .string(missing)
    .transform((text) => halfWidth(text).trim())
    .pipe(
      z
        .string()
        .min(1, { error: missing, abort: true })
        .regex(/^\d{1,12}(\.\d{1,2})?$/, unreadable)
        .transform(Number),
    );
}

/** A whole number from 0, read like `typedNumber`. */
export function typedCount(unreadable = "请填写不小于 0 的整数。") {
  return z
    .string(unreadable)
    .transform((text) => halfWidth(text).trim())
    .pipe(
      z
        .string()
        .regex(/^\d{1,6}$/, unreadable)
        .transform(Number),
    );
}

/** Values of a repeated control: none, one or many. */
export function listOf<T extends z.ZodType>(item: T, max: number) {
  return z
    .preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item))
    .refine((list) => list.length <= max, `最多 ${max} 条。`);
}
