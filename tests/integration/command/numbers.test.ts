import { expect, test } from "vitest";
import {
  letterNumbers,
  measureNumbers,
  parentNumbers,
  type Sequence,
  takeNumber,
  takeNumbers,
} from "@/lib/command/numbers";
import { db } from "@/lib/db/client";
import { day } from "@/lib/domain/day";
import { letterNumber } from "@/lib/domain/numbering";
import { asOwner } from "@/tests/support/database";
import { createBody, createInspection, createIssue } from "@/tests/support/factories";

const take = (sequence: Sequence, count?: number) => db.$transaction((tx) => takeNumbers(tx, sequence, count));

test("of many who ask at the same moment each gets a number of their own, and none is left out", async () => {
  const body = await createBody();
  const letters = letterNumbers(body.id, day("2025-04-15"));
  const taken = await Promise.all(Array.from({ length: 8 }, (_, i) => take(letters, (i % 3) + 1)));
  const all = taken.flat().sort((a, b) => a - b);
  expect(all).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  for (const [i, numbers] of taken.entries()) {
    expect(numbers).toEqual(Array.from({ length: (i % 3) + 1 }, (_, n) => (numbers[0] ?? 0) + n));
  }
});

test("the second of two waits for the first, and gets its number when that is undone", async () => {
  const body = await createBody();
  const letters = letterNumbers(body.id, day("2025-04-15"));
  let hold = () => {};
  const held = new Promise<void>((done) => {
    hold = done;
  });
  let first = 0;
  const undone = db.$transaction(async (tx) => {
    first = await takeNumber(tx, letters);
    await held;
    throw new Error("undone");
  });
  await expect.poll(() => first).toBe(1);
  const second = take(letters);
  await expect
    .poll(() =>
      db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pg_locks WHERE NOT granted`.then(([r]) => Number(r?.n)),
    )
    .toBeGreaterThan(0);
  hold();
  await expect(undone).rejects.toThrow("undone");
  expect(await second).toEqual([1]);
});

test("letters begin anew with every year and every body; everything else runs on", async () => {
  const [one, other] = [await createBody(), await createBody()];
  const issue = async (bodyId: string, on: string) => {
    const sequence = letterNumbers(bodyId, day(on));
    return letterNumber(sequence.year, (await take(sequence))[0] ?? 0);
  };
  expect(await issue(one.id, "2025-01-01")).toBe("〔2025〕1号");
  expect(await issue(one.id, "2025-12-31")).toBe("〔2025〕2号");
  expect(await issue(other.id, "2025-12-31")).toBe("〔2025〕1号");
  expect(await issue(one.id, "2026-01-01")).toBe("〔2026〕1号");
});

test("issues, items of each kind and the measures of each parent count apart", async () => {
  const inspection = await createInspection();
  const issue = await createIssue({ inspectionId: inspection.id, bodyId: inspection.bodyId });
  expect(issue.code).toBe("01");
  expect(await take(parentNumbers(inspection, "ISSUE"))).toEqual([2]);
  expect(await take(parentNumbers(inspection, "ANALOGOUS"))).toEqual([1]);
  expect(await take(parentNumbers(inspection, "REFORM"), 2)).toEqual([1, 2]);
  expect(await take(measureNumbers(issue), 3)).toEqual([1, 2, 3]);
  expect(await take(measureNumbers(issue))).toEqual([4]);
});

test("a number given out never comes back, whoever writes", async () => {
  const body = await createBody();
  await take(letterNumbers(body.id, day("2025-04-15")), 3);
  const where = `WHERE body_id = '${body.id}'`;
  await asOwner(async (client) => {
    for (const change of ["last = 2", "last = 3", "last = 9, year = 2026"]) {
      await expect(client.query(`UPDATE number_sequence SET ${change} ${where}`)).rejects.toThrow("only go up");
    }
  });
  await expect(db.$executeRawUnsafe(`DELETE FROM number_sequence ${where}`)).rejects.toThrow("permission denied");
});

test("one transaction takes numbers of one sequence, after every other lock", async () => {
  const body = await createBody();
  const letters = letterNumbers(body.id, day("2025-04-15"));
  const twice = db.$transaction(async (tx) => [await takeNumber(tx, letters), await takeNumber(tx, letters)]);
  await expect(twice).rejects.toThrow("see the order in lib/command/locks");
});
