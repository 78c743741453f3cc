import type { z } from "zod";
import type { Act } from "@/lib/access/act";
import { mayEver } from "@/lib/access/can";
import { wrongPage } from "@/lib/access/page-account";
import { noteRefusedAccess } from "@/lib/access/refused-access";
import { getViewer } from "@/lib/access/session";
import { takeUpload } from "@/lib/access/sign-in/limits";
import { assertSameOrigin, FOREIGN_ORIGIN, ForeignOrigin } from "@/lib/access/sign-in/origin";
import type { Viewer } from "@/lib/access/viewer";
import { MAX_FILE_BYTES } from "@/lib/domain/limits";
import { cleanValue, part } from "@/lib/domain/text/text";
import { REQUEST_ID_HEADER, requestLog } from "@/lib/log";
import { type Spooled, spool } from "@/lib/reading/spool";
import { entrance } from "./entrance";
import { DISK_FULL, NOT_FOUND } from "./refusal";
import { type Refusal, turnAway } from "./result";
import { roomToWrite } from "./room";

/**
 * The way in of a file: a POST whose raw body it is (a server action takes one megabyte at most); what is said of it stands
 * in the address. Who sends it, from where and how often is asked before a byte is taken. Refusals are sentences, and nothing
 * of them is stored.
 */

type Options<Q> = {
  act: Act;
  /** A phrase: which rows it can reach at most. */
  scope: string;
  /** What is refused to whoever may never do it, for the audit: 上传报告. */
  called: string;
  query: z.ZodType<Q>;
  /** What to do with a file that is too large. */
  tooLarge: string;
};

/** A file on its way in; it is closed once `receive` is done. */
export type Upload<Q> = { viewer: Viewer; query: Q; file: Spooled };

type Received = { ok: true } | Refusal | { ok: false; why: string };

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "private, no-store" } });
}

/** A refusal that is about the file says so at its field. */
function ofFile(refusal: Refusal, status: number): Response {
  return answer({ ...refusal, fields: refusal.fields ?? { file: [refusal.why] } }, status);
}

/** Who sends, or the answer that turns them away. */
async function admitted(request: Request, asked: unknown, { act, called }: Pick<Options<never>, "act" | "called">) {
  try {
    assertSameOrigin(request.headers);
  } catch (error) {
    if (error instanceof ForeignOrigin) return answer(turnAway(FOREIGN_ORIGIN), 403);
    throw error;
  }
  const viewer = await getViewer();
  if (!viewer || viewer.mustChangePassword) {
    const gone = turnAway("登录已失效，请在新窗口重新登录后再上传。");
    return answer({ ...gone, ...(viewer ? {} : { signedIn: null }) }, 401);
  }
  const wrong = wrongPage(viewer, asked);
  if (wrong) return answer(wrong, 409);
  if (mayEver(viewer, act)) return viewer;
  await noteRefusedAccess(viewer, called);
  return answer(turnAway(NOT_FOUND), 404);
}

/** The file itself, or the answer that does not take it. */
async function taken(request: Request, viewer: Viewer, tooLarge: string): Promise<Spooled | Response> {
  if (!(await roomToWrite())) return ofFile(turnAway(DISK_FULL), 507);
  const wait = await takeUpload(viewer.personId);
  if (wait !== null) return ofFile(turnAway(`上传过于频繁，请 ${wait} 分钟后再试。`), 429);
  const large = () => ofFile(turnAway(`文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB。${tooLarge}`), 413);
  if (Number(request.headers.get("content-length") ?? 0) > MAX_FILE_BYTES) return large();
  return (await spool(request.body ?? new Blob().stream(), MAX_FILE_BYTES)) ?? large();
}

function fault(request: Request, called: string, error: unknown): Response {
  requestLog(request.headers).error({ err: error }, `an upload failed: ${called}`);
  const number = part(request.headers.get(REQUEST_ID_HEADER) ?? "无", 0, 8);
  const why = `系统暂时无法读取这份文件，请稍后再试。仍不成功时，请把编号 ${number} 告诉系统管理员。`;
  return answer(turnAway(why), 500);
}

export function defineUpload<Q>(options: Options<Q>, receive: (upload: Upload<Q>) => Promise<Received>) {
  const { act, scope, called, tooLarge } = options;
  const stated = { act, scope: `${scope}; limited by person, size and time` };
  return entrance(stated, async (request: Request): Promise<Response> => {
    const asked = cleanValue(Object.fromEntries(new URL(request.url).searchParams));
    const viewer = await admitted(request, asked, options);
    if (viewer instanceof Response) return viewer;
    const query = options.query.safeParse(asked);
    if (!query.success) return answer(turnAway("页面已过期，请刷新后重新上传。"), 400);
    try {
      const file = await taken(request, viewer, tooLarge);
      if (file instanceof Response) return file;
      const received = await receive({ viewer, query: query.data, file }).finally(file.close);
      if (received.ok) return answer(received, 200);
      return ofFile("code" in received ? received : turnAway(received.why), 422);
    } catch (error) {
      return fault(request, called, error);
    }
  });
}
