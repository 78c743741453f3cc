import { z } from "zod";
import { mayEver } from "@/lib/access/can";
import { wrongPage } from "@/lib/access/page-account";
import { noteRefusedAccess } from "@/lib/access/refused-access";
import { getViewer } from "@/lib/access/session";
import { takeUpload } from "@/lib/access/sign-in/limits";
import { assertSameOrigin, ForeignOrigin } from "@/lib/access/sign-in/origin";
import { entrance } from "@/lib/command/entrance";
import { DISK_FULL, NOT_FOUND } from "@/lib/command/refusal";
import { turnAway } from "@/lib/command/result";
import { roomToWrite } from "@/lib/command/room";
import { MAX_FILE_BYTES } from "@/lib/domain/limits";
import { cleanValue, part } from "@/lib/domain/text/text";
import { IMPORT_ROSTER } from "@/lib/features/roster/acts";
import { receiveRoster } from "@/lib/features/roster/commands/receive-roster";
import { SHEET } from "@/lib/features/sheet/readings";
import { REQUEST_ID_HEADER, requestLog } from "@/lib/log";
import { readForeign } from "@/lib/reading/read-foreign";
import { spool } from "@/lib/reading/spool";

/** POST: a sheet of people and units, as the raw body. What it is called and for which body stand in the address. */

const QUERY = z.object({ bodyId: z.uuid(), key: z.uuid(), name: z.string().max(1_000).default("") });

const TOO_LARGE = `文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB。请删去图片和无关的工作表后再上传。`;

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "private, no-store" } });
}

export const POST = entrance(
  { act: IMPORT_ROSTER, scope: "bodies at or below the post; limited by person, size and time" },
  async (request: Request): Promise<Response> => {
    try {
      assertSameOrigin(request.headers);
    } catch (error) {
      if (error instanceof ForeignOrigin) return answer(turnAway("请求来源与本系统的访问地址不一致，没有生效。"), 403);
      throw error;
    }
    const viewer = await getViewer();
    if (!viewer || viewer.mustChangePassword) {
      const signedOut = turnAway("登录已失效，请在新窗口重新登录后再上传。");
      return answer({ ...signedOut, ...(viewer ? {} : { signedIn: null }) }, 401);
    }
    const asked = cleanValue(Object.fromEntries(new URL(request.url).searchParams));
    const wrong = wrongPage(viewer, asked);
    if (wrong) return answer(wrong, 409);
    if (!mayEver(viewer, IMPORT_ROSTER)) {
      await noteRefusedAccess(viewer, "上传人员部门表");
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
      const { checksum } = file;
      const { bodyId, key, name } = query.data;
      const fileName = name || "未命名文件";
      const sent = { key, action: "roster.receive", digest: checksum };
      const read = await readForeign(SHEET, { options: { fileName }, bytes: file.bytes }, (result) =>
        receiveRoster(viewer, sent, { bodyId, fileName, checksum, result }),
      ).finally(file.close);
      if (read.ok) return answer(read, 200);
      return answer("code" in read ? read : turnAway(read.why), 422);
    } catch (error) {
      requestLog(request.headers).error({ err: error }, "reading a sheet of people failed");
      const number = part(request.headers.get(REQUEST_ID_HEADER) ?? "无", 0, 8);
      return answer(turnAway(`系统暂时无法读取这份表，请稍后再试。仍不成功时，请记下编号 ${number} 备查。`), 500);
    }
  },
);
