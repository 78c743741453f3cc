import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { buildReader } from "@/lib/cli/build-reader";

/** The process that reads is built where what it is built of changed, and taken as it is where nothing did. */

const folder = mkdtempSync(path.join(os.tmpdir(), "ledger-reader-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("is built once, and again when it is damaged, gone or of other files", async () => {
  const program = path.join(folder, "reader.mjs");
  const stamp = path.join(folder, "built-of.json");
  expect(await buildReader(program)).toBe(true);
  const built = readFileSync(program);
  expect(await buildReader(program)).toBe(false);

  const { inputs, print } = JSON.parse(readFileSync(stamp, "utf8")) as { inputs: string[]; print: string };
  expect(inputs).toContain("lib/cli/reader.ts");
  expect(inputs.some((file) => file.startsWith("node_modules/"))).toBe(true);

  appendFileSync(program, "// cut in");
  expect(await buildReader(program)).toBe(true);
  expect(readFileSync(program).equals(built)).toBe(true);
  rmSync(program);
  expect(await buildReader(program)).toBe(true);

  // Built of something that is there no more, of other content, or by a start that was ended in between.
  for (const damaged of [
    JSON.stringify({ inputs: [...inputs, "lib/cli/gone.ts"], print }),
    JSON.stringify({ inputs, print: print.replace(/./, (digit) => (digit === "0" ? "1" : "0")) }),
    '{"inputs":[',
  ]) {
    writeFileSync(stamp, damaged);
    expect(await buildReader(program)).toBe(true);
    expect(await buildReader(program)).toBe(false);
  }
  rmSync(stamp);
  const { mtimeMs } = statSync(program);
  expect(await buildReader(program)).toBe(true);
  // Nothing was written over a program that is the same: somebody may just be starting it.
  expect(statSync(program).mtimeMs).toBe(mtimeMs);
  expect(existsSync(stamp)).toBe(true);
});
