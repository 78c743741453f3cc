import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { verifyChain } from "@/lib/history/record";
import { upgradeOf } from "@/tests/integration/db/released/upgrade";

upgradeOf("54b824e/example", () => {
  it("has chains of events that hold as they did", async () => {
    const chains = await db.eventChain.findMany();
    expect(chains.length).toBeGreaterThan(2);
    for (const { key, seq } of chains) {
      expect(await verifyChain(db, key)).toEqual({ chain: key, events: seq, intact: true, brokenAt: null });
    }
  });
});
