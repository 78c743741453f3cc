import { refresh } from "next/cache";
import { headers } from "next/headers";
import { createSafeActionClient } from "next-safe-action";
import { z } from "zod";
import type { Act } from "@/lib/access/act";
import { mayEver } from "@/lib/access/can";
import { wrongPage } from "@/lib/access/page-account";
import { noteRefusedAccess } from "@/lib/access/refused-access";
import { getViewer } from "@/lib/access/session";
import { assertSameOrigin, FOREIGN_ORIGIN, ForeignOrigin } from "@/lib/access/sign-in/origin";
import type { Viewer } from "@/lib/access/viewer";
import { cleanValue, part } from "@/lib/domain/text/text";
import { TOO_BUSY_TO_WRITE, TooBusy } from "@/lib/domain/too-busy";
import { REQUEST_ID_HEADER, requestLog } from "@/lib/log";
import { digestOf } from "./digest";
import { type Entrance, entrance } from "./entrance";
import { formValues } from "./form-values";
import { MEND_FIELDS, NOT_FOUND, Refused } from "./refusal";
import { type Refusal, type Result, turnAway } from "./result";
import type { Sent } from "./transact";

/**
 * The one way to make a server action. A server action is a public endpoint: each call checks where it came from, who
 * calls, whether its page was drawn for that account, whether that person could ever do such a thing, and the input; the
 * command then checks the row itself.
 */

z.config(z.locales.zhCN());

const SIGN_IN_AGAIN = "登录已失效，本次操作没有生效。请在新窗口重新登录后回到本页再次提交，已填写的内容不会丢失。";
const CHANGE_PASSWORD_FIRST = "请先修改初始密码，再办理业务。";

/** The no of the entrance: the command is not reached. */
class Stop extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.why);
  }
}

const client = createSafeActionClient({
  defineMetadataSchema: () => z.object({ act: z.custom<Act>(), name: z.string() }),
  defaultValidationErrorsShape: "flattened",
  handleServerError: async (error): Promise<Refusal> => {
    if (error instanceof Stop) return error.refusal;
    const head = await headers();
    requestLog(head).error({ err: error }, "action failed");
    if (error instanceof TooBusy) return turnAway(TOO_BUSY_TO_WRITE);
    const number = part(head.get(REQUEST_ID_HEADER) ?? "无", 0, 8);
    return turnAway(
      `系统暂时无法完成这次操作，已填写的内容仍在，请稍后再试。仍不成功时，请把编号 ${number} 告诉系统管理员。`,
    );
  },
}).use(async ({ next, metadata, clientInput }) => {
  try {
    assertSameOrigin(await headers());
  } catch (error) {
    if (error instanceof ForeignOrigin) throw new Stop(turnAway(FOREIGN_ORIGIN));
    throw error;
  }
  const viewer = await getViewer();
  if (!viewer) throw new Stop({ ...turnAway(SIGN_IN_AGAIN), signedIn: null });
  const wrong = wrongPage(viewer, clientInput);
  if (wrong) throw new Stop(wrong);
  if (viewer.mustChangePassword && !metadata.act.beforePassword) throw new Stop(turnAway(CHANGE_PASSWORD_FIRST));
  if (!mayEver(viewer, metadata.act)) {
    await noteRefusedAccess(viewer, `办理 ${metadata.name}`);
    throw new Stop(new Refused("not-found", NOT_FOUND).answer);
  }
  return next({ ctx: { viewer } });
});

const KEY = z.object({ idempotencyKey: z.uuid("页面已过期，请刷新后重新提交。") });

export type ActionContext<I> = { viewer: Viewer; input: I; sent: Sent };
export type Action<T extends object> = (input: FormData | object) => Promise<Result<T>>;

/**
 * Makes a server action. `name` is what its idempotency key belongs to, `act` the right it needs,
 * `scope` which rows it can reach at most.
 * It takes a form or an object, both with `idempotencyKey` and the account of the page, and never throws at its caller. A
 * `quiet` action leaves the page as it is: nothing on it changed. No schema sees text as it came, only as lib/domain/text/text
 * keeps it, except the fields named in `asTyped`: passwords, of which nothing is remembered either.
 */
export function defineAction<S extends z.ZodType, T extends object>(
  {
    name,
    act,
    scope,
    input,
    quiet = false,
    asTyped = [],
  }: { name: string; act: Act; scope: Entrance["scope"]; input: S; quiet?: boolean; asTyped?: readonly string[] },
  run: (context: ActionContext<z.output<S>>) => Promise<Result<T>>,
): Action<T> {
  const schema = z.unknown().transform((raw, ctx) => {
    const key = KEY.safeParse(raw);
    const body = input.safeParse(raw);
    for (const issue of [...(key.error?.issues ?? []), ...(body.error?.issues ?? [])]) {
      ctx.addIssue({ code: "custom", message: issue.message, path: issue.path });
    }
    return key.success && body.success ? { key: key.data.idempotencyKey, body: body.data } : z.NEVER;
  });
  const action = client
    .metadata({ act, name })
    .inputSchema(schema)
    .action(async ({ parsedInput, ctx }): Promise<Result<T>> => {
      const result = await run({
        viewer: ctx.viewer,
        input: parsedInput.body,
        sent: { key: parsedInput.key, action: name, digest: digestOf(parsedInput.body, asTyped) },
      });
      if (result.ok && !quiet) refresh();
      // The row is not theirs, or was never there: a page of theirs does not offer it either way.
      if (!result.ok && result.code === "not-found")
        await noteRefusedAccess(ctx.viewer, `办理 ${name}（记录不存在或无权办理）`);
      return result;
    });
  return entrance({ act, scope }, async (raw: FormData | object): Promise<Result<T>> => {
    const answer = await action(cleanValue(raw instanceof FormData ? formValues(raw) : raw, asTyped));
    if (answer?.data) return answer.data;
    if (answer?.validationErrors) {
      const { formErrors, fieldErrors } = answer.validationErrors as {
        formErrors: string[];
        fieldErrors: Record<string, string[]>;
      };
      const why = formErrors[0] ?? fieldErrors.idempotencyKey?.[0] ?? MEND_FIELDS;
      return new Refused("invalid", why, fieldErrors).answer;
    }
    return (answer?.serverError as Refusal | undefined) ?? new Refused("not-found", NOT_FOUND).answer;
  });
}
