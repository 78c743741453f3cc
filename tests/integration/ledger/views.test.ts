import { beforeEach, describe, expect, test } from "vitest";
import { NOT_FOUND } from "@/lib/command/refusal";
import { db } from "@/lib/db/client";
import { VIEWS_MAX } from "@/lib/domain/limits";
import { ROLES } from "@/lib/domain/types";
import { deleteView } from "@/lib/features/ledger/commands/delete-view";
import { saveView } from "@/lib/features/ledger/commands/save-view";
import { setPreference } from "@/lib/features/ledger/commands/set-preference";
import { ownLedger } from "@/lib/features/ledger/queries/names";
import { resetDatabase } from "../../support/database";
import { createBody, sentOnce, viewerWith } from "../../support/factories";

beforeEach(resetDatabase);

async function pair() {
  const body = await createBody();
  return [await viewerWith("OFFICE", { bodyId: body.id }), await viewerWith("OFFICE", { bodyId: body.id })] as const;
}

const viewsOf = ownLedger;

describe("saved views", () => {
  test("are the person's own: others neither see nor delete them", async () => {
    const [mine, theirs] = await pair();
    const saved = await saveView(mine, sentOnce(), { name: " 本周到期 ", query: "dueWithin=7" });
    expect(saved.ok).toBe(true);
    const { views } = await viewsOf(mine);
    expect(views).toEqual([{ id: views[0]?.id, name: "本周到期", query: "dueWithin=7" }]);
    expect((await viewsOf(theirs)).views).toEqual([]);
    const viewId = views[0]?.id ?? "";
    expect(await deleteView(theirs, sentOnce(), { viewId })).toEqual({ ok: false, code: "not-found", why: NOT_FOUND });
    expect((await viewsOf(mine)).views).toHaveLength(1);
    expect(await deleteView(mine, sentOnce(), { viewId })).toEqual({ ok: true });
    expect((await viewsOf(mine)).views).toEqual([]);
  });

  test("of the same name replace one another, of the same person only", async () => {
    const [mine, theirs] = await pair();
    await saveView(mine, sentOnce(), { name: "逾期", query: "overdue=1" });
    await saveView(theirs, sentOnce(), { name: "逾期", query: "overdue=1" });
    await saveView(mine, sentOnce(), { name: "逾期", query: "overdueDaysFrom=10" });
    expect((await viewsOf(mine)).views.map((v) => v.query)).toEqual(["overdueDaysFrom=10"]);
    expect((await viewsOf(theirs)).views.map((v) => v.query)).toEqual(["overdue=1"]);
  });

  test("need a name, a short one, and there is an end to them", async () => {
    const [viewer] = await pair();
    expect(await saveView(viewer, sentOnce(), { name: "  ", query: "" })).toMatchObject({
      ok: false,
      fields: { name: [expect.any(String)] },
    });
    expect(await saveView(viewer, sentOnce(), { name: "长".repeat(31), query: "" })).toMatchObject({ ok: false });
    await db.savedView.createMany({
      data: Array.from({ length: VIEWS_MAX }, (_, n) => ({ personId: viewer.personId, name: `筛选${n}`, query: "" })),
    });
    expect(await saveView(viewer, sentOnce(), { name: "又一个", query: "" })).toMatchObject({ ok: false });
    // One that replaces another is not one more.
    expect(await saveView(viewer, sentOnce(), { name: "筛选0", query: "q=x" })).toMatchObject({ ok: true });
  });

  test("sent twice with one key are saved once", async () => {
    const [viewer] = await pair();
    const sent = sentOnce();
    const first = await saveView(viewer, sent, { name: "逾期", query: "overdue=1" });
    expect(await saveView(viewer, sent, { name: "逾期", query: "overdue=1" })).toEqual(first);
    expect(await db.savedView.count()).toBe(1);
  });

  test.each(ROLES)("%s keeps views exactly when the post reads the ledger", async (role) => {
    const viewer = await viewerWith(role);
    const reads = !["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN"].includes(role);
    expect((await saveView(viewer, sentOnce(), { name: "x", query: "" })).ok).toBe(reads);
    const columns = await setPreference(viewer, sentOnce(), { key: "ledger.columns", value: ["code", "text"] });
    expect(columns.ok).toBe(reads);
  });
});

describe("columns", () => {
  test("are kept per person and given up again", async () => {
    const [mine, theirs] = await pair();
    await setPreference(mine, sentOnce(), { key: "ledger.columns", value: ["code", "text"] });
    await setPreference(mine, sentOnce(), { key: "ledger.columns", value: ["code", "remark"] });
    expect((await viewsOf(mine)).columns).toEqual(["code", "remark"]);
    expect((await viewsOf(theirs)).columns).toBeNull();
    await setPreference(mine, sentOnce(), { key: "ledger.columns", value: null });
    expect((await viewsOf(mine)).columns).toBeNull();
  });
});
