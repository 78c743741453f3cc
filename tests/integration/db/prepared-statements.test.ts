import { beforeEach, describe, expect, it } from "vitest";
import { db, type Tx } from "@/lib/db/client";
import { containing } from "@/lib/db/containing";
import { statementNames } from "@/lib/db/statement-names";
import { resetDatabase } from "@/tests/support/database";
import { createBody } from "@/tests/support/factories";

beforeEach(resetDatabase);

/** What the connection of a transaction keeps. */
const kept = async (tx: Tx) =>
  (await tx.$queryRaw<{ statement: string }[]>`SELECT statement FROM pg_prepared_statements`).map((r) => r.statement);

describe("statements", () => {
  it("are kept by their connection from the second time on, and answer for every value", async () => {
    const one = await createBody();
    const two = await createBody();
    await db.$transaction(async (tx) => {
      for (const { id, name } of [one, two, one, two, one, two, one]) {
        expect((await tx.body.findUnique({ where: { id }, select: { name: true } }))?.name).toBe(name);
      }
      expect((await kept(tx)).filter((sql) => /^SELECT .*"body"/.test(sql))).toHaveLength(1);
    });
  });

  it("that search in a text are planned for what is searched", async () => {
    await db.$transaction(async (tx) => {
      for (const word of ["一", "二", "一", "二"]) await tx.body.count({ where: { name: containing(word) } });
      for (const word of ["一", "二", "一", "二"]) await tx.body.count({ where: { name: { contains: word } } });
      expect((await kept(tx)).filter((sql) => sql.includes("COUNT("))).toEqual([]);
    });
  });

  it("over the bodies below one are planned for what is asked of them", async () => {
    const { id } = await createBody();
    await db.$transaction(async (tx) => {
      for (let n = 0; n < 4; n += 1) {
        await tx.measure.findMany({ where: { body: { ancestors: { some: { ancestorId: id } } } }, take: 50 });
      }
      expect((await kept(tx)).filter((sql) => sql.includes("body_ancestor") && !sql.startsWith("INSERT"))).toEqual([]);
    });
  });

  it("seen once get no name, and names have an end", () => {
    const nameOf = statementNames(2);
    const [a, b, c] = ["SELECT 1", "SELECT 2", "SELECT 3"].map((sql) => ({ sql }));
    if (!a || !b || !c) throw new Error("three statements");
    expect([nameOf(a), nameOf(b), nameOf(c)]).toEqual(["", "", ""]);
    expect(nameOf(a)).toBe(nameOf(a));
    expect(nameOf(b)).not.toBe(nameOf(a));
    expect(nameOf(b)).not.toBe("");
    expect([nameOf(c), nameOf(c)]).toEqual(["", ""]);
    expect(statementNames(2)(a)).toBe("");
  });
});
