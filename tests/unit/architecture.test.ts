import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { part } from "@/lib/domain/text/text";

/**
 * Imports run downwards through the storeys of the house. Types count like values: a type tells as much about what a file
 * knows. There is no list of exceptions.
 */

const root = path.resolve(import.meta.dirname, "../..");

/** The storeys from the top: a file imports from its own and those below. Longest name wins. */
const STOREYS: readonly (readonly string[])[] = [
  ["app", "proxy", "instrumentation"],
  ["lib/cli"],
  ["prisma/seed"],
  ["components"],
  ["lib/registry"],
  ["lib/features"],
  ["lib/command"],
  ["lib/access"],
  ["lib/history"],
  ["lib/jobs", "lib/storage", "lib/mail"],
  // Plain files that keep the processes alive, above those that run the database.
  ["lib/supervisor"],
  ["lib/db"],
  ["lib/domain"],
  // Small leaves: the checked environment and the log. Everybody above the rules may use them.
  ["lib/log"],
  ["lib/env"],
];

const PARTS = STOREYS.flat().sort((a, b) => b.length - a.length);
const partOf = (file: string) =>
  PARTS.find((part) => file === part || file.startsWith(`${part}/`) || file.startsWith(`${part}.`));
const storeyOf = (part: string) => STOREYS.findIndex((storey) => storey.includes(part));

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

  it("run downwards", () => {
    const wrong = files.flatMap((file) => {
      const from = partOf(file);
      if (!from) return [];
      return importsOf(readFileSync(path.join(root, file), "utf8")).flatMap((name) => {
        const target = resolve(file, name);
        if (target === undefined || target.endsWith(".css")) return [];
        const to = partOf(target);
        const down = to !== undefined && (to === from || storeyOf(to) > storeyOf(from));
        return down ? [] : [`${file} → ${target}`];
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

  it("of next-auth stand in lib/access and its route alone", () => {
    const wrong = files
      .filter((file) => !file.startsWith("lib/access/"))
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
