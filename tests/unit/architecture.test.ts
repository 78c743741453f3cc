import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { part } from "@/lib/domain/text";

/**
 * Imports run one way. The table says which part of the house may use which; what is not written there may not be
 * used. Types count like values: a type tells as much about what a file knows. There is no list of exceptions.
 */

const root = path.resolve(import.meta.dirname, "../..");

/** Small leaves everybody above the rules may use: the checked environment and the log. */
const LEAVES = ["lib/env", "lib/log"];

/** Part → the parts it may import from, itself always included. Longest name wins. */
const MAY_USE: Record<string, readonly string[]> = {
  "lib/domain": [],
  "lib/env": [],
  "lib/log": ["lib/env"],
  "lib/db": ["lib/domain", "lib/jobs/install", ...LEAVES],
  "lib/storage": ["lib/domain", ...LEAVES],
  "lib/import": ["lib/domain"],
  "lib/export": ["lib/domain"],
  // History lies below everything that writes or reads it, signing in included.
  "lib/history": ["lib/db", "lib/domain"],
  "lib/commands/record-event": ["lib/db", "lib/domain", "lib/history"],
  "lib/auth": ["lib/commands/record-event", "lib/db", "lib/domain", ...LEAVES],
  "lib/queries": [
    "lib/commands/record-event",
    "lib/auth",
    "lib/db",
    "lib/domain",
    "lib/storage",
    "lib/import",
    ...LEAVES,
  ],
  "lib/commands": [
    "lib/commands/record-event",
    "lib/history",
    "lib/jobs/queues",
    "lib/jobs/send",
    "lib/auth",
    "lib/db",
    "lib/domain",
    "lib/storage",
    "lib/import",
    "lib/queries",
    ...LEAVES,
  ],
  // Queues are declared, made and sent to below the commands; what does their jobs stands above them.
  "lib/jobs/queues": [],
  "lib/jobs/install": ["lib/jobs/queues", "lib/domain"],
  "lib/jobs/send": ["lib/jobs/queues", "lib/db"],
  "lib/jobs": [
    "lib/jobs/queues",
    "lib/jobs/send",
    "lib/commands/record-event",
    "lib/history",
    "lib/import",
    "lib/auth",
    "lib/commands",
    "lib/db",
    "lib/domain",
    "lib/queries",
    "lib/storage",
    ...LEAVES,
  ],
  "lib/actions": ["lib/auth", "lib/commands", "lib/domain", "lib/queries", "lib/import", ...LEAVES],
  components: ["lib/actions", "lib/auth", "lib/domain", "lib/queries"],
  app: ["components", "lib/actions", "lib/auth", "lib/domain", "lib/queries", ...LEAVES],
  // Routes that carry bytes instead of pages.
  "app/api": [
    "lib/auth",
    "lib/commands",
    "lib/domain",
    "lib/export",
    "lib/import",
    "lib/queries",
    "lib/storage",
    ...LEAVES,
  ],
  proxy: ["lib/auth", "lib/domain", ...LEAVES],
  instrumentation: ["lib/log"],
  // The process that stays: plain, and above nothing but the files that run the database.
  "lib/supervisor": ["lib/db"],
  // Composition roots: they put the parts together.
  "lib/cli": [
    "lib/supervisor",
    "lib/auth",
    "lib/commands",
    "lib/db",
    "lib/domain",
    "lib/import",
    "lib/export",
    "lib/queries",
    "lib/storage",
    "lib/jobs",
    "prisma/seed",
    ...LEAVES,
  ],
  "prisma/seed": [
    "lib/auth",
    "lib/commands",
    "lib/commands/record-event",
    "lib/db",
    "lib/domain",
    "lib/storage",
    ...LEAVES,
  ],
};

const PARTS = Object.keys(MAY_USE).sort((a, b) => b.length - a.length);
const partOf = (file: string) =>
  PARTS.find((part) => file === part || file.startsWith(`${part}/`) || file.startsWith(`${part}.`));

function sources(place: string): string[] {
  const full = path.join(root, place);
  if (!statSync(full).isDirectory()) return /\.(ts|tsx|mts|mjs)$/.test(place) ? [place] : [];
  if (place === "lib/db/generated") return [];
  return readdirSync(full).flatMap((name) => sources(`${place}/${name}`));
}

/** Every module a source text names in an import, an export-from or a dynamic import. */
function importsOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const pattern = /(?:\bfrom|\bimport)\s*\(?\s*["'`]([^"'`]+)["'`]/g;
  return [...code.matchAll(pattern)].map((match) => match[1] ?? "");
}

/** A module name as a path from the root; undefined for packages. */
function resolve(file: string, name: string): string | undefined {
  if (name.startsWith("@/")) return part(name, 2);
  if (name.startsWith(".")) return path.posix.join(path.posix.dirname(file), name);
  return undefined;
}

const tops = ["app", "components", "lib", "prisma/seed", "proxy.ts", "instrumentation.ts"].filter((place) =>
  readdirSync(path.dirname(path.join(root, place))).includes(path.basename(place)),
);
const files = tops.flatMap(sources);

describe("imports", () => {
  it("are found in every form they are written in", () => {
    const text = `import a from "./a"; import { b,\n c } from '@/b'; export * from "c"; await import("d"); import "e"; // import "f"`;
    expect(importsOf(text)).toEqual(expect.arrayContaining(["./a", "@/b", "c", "d", "e"]));
    expect(importsOf('// import "f"')).toEqual([]);
  });

  it("come from files that belong to a part of the house", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !partOf(file))).toEqual([]);
  });

  it("run one way", () => {
    const wrong = files.flatMap((file) => {
      const from = partOf(file);
      if (!from) return [];
      return importsOf(readFileSync(path.join(root, file), "utf8")).flatMap((name) => {
        const target = resolve(file, name);
        if (target === undefined || target.endsWith(".css")) return [];
        const to = partOf(target);
        return to && (to === from || MAY_USE[from]?.includes(to)) ? [] : [`${file} → ${target}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("of the rules name no clock, no network and no framework", () => {
    const allowed = /^(@\/lib\/domain\/|\.{1,2}\/|date-fns$|date-fns\/|@date-fns\/)/;
    const wrong = files
      .filter((file) => file.startsWith("lib/domain/"))
      .flatMap((file) =>
        importsOf(readFileSync(path.join(root, file), "utf8"))
          .filter((name) => !allowed.test(name))
          .map((name) => `${file} → ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it("of next-auth stand in lib/auth and its route alone", () => {
    const wrong = files
      .filter((file) => !file.startsWith("lib/auth/"))
      .filter((file) =>
        importsOf(readFileSync(path.join(root, file), "utf8")).some((name) => /^next-auth(\/|$)/.test(name)),
      );
    expect(wrong).toEqual([]);
  });

  it("of the environment: only lib/env.ts reads process.env", () => {
    const wrong = files
      .filter((file) => file !== "lib/env.ts")
      // Next replaces this one by its value while building; it is no variable of the environment.
      .filter((file) => /process\.env(?!\.NEXT_RUNTIME)/.test(readFileSync(path.join(root, file), "utf8")));
    expect(wrong).toEqual([]);
  });
});
