import { z } from "zod";
import { LOGIN_RULE, LOGIN_SHAPE, normalLogin } from "@/lib/access/sign-in/login";
import { recordId, requiredLine, requiredText, seenVersion } from "@/lib/command/fields";
import {
  ADMINISTRATION_REASON_MAX,
  CODES_AT_ONCE_MAX,
  LOGIN_MAX,
  NOTICES_READ_MAX,
  TYPED_HALF_MAX,
  TYPED_LOGIN_MAX,
  TYPED_PASSWORD_MAX,
} from "@/lib/domain/limits";

/** What is sent of accounts: by their holder, by the administrators, and by whoever cannot sign in. */

const id = z.uuid("页面已过期，请刷新后重试。");
const versioned = z.object({ id, version: seenVersion });
const password = z.string("请填写密码。").min(1, "请填写密码。").max(TYPED_PASSWORD_MAX);

/** What is typed on the page of one-time codes; the halves as on the slips, the rest like everywhere. */
export const spendResetInput = z.object({
  login: z.string("请填写账号。").trim().min(1, "请填写账号。").max(TYPED_LOGIN_MAX, "账号过长，请核对。"),
  first: z.string("请填写上半段。").trim().min(1, "请填写上半段。").max(TYPED_HALF_MAX, "上半段过长，请核对。"),
  second: z.string("请填写下半段。").trim().min(1, "请填写下半段。").max(TYPED_HALF_MAX, "下半段过长，请核对。"),
  next: password,
  again: password,
});

export const readNoticesInput = z.object({ ids: z.array(z.uuid()).min(1).max(NOTICES_READ_MAX) });

export const refuseResetInput = z.object({ id });

export const changePasswordInput = z.object({ current: password, next: password, again: password });

export const askResetInput = z.object({
  id: recordId,
  reason: requiredText("申请原因", ADMINISTRATION_REASON_MAX, "请填写申请原因，释放的管理员据此核实。"),
});

export const releaseResetInput = z.object({ id: recordId });
export const cancelResetInput = z.object({ id: recordId });

const TOO_MANY_CODES = `一次最多 ${CODES_AT_ONCE_MAX} 人，请分次办理。`;
const several = z
  .array(recordId)
  .min(1, "请先选择人员。")
  .refine((ids) => ids.length <= CODES_AT_ONCE_MAX, TOO_MANY_CODES)
  .transform((ids) => [...new Set(ids)]);
export const askFirstCodesInput = z.object({ ids: several });
export const releaseFirstCodesInput = z.object({ ids: several });

const login = requiredLine("账号", LOGIN_MAX, "请填写账号。")
  .transform(normalLogin)
  .refine((text) => LOGIN_SHAPE.test(text), LOGIN_RULE);

export const createAccountInput = z.object({ personId: id, login });

export const disableAccountInput = versioned.extend({
  reason: requiredText("停用原因", ADMINISTRATION_REASON_MAX, "请填写停用原因。"),
});
export const enableAccountInput = versioned;
export const endSessionInput = z.object({ id });
