import path from "node:path";
import { describe, expect, it } from "vitest";
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
