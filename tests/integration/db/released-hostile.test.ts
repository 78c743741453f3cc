import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { sealChainBreak } from "@/lib/features/audit/commands/seal-chain-break";
import { append, check, eventsOf } from "@/tests/integration/audit/scene";
import { upgradeOf } from "@/tests/integration/db/released/upgrade";
import { sentOnce, viewerWith } from "@/tests/support/factories";

upgradeOf("54b824e/hostile", () => {
  it("has a chain that a text broke, which is sealed at its numbers and goes on", async () => {
    const broken: string[] = [];
    for (const { key } of await db.eventChain.findMany()) if ((await check(key)).brokenAt !== null) broken.push(key);
    expect(broken).toHaveLength(1);
    const chain = broken[0] ?? "";
    const viewer = await viewerWith("AUDIT_ADMIN", { bodyId: chain });
    let found = await check(chain);
    for (let n = 1; found.brokenAt !== null && n < 10; n += 1) {
      expect(found.brokenKind).toBe("CONTENT");
      const { brokenAt: seq, brokenRecomputed: recomputedHash } = found;
      const reason = "旧版本未清理的字符，已与导入原件核对。";
      expect(await sealChainBreak(viewer, sentOnce(), { chain, seq, recomputedHash, reason })).toEqual({ ok: true });
      found = await check(chain);
    }
    await append(chain, 3, "封存以后照常记录。");
    const after = await check(chain);
    expect(after).toMatchObject({ brokenAt: null, sealed: (await eventsOf(chain, "chain.sealed")).length });
    expect(after.sealed).toBeGreaterThan(0);
  });
});
