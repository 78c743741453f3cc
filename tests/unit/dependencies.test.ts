import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";

/**
 * Versions below which a dependency has a known hole, or does not do what this project relies on. Registries on closed
 * networks do not answer `npm audit`, so the table stands here; every copy in the lockfile is compared, nested ones too.
 */
const MINIMUM: Record<string, { version: string; why: string }> = {
  next: { version: "16.4.6", why: "authentication bypass and remote execution in earlier ones" },
  react: { version: "19.3.1", why: "remote execution through server functions in earlier ones" },
  "react-dom": { version: "19.3.1", why: "goes with react" },
  "next-auth": { version: "4.24.15", why: "the maintained stable line" },
  prisma: { version: "7.10.1", why: "the engines of one version belong together" },
  "@prisma/client": { version: "7.10.0", why: "the engines of one version belong together" },
  yauzl: { version: "3.2.1", why: "size checks of entries" },
};

/** Not to be installed at all. */
const BANNED: Record<string, string> = {
  xlsx: "two advisories without a fixed version in the registry",
};

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        optionalDependencies: z.record(z.string(), z.string()).optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../package-lock.json"), "utf8")));

const installed = Object.entries(lock.packages).flatMap(([place, { version }]) => {
  const name = place.split("node_modules/").at(-1);
  return place !== "" && name && version ? [{ name, version, place }] : [];
});

function numbers(version: string): number[] {
  return (version.split("-")[0] ?? "").split(".").map(Number);
}

/** Whether `version` is at least `least`, by its three numbers. */
function atLeast(version: string, least: string): boolean {
  const [a, b] = [numbers(version), numbers(least)];
  for (let i = 0; i < 3; i += 1) {
    if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) > (b[i] ?? 0);
  }
  return true;
}

describe("the lockfile", () => {
  test("is read", () => {
    expect(installed.length).toBeGreaterThan(300);
    expect([atLeast("16.4.6", "16.4.6"), atLeast("16.10.0", "16.4.6"), atLeast("16.4.5", "16.4.6")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each(Object.entries(MINIMUM))("has no %s below its minimum", (name, { version }) => {
    const copies = installed.filter((p) => p.name === name);
    expect(copies).not.toEqual([]);
    expect(copies.filter((p) => !atLeast(p.version, version))).toEqual([]);
  });

  test("names the builds for other platforms too, without which npm ci refuses it", () => {
    const known = new Set(installed.map((p) => p.name));
    const wanted = Object.values(lock.packages).flatMap((p) => Object.keys(p.optionalDependencies ?? {}));
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(Object.keys(BANNED))("does not have %s", (name) => {
    expect(installed.filter((p) => p.name === name)).toEqual([]);
  });
});
