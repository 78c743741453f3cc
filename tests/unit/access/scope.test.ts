import { describe, expect, it } from "vitest";
import { narrow } from "@/lib/access/scope";
import { reader } from "@/lib/db/snapshot";
import { measuresSeenBy } from "@/lib/features/inspection/scope";
import { imagineViewer } from "@/tests/support/factories";
import { files, read, withoutComments } from "@/tests/support/source";

/**
 * What a page reads of somebody's rows starts from a scope. The first function here is never run: the compiler reads it,
 * and complains where one of the lines it is to refuse compiles.
 */

async function refusedByTheCompiler(): Promise<void> {
  const { measure, issue, person } = reader();
  // @ts-expect-error everything there is
  await measure.findMany({});
  // @ts-expect-error a condition, but nobody's scope
  await measure.findMany({ where: { status: "CLOSED" } });
  // @ts-expect-error counted likewise
  await measure.count({ where: { bodyId: "b" } });
  // @ts-expect-error grouped likewise
  await measure.groupBy({ by: ["status"], where: {}, _count: true });
  // @ts-expect-error the scope of another noun
  await issue.findFirst({ where: measuresSeenBy(imagineViewer([])) });
  // @ts-expect-error there is no reading by the id alone
  await person.findUnique({ where: { id: "p" } });
  // @ts-expect-error a reader does not write
  await measure.updateMany({ where: measuresSeenBy(imagineViewer([])), data: { remark: "" } });
  await measure.findMany({
    where: narrow(measuresSeenBy(imagineViewer([])), { status: "CLOSED" }),
    select: { id: true },
  });
}

describe("the scope of a noun", () => {
  it("is asked for by the compiler", () => expect(refusedByTheCompiler).toBeTypeOf("function"));

  it("is made in the noun's scope.ts and nowhere else", () => {
    const makers = files.filter((file) => /\bscopeOf\b/.test(withoutComments(read(file))));
    expect(makers.length).toBeGreaterThan(5);
    expect(
      makers.filter((file) => !/^lib\/features\/[\w-]+\/scope\.ts$/.test(file) && file !== "lib/access/scope.ts"),
    ).toEqual([]);
    const forced = files
      .filter((file) => /\bas (unknown as )?(Scope|Scoped|ScopedReader)\b/.test(withoutComments(read(file))))
      .filter((file) => file !== "lib/access/scope.ts" && file !== "lib/db/snapshot.ts");
    expect(forced).toEqual([]);
  });

  it("stays what it was when it is narrowed", () => {
    const scope = measuresSeenBy(imagineViewer([{ role: "OFFICE", bodyId: "b" }]));
    expect(scope).toEqual({ bodyId: "b" });
    expect(narrow(scope, { OR: [{ bodyId: "x" }] })).toEqual({ AND: [{ bodyId: "b" }, { OR: [{ bodyId: "x" }] }] });
  });

  it("holds no row for somebody without a post", () => {
    expect(measuresSeenBy(imagineViewer([]))).toEqual({ id: { in: [] } });
  });
});
