import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { POST as upload } from "@/app/api/import/route";
import { PAGE_ACCOUNT } from "@/lib/access/page-account";
import type { Viewer } from "@/lib/access/viewer";
import { costlyPage } from "@/lib/cli/costly-files";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { handedInBy } from "@/lib/reading/desk";
import { REPORT } from "../../hostile/files/hostile-file";
import { memoryBomb } from "../../hostile/files/pdf-files";
import { resetDatabase } from "../../support/database";
import { viewerWith } from "../../support/factories";

/** Files that cost too much, as the import desk sends them: what their sender is told, and that nothing of them is kept. */

const asking = vi.hoisted(() => ({ viewer: null as unknown }));
vi.mock("@/lib/access/session", async (original) => ({
  ...(await original<typeof import("@/lib/access/session")>()),
  getViewer: async () => asking.viewer,
}));

async function send(viewer: Viewer, name: string, bytes: Uint8Array) {
  asking.viewer = viewer;
  const origin = env().PUBLIC_URL;
  const query = new URLSearchParams({ bodyId: viewer.bodyId, key: randomUUID(), name });
  query.set(PAGE_ACCOUNT, viewer.accountId);
  const request = new Request(`${origin}/api/import?${query}`, {
    method: "POST",
    headers: { origin },
    body: Buffer.from(bytes),
  });
  const answer = await upload(request);
  return { status: answer.status, body: (await answer.json()) as { why?: string } };
}

beforeEach(resetDatabase);

describe("a file that costs too much", () => {
  test.each([
    [
      "refused before it does",
      "通报.html",
      () => Buffer.from(costlyPage()),
      "网页的表格或段落一层套一层，超过1000层，已拒绝读取。请打开网页，把正文复制后粘贴进来。",
    ],
    [
      "killed while it does",
      "通报.pdf",
      memoryBomb,
      "这份文件读取时占用内存过多，已停止读取。请只保留正文，用Word另存为.docx后重新上传，或把正文粘贴进来。",
    ],
  ])(
    "%s: a sentence at the field, kept for its owner; nothing stored; the next report is read",
    async (_, name, make, why) => {
      const office = await viewerWith("OFFICE");
      const refused = { status: 422, body: { ok: false, why, fields: { file: [why] } } };
      expect(await send(office, name, make())).toEqual({ ...refused, body: expect.objectContaining(refused.body) });
      expect(await handedInBy(office.personId)).toMatchObject([{ label: name, state: "failed", why }]);
      expect([await db.importDraft.count(), await db.event.count(), await db.idempotencyKey.count()]).toEqual([
        0, 0, 0,
      ]);

      expect(await send(office, "通报.txt", Buffer.from(REPORT))).toMatchObject({ status: 200 });
      expect(await db.importDraft.count()).toBe(1);
    },
  );
});
