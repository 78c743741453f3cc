import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { part } from "@/lib/domain/text/text";

/** The source as the tests of structure read it: its files, what each imports, and who imports whom in circles. */

const root = path.resolve(import.meta.dirname, "../..");

const KINDS = /\.(ts|tsx|mts|mjs)$/;
const ENDINGS = ["", ".ts", ".tsx", ".mjs", "/index.ts"];

function sources(place: string): string[] {
  const full = path.join(root, place);
  if (!statSync(full).isDirectory()) return KINDS.test(place) ? [place] : [];
  if (place === "lib/db/generated") return [];
  return readdirSync(full).flatMap((name) => sources(`${place}/${name}`));
}

/** Every file of the house that is shipped, as paths from the root. */
export const files: readonly string[] = [
  "app",
  "components",
  "lib",
  "prisma/seed",
  "proxy.ts",
  "instrumentation.ts",
].flatMap(sources);

export const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** A source text without its comments: an example in a comment is no code. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

export type Import = {
  /** As it is written. */
  name: string;
  /** Only types: gone before the file runs. The linter sees to it that an import of types alone says so. */
  typeOnly: boolean;
  /** Loaded when the line runs, not with the file. */
  late: boolean;
};

/** Every module a source text names in an import, an export-from or a dynamic import. */
export function importsOf(text: string): Import[] {
  const pattern =
    /(?:\b(?:import|export)\s+(type\b)?\s*([\w*\s,$]*(?:\{[^}]*\})?[\w*\s,$]*?)\s*\bfrom|\bimport)\s*(\()?\s*["'`]([^"'`]+)["'`]/g;
  return [...withoutComments(text).matchAll(pattern)].map(([, type, names = "", bracket, name = ""]) => {
    const listed = names.match(/^\s*\{([^}]*)\}\s*$/)?.[1];
    const all =
      listed
        ?.split(",")
        .map((each) => each.trim())
        .filter((each) => each !== "") ?? [];
    const inline = all.length > 0 && all.every((each) => each.startsWith("type "));
    return { name, typeOnly: type !== undefined || inline, late: bracket !== undefined };
  });
}

/** A module name as a path from the root, its ending with it where there is such a file; undefined for packages. */
export function resolve(file: string, name: string): string | undefined {
  const base = name.startsWith("@/")
    ? part(name, 2)
    : name.startsWith(".")
      ? path.posix.join(path.posix.dirname(file), name)
      : undefined;
  if (base === undefined) return undefined;
  return ENDINGS.map((ending) => `${base}${ending}`).find((candidate) => known.has(candidate)) ?? base;
}
const known = new Set(files);

export type Edge = { from: string; to: string; typeOnly: boolean; late: boolean };

/** Who imports whom within the house; styles and what is generated are not among them. */
export const edges: readonly Edge[] = files.flatMap((from) =>
  importsOf(read(from)).flatMap(({ name, ...how }) => {
    const to = resolve(from, name);
    return to === undefined || to.endsWith(".css") ? [] : [{ from, to, ...how }];
  }),
);

/** Groups of two and more that reach each other, each sorted. */
export function circlesOf(pairs: Iterable<readonly [from: string, to: string]>): string[][] {
  const next = new Map<string, string[]>();
  for (const [from, to] of pairs) next.set(from, [...(next.get(from) ?? []), to]);
  const number = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const found: string[][] = [];
  const visit = (at: string): void => {
    number.set(at, number.size);
    low.set(at, number.get(at) ?? 0);
    path.push(at);
    for (const to of next.get(at) ?? []) {
      if (!number.has(to)) visit(to);
      if (path.includes(to)) low.set(at, Math.min(low.get(at) ?? 0, low.get(to) ?? 0));
    }
    if (low.get(at) !== number.get(at)) return;
    const circle = path.splice(path.indexOf(at));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const at of next.keys()) if (!number.has(at)) visit(at);
  return found;
}
