import { expect } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import type { Result } from "@/lib/command/result";
import { db } from "@/lib/db/client";
import { inSnapshot } from "@/lib/db/snapshot";
import { type Choice, chooseInRoster } from "@/lib/features/roster/commands/choose-in-roster";
import { confirmRoster } from "@/lib/features/roster/commands/confirm-roster";
import { receiveRoster } from "@/lib/features/roster/commands/receive-roster";
import { rosterReview } from "@/lib/features/roster/queries/roster-review";
import { readSheet } from "@/lib/features/sheet/read/row/read-sheet";
import { createBody, createUnit, sentOnce, viewerWith } from "@/tests/support/factories";

/** A body with its administrators, and sheets of people and units that come into it. */

export async function createDesk() {
  const body = await createBody({ name: "云溪市政务数据局", shortName: "市数据局" });
  const law = await createUnit({ bodyId: body.id, name: "政策法规处", shortName: "法规处", endedOn: null });
  const system = await viewerWith("SYSTEM_ADMIN", { bodyId: body.id });
  const security = await viewerWith("SECURITY_ADMIN", { bodyId: body.id });
  const audit = await viewerWith("AUDIT_ADMIN", { bodyId: body.id });
  return { body, law, system, security, audit };
}

export const PEOPLE_HEAD = "姓名,部门,职务,账号,拟设岗位,起始日期";
export const UNITS_HEAD = "部门名称,简称,类型";

export function done<T extends object>(result: Result<T>): { ok: true } & T {
  expect(result, JSON.stringify(result)).toMatchObject({ ok: true });
  return result as { ok: true } & T;
}

/** A sheet as text, read and received. */
export async function received(viewer: Viewer, bodyId: string, lines: readonly string[]): Promise<string> {
  const read = await readSheet(Buffer.from(lines.join("\r\n")), { fileName: "名册.csv" });
  if (!read.ok) throw new Error(read.why);
  const input = { bodyId, fileName: "名册.csv", checksum: "0".repeat(64), result: read.result };
  return done(await receiveRoster(viewer, sentOnce(), input)).rosterId;
}

/** How the sheet stands under review. */
export async function reviewed(viewer: Viewer, id: string) {
  const found = await inSnapshot(() => rosterReview(viewer, id, { show: undefined, page: 1 }));
  if (!found?.review) throw new Error(`no review of ${id}`);
  return { ...found, review: found.review };
}

export async function choose(viewer: Viewer, id: string, choice: Choice) {
  const { version } = await db.rosterImport.findUniqueOrThrow({ where: { id } });
  return chooseInRoster(viewer, sentOnce(), { rosterId: id, version, choice });
}

export async function confirm(viewer: Viewer, id: string) {
  const { version, review } = await reviewed(viewer, id);
  return confirmRoster(viewer, sentOnce(), { rosterId: id, version, seen: review.seen });
}

/** Received and confirmed at once. */
export async function imported(viewer: Viewer, bodyId: string, lines: readonly string[]): Promise<string> {
  const id = await received(viewer, bodyId, lines);
  done(await confirm(viewer, id));
  return id;
}
