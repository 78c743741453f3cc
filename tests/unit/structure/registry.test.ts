import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { baselineOf } from "@/lib/domain/history/kind";
import { KINDS, kindInWords, NOUNS, SECURITY, subjectInWords } from "@/lib/registry/events";
import { JOBS } from "@/lib/registry/jobs";
import { files, read, withoutComments } from "@/tests/support/source";

/** What the nouns declare is collected in lib/registry, all of it. */

const root = path.resolve(import.meta.dirname, "../../..");
const code = (file: string) => withoutComments(read(file));

describe("jobs", () => {
  it("of every noun are in the registry, each queue with one name and one job", async () => {
    const declared = files.flatMap((file) =>
      [...code(file).matchAll(/^export const (\w+) = defineJob\(/gm)].map(([, name = ""]) => ({ file, name })),
    );
    const jobs = await Promise.all(
      declared.map(async ({ file, name }) => ((await import(path.join(root, file))) as Record<string, unknown>)[name]),
    );
    expect(jobs.length).toBeGreaterThan(2);
    expect(new Set(jobs)).toEqual(new Set(JOBS));
    const queues = files.flatMap((file) => [...code(file).matchAll(/= defineQueue\(/g)]);
    expect(new Set(JOBS.map(({ queue }) => queue.name)).size).toBe(queues.length);
  });
});

/** What stood in the events of a released version: names of kinds, and of what they tell. */
type Written = { kinds: string[]; subjects: string[] };
const RELEASED = path.join(root, "tests/fixtures/released");

describe("kinds of events", () => {
  const HOME = /^lib\/(access|features\/[\w-]+)\/events\.ts$/;
  const declared = files
    .filter((file) => file.startsWith("lib/"))
    .flatMap((file) =>
      [...code(file).matchAll(/^export const (\w+)(?:: \w+)? = (?:kind|baseline)\(/gm)].map(([, name = ""]) => ({
        file,
        name,
      })),
    );

  it("are made in the events.ts of who owns them, under a constant that says their name, and are all in the registry", async () => {
    const made = files.filter((file) => /\b(kind|baseline)\([A-Z]/.test(code(file)));
    expect(made.filter((file) => !HOME.test(file))).toEqual([]);
    expect(made.length).toBeGreaterThan(8);
    const values = await Promise.all(
      declared.map(async ({ file, name }) => ((await import(path.join(root, file))) as Record<string, unknown>)[name]),
    );
    expect(new Set(values)).toEqual(new Set(KINDS));
    expect(KINDS.map(({ name }) => name.replace(/[.-]/g, "_").toUpperCase()).sort()).toEqual(
      declared.map(({ name }) => name).sort(),
    );
  });

  it("are no two alike, and neither are the nouns they tell of", () => {
    expect(new Set(KINDS.map(({ name }) => name)).size).toBe(KINDS.length);
    expect(new Set(NOUNS.map(({ type }) => type)).size).toBe(NOUNS.length);
    // Of one noun no two are called alike either: the audit page offers them by their words.
    const called = KINDS.map(({ noun, words }) => `${noun.type} ${words}`);
    expect(called.filter((each, i) => called.indexOf(each) !== i)).toEqual([]);
  });

  it("are recorded somewhere, or kept for the events of earlier versions", () => {
    const text = files.filter((file) => file.startsWith("lib/") && !HOME.test(file)).map((file) => code(file));
    const recorded = (constant: string) => text.some((each) => new RegExp(`\\b${constant}\\b`).test(each));
    const unused = KINDS.filter(({ name, noun }) => name !== baselineOf(noun)).filter(
      ({ name }) => !recorded(name.replace(/[.-]/g, "_").toUpperCase()),
    );
    expect(unused.map(({ name }) => name)).toEqual(KINDS.filter(({ past }) => past).map(({ name }) => name));
  });

  it("know a baseline of every noun of which fields are kept, and where those stand", () => {
    const baselines = KINDS.filter(({ name, noun }) => name === baselineOf(noun)).map(({ noun }) => noun.type);
    const kept = NOUNS.filter(({ fields }) => Object.keys(fields).length > 0);
    expect(baselines.sort()).toEqual(kept.map(({ type }) => type).sort());
    expect(NOUNS.filter(({ table }) => table !== undefined)).toEqual(kept);
  });

  it("are opaque below the features", () => {
    const below = files.filter((file) => /^lib\/(domain|history|command|db|jobs)\//.test(file));
    const named = below.flatMap((file) =>
      KINDS.filter(({ name }) => new RegExp(`["'\`]${name}["'\`]`).test(code(file))).map(
        ({ name }) => `${file} ${name}`,
      ),
    );
    // A seal is history's own: its statement says the word of the index it reads by.
    expect(named).toEqual(["lib/history/verify.ts chain.sealed"]);
    const types = new RegExp(`["'\`](${NOUNS.map(({ type }) => type).join("|")})["'\`]`);
    expect(files.filter((file) => file.startsWith("lib/history/") && types.test(code(file)))).toEqual([]);
    // What an event is about is said by its kind alone.
    expect(files.filter((file) => /\bsubjectType: "/.test(code(file)))).toEqual([]);
  });

  it.each(readdirSync(RELEASED, { withFileTypes: true }).filter((each) => each.isDirectory()))(
    "have words for every event version $name could write",
    ({ name: version }) => {
      const written = JSON.parse(readFileSync(path.join(RELEASED, version, "events.json"), "utf8")) as Written;
      expect(written.kinds.length).toBeGreaterThan(50);
      expect(written.kinds.filter((name) => kindInWords(name) === name)).toEqual([]);
      expect(written.subjects.filter((type) => subjectInWords(type) === type)).toEqual([]);
    },
  );

  it("have their words; what this version does not know speaks for itself", () => {
    expect(kindInWords("measure.closed")).toBe("销号");
    expect(kindInWords("measure.sung")).toBe("measure.sung");
    expect(subjectInWords("PORTFOLIO")).toBe("分管部门");
    expect(subjectInWords("SONG")).toBe("SONG");
    expect(SECURITY).toContain("access.refused");
    expect(SECURITY).not.toContain("measure.closed");
  });
});
