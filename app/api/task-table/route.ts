import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { wrongPage } from "@/lib/access/page-account";
import { noteRefusedAccess } from "@/lib/access/refused-access";
import { getViewer } from "@/lib/access/session";
import { takeUpload } from "@/lib/access/sign-in/limits";
import { assertSameOrigin, FOREIGN_ORIGIN, ForeignOrigin } from "@/lib/access/sign-in/origin";
import { entrance } from "@/lib/command/entrance";
import { DISK_FULL, NOT_FOUND } from "@/lib/command/refusal";
import { turnAway } from "@/lib/command/result";
import { roomToWrite } from "@/lib/command/room";
import { MAX_FILE_BYTES, TASK_TABLE_MAX } from "@/lib/domain/limits";
import { cleanText, cleanValue, lengthOf, part } from "@/lib/domain/text/text";
import { FILE_TABLES } from "@/lib/features/import/readings";
import { ASSIGN_MEASURES } from "@/lib/features/measure/acts";
import { REQUEST_ID_HEADER, requestLog } from "@/lib/log";
import { readForeign } from "@/lib/reading/read-foreign";
import { spool } from "@/lib/reading/spool";

/**
 * POST: a 任务分工表 as a file, as the raw body; what it is called stands in the address. Answers its tables as text, to be
 * read on the desk like a pasted one: nothing of it is stored. Refusals are sentences.
 */

const QUERY = z.object({ name: z.string().max(1_000).default("") });

const TOO_LARGE = `文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB。请只保留任务分工表，或把表格粘贴进来。`;
const TOO_LONG = `表格文字超过 ${TASK_TABLE_MAX / 10_000} 万字，不是一张任务分工表。请只复制需要的行粘贴进来。`;

const answer = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "private, no-store" } });

export const POST = entrance(
  { act: ASSIGN_MEASURES, scope: "the file that is sent alone; limited by person, size and time" },
  async (request: Request): Promise<Response> => {
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
    const asked = cleanValue(Object.fromEntries(new URL(request.url).searchParams));
    const wrong = wrongPage(viewer, asked);
    if (wrong) return answer(wrong, 409);
    if (!mayEver(viewer, ASSIGN_MEASURES)) {
      await noteRefusedAccess(viewer, "上传任务分工表");
      return answer(turnAway(NOT_FOUND), 404);
    }
    const query = QUERY.safeParse(asked);
    if (!query.success) return answer(turnAway("页面已过期，请刷新后重新上传。"), 400);
    if (!(await roomToWrite())) return answer(turnAway(DISK_FULL), 507);
    const wait = await takeUpload(viewer.personId);
    if (wait !== null) return answer(turnAway(`上传过于频繁，请 ${wait} 分钟后再试。`), 429);
    if (Number(request.headers.get("content-length") ?? 0) > MAX_FILE_BYTES) return answer(turnAway(TOO_LARGE), 413);
    try {
      const file = await spool(request.body ?? new Blob().stream(), MAX_FILE_BYTES);
      if (file === null) return answer(turnAway(TOO_LARGE), 413);
      const fileName = query.data.name || "未命名文件";
      const read = await readForeign(
        FILE_TABLES,
        { options: { fileName }, bytes: file.bytes },
        async ({ text }): Promise<{ ok: true; text: string } | { ok: false; why: string }> =>
          lengthOf(text) > TASK_TABLE_MAX ? turnAway(TOO_LONG) : { ok: true, text: cleanText(text) },
      ).finally(file.close);
      return answer(read.ok ? read : turnAway(read.why), read.ok ? 200 : 422);
    } catch (error) {
      requestLog(request.headers).error({ err: error }, "reading a task table failed");
      const number = part(request.headers.get(REQUEST_ID_HEADER) ?? "无", 0, 8);
      return answer(
        turnAway(`系统暂时无法读取这份文件，请稍后再试。仍不成功时，请把编号 ${number} 告诉系统管理员。`),
        500,
      );
    }
  },
);
