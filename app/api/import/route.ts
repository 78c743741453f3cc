import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { wrongPage } from "@/lib/access/page-account";
import { noteRefusedAccess } from "@/lib/access/refused-access";
import { getViewer } from "@/lib/access/session";
import { takeUpload } from "@/lib/access/sign-in/limits";
import { assertSameOrigin, ForeignOrigin } from "@/lib/access/sign-in/origin";
import { entrance } from "@/lib/command/entrance";
import { DISK_FULL, NOT_FOUND } from "@/lib/command/refusal";
import { type Refusal, turnAway } from "@/lib/command/result";
import { roomToWrite } from "@/lib/command/room";
import { MAX_FILE_BYTES } from "@/lib/domain/limits";
import { cleanValue, part } from "@/lib/domain/text/text";
import { REVIEW_IMPORT } from "@/lib/features/import/acts";
import { receiveReport } from "@/lib/features/import/commands/receive-report";
import { DESK_REPORT } from "@/lib/features/import/readings";
import { REQUEST_ID_HEADER, requestLog } from "@/lib/log";
import { readForeign } from "@/lib/reading/read-foreign";
import { spool } from "@/lib/reading/spool";

/**
 * POST: a report for the import desk, as the raw body (a server action takes one megabyte at most). What it is called,
 * for which body and whether it was pasted stand in the address. Refusals are sentences; nothing of them is stored.
 */

const QUERY = z.object({
  bodyId: z.uuid(),
  key: z.uuid(),
  name: z.string().max(1_000).default(""),
  pasted: z.literal("1").optional(),
  again: z.literal("1").optional(),
});

const TOO_LARGE = `文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB。请删去图片和附件，或把正文粘贴进来。`;

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "private, no-store" } });
}

function field(refusal: Refusal): Refusal {
  return { ...refusal, fields: refusal.fields ?? { file: [refusal.why] } };
}

export const POST = entrance(
  { act: REVIEW_IMPORT, scope: "the bodies of the office; limited by person, size and time" },
  async (request: Request): Promise<Response> => {
    try {
      assertSameOrigin(request.headers);
    } catch (error) {
      if (error instanceof ForeignOrigin) return answer(turnAway("请求来源与本系统的访问地址不一致，没有生效。"), 403);
      throw error;
    }
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) {
      return answer(
        { ...turnAway("登录已失效，请在新窗口重新登录后再上传。"), ...(viewer ? {} : { signedIn: null }) },
        401,
      );
    }
    const asked = cleanValue(Object.fromEntries(new URL(request.url).searchParams));
    const wrong = wrongPage(viewer, asked);
    if (wrong) return answer(wrong, 409);
    if (!mayEver(viewer, REVIEW_IMPORT)) {
      await noteRefusedAccess(viewer, "上传报告");
      return answer(turnAway(NOT_FOUND), 404);
    }
    const query = QUERY.safeParse(asked);
    if (!query.success) return answer(turnAway("页面已过期，请刷新后重新上传。"), 400);
    if (!(await roomToWrite())) return answer(field(turnAway(DISK_FULL)), 507);
    const wait = await takeUpload(viewer.personId);
    if (wait !== null) return answer(field(turnAway(`上传过于频繁，请 ${wait} 分钟后再试。`)), 429);
    if (Number(request.headers.get("content-length") ?? 0) > MAX_FILE_BYTES)
      return answer(field(turnAway(TOO_LARGE)), 413);
    try {
      const file = await spool(request.body ?? new Blob().stream(), MAX_FILE_BYTES);
      if (file === null) return answer(field(turnAway(TOO_LARGE)), 413);
      const { bodyId, key, name, pasted, again } = query.data;
      const fileName = pasted ? "粘贴的文本" : name || "未命名文件";
      const result = await readForeign(
        DESK_REPORT,
        {
          options: { fileName, pasted: pasted === "1" },
          bytes: file.bytes,
          owner: viewer.personId,
          label: fileName,
          sending: key,
        },
        (report) =>
          receiveReport(
            viewer,
            { key, action: "import.receive", digest: file.checksum },
            { ...report, bodyId, fileName, checksum: file.checksum, again: again === "1" },
          ),
      ).finally(file.close);
      if (result.ok) return answer(result, 200);
      return answer(field("code" in result ? result : turnAway(result.why)), 422);
    } catch (error) {
      requestLog(request.headers).error({ err: error }, "reading a report failed");
      const number = part(request.headers.get(REQUEST_ID_HEADER) ?? "无", 0, 8);
      return answer(
        turnAway(`系统暂时无法读取这份文件，请稍后再试。仍不成功时，请把编号 ${number} 告诉系统管理员。`),
        500,
      );
    }
  },
);
