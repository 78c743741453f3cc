import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const lib = path.resolve(import.meta.dirname, "../../lib");

/** A lock that is waited for; what skips locked rows waits for nobody. */
const WAITS = /FOR (NO KEY )?UPDATE(?! SKIP LOCKED)|FOR (KEY )?SHARE|pg_advisory_xact/;

test("rows are locked in one place, which keeps them in one order", () => {
  const locking = readdirSync(lib, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("db/generated"))
    .filter((file) => WAITS.test(readFileSync(path.join(lib, file), "utf8")));
  expect(locking).toEqual(["command/locks.ts"]);
});
