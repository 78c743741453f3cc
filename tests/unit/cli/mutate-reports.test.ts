import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { mutations } from "@/lib/cli/mutate/mutate-reports";
import { mutated } from "@/lib/cli/mutate/mutations";
import { originals } from "@/lib/cli/mutate/originals";
import { Random } from "@/prisma/seed/bulk/random";
import { PRELUDE } from "../reading/programs";

/** Our own reports changed at random, a sample of what `npm run cli -- mutate-reports` does ten thousand times. */

const COUNT = 150;

test("a hundred and fifty changed reports are each read or refused with a reason", async () => {
  const outcomes = await mutations(COUNT, 20_261_126);
  expect(outcomes.filter(({ bad }) => bad)).toEqual([]);
  const ended = (how: string, kind: string) =>
    outcomes.filter((one) => one.told.startsWith(how) && one.kind === kind).length;
  // Changes that leave nothing readable, or everything, would try nothing.
  for (const kind of ["docx", "html"])
    for (const how of ["读出", "拒绝"]) expect(ended(how, kind)).toBeGreaterThan(COUNT / 20);
}, 90_000);

test("the same number makes the same file, another one another", async () => {
  const all = await originals();
  const digest = (seed: number) => {
    const random = new Random(seed);
    return createHash("sha256")
      .update(mutated(random.of(all), random, "<p>另一份</p>"))
      .digest("hex");
  };
  const seeds = Array.from({ length: 30 }, (_, at) => at);
  expect(seeds.map(digest)).toEqual(seeds.map(digest));
  expect(new Set(seeds.map(digest)).size).toBeGreaterThan(25);
});

test.each([
  ["faults", "say({ fault: 'TypeError at x' });"],
  ["ends by itself", "process.exit(3);"],
])("a reader that %s is counted as a crash, and the file kept", async (_, program) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-crash-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const reader = path.join(folder, "reader.mjs");
  writeFileSync(reader, `${PRELUDE}\nfor (;;) { await file(); ${program} }`);
  const keep = path.join(folder, "kept");
  const outcomes = await mutations(2, 7, { program: reader, keep });
  expect(outcomes.map(({ bad }) => bad)).toEqual([true, true]);
  expect(readdirSync(keep)).toHaveLength(2);
});
