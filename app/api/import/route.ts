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
import { checksumOf } from "@/lib/features/import/read/file/checksum";
import { readPasted, readReportFile } from "@/lib/features/import/read/file/read-file";
import { REQUEST_ID_HEADER, requestLog } from "@/lib/log";

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

/** Reads the body up to the limit; null when there is more. What is over the limit is never held in memory. */
async function readLimited(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts);
    length += value.byteLength;
    if (length > MAX_FILE_BYTES) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
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
      const bytes = await readLimited(request.body);
      if (bytes === null) return answer(field(turnAway(TOO_LARGE)), 413);
      const read = query.data.pasted
        ? readPasted(new TextDecoder().decode(bytes))
        : await readReportFile(bytes, query.data.name);
      if (!read.ok) return answer(field(turnAway(read.why)), 422);
      const result = await receiveReport(
        viewer,
        { key: query.data.key, action: "import.receive", digest: checksumOf(bytes) },
        {
          bodyId: query.data.bodyId,
          fileName: query.data.pasted ? "粘贴的文本" : query.data.name || "未命名文件",
          document: read.document,
          checksum: checksumOf(bytes),
          again: query.data.again === "1",
        },
      );
      return answer(result.ok ? result : field(result), result.ok ? 200 : 422);
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
