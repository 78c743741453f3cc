import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { asOwner, resetDatabase } from "@/tests/support/database";
import { createBody } from "@/tests/support/factories";
import { treeDifferences } from "@/tests/support/tree";

/** The closed tree of bodies says at every moment what the bodies say. */

beforeEach(resetDatabase);

/** Forests as the parent of each body by its place in the list, -1 for none, and the order the bodies are written in. */
const forests = fc.array(fc.nat(), { minLength: 1, maxLength: 14 }).chain((numbers) =>
  fc.record({
    parents: fc.constant(numbers.map((n, i) => (n % (i + 1)) - 1)),
    order: fc.shuffledSubarray([...numbers.keys()], { minLength: numbers.length, maxLength: numbers.length }),
    cut: fc.nat({ max: numbers.length }),
  }),
);

describe("the closed tree of bodies", () => {
  it("is the tree, whatever bodies are added in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(forests, async ({ parents, order, cut }) => {
        await resetDatabase();
        const ids = parents.map(() => randomUUID());
        const rowOf = (i: number) => {
          const parentId = ids[parents[i] ?? -1] ?? null;
          return { id: ids[i] ?? "", parentId, name: `单位${i}`, shortName: `单位${i}` };
        };
        // Those above first, as pages add them one by one; the rest by one statement, in any order.
        for (let i = 0; i < cut; i += 1) await db.body.create({ data: rowOf(i) });
        const rest = order.filter((i) => i >= cut).map(rowOf);
        if (rest.length > 0) await db.body.createMany({ data: rest });
        expect(await asOwner(treeDifferences)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it("has nothing of a body that was not added", async () => {
    const body = await createBody({ name: "云溪市甲局" });
    const again = { name: "云溪市甲局", shortName: "甲局", parentId: body.id };
    expect(await db.body.createMany({ data: [again], skipDuplicates: true })).toEqual({ count: 0 });
    expect(await db.bodyAncestor.count()).toBe(1);
  });

  it("needs no upkeep: a body keeps its place, and none stands above itself", async () => {
    const top = await createBody();
    const below = await createBody({ parentId: top.id });
    const asAnybody = (sql: string, ...values: string[]) => asOwner((client) => client.query(sql, values));
    await expect(asAnybody("UPDATE body SET parent_id = NULL WHERE id = $1", below.id)).rejects.toThrow(/its place/);
    await expect(asAnybody("UPDATE body SET parent_id = $1 WHERE id = $2", below.id, top.id)).rejects.toThrow(
      /its place/,
    );
    await expect(
      asAnybody("INSERT INTO body (id, parent_id, name, short_name) VALUES ($1, $1, 'x', 'x')", randomUUID()),
    ).rejects.toThrow(/body_ancestor_pkey/);
    expect(await asOwner(treeDifferences)).toEqual([]);
  });
});
