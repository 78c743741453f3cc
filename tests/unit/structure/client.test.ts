import { expect, it } from "vitest";
import { files, importsOf, read, resolve } from "@/tests/support/source";

/**
 * What a browser is sent: every "use client" file and everything it imports, types excluded and no further than server
 * actions, of which the browser gets the address only.
 */

const first = (file: string) => /^\s*["'](use (?:client|server)|server-only)["']/.exec(read(file))?.[1];

/** Each file with the one that brings it in. */
function sentToBrowsers(): Map<string, string> {
  const sent = new Map<string, string>();
  const queue = files.filter((file) => first(file) === "use client").map((file): [string, string] => [file, "itself"]);
  for (const [file, by] of queue) {
    if (sent.has(file)) continue;
    sent.set(file, by);
    if (first(file) === "use server") continue;
    for (const { name, typeOnly } of importsOf(read(file))) {
      const to = resolve(file, name);
      if (!typeOnly && to !== undefined && !to.endsWith(".css")) queue.push([to, file]);
    }
  }
  return sent;
}

const sent = sentToBrowsers();
const inBrowsers = [...sent.keys()].filter((file) => first(file) !== "use server");

/** Files of a feature that are plain values: what a page, the server and a browser may read alike. */
const PURE = /^lib\/features\/[\w-]+\/(filter|columns|words|events)\.ts$/;

it("browsers are sent actions, rules, words and components, and nothing of the server", () => {
  expect(inBrowsers.length).toBeGreaterThan(100);
  const allowed = (file: string) =>
    file.startsWith("components/") ||
    file.startsWith("lib/domain/") ||
    PURE.test(file) ||
    // Signing in from the browser, and the account a page was drawn for.
    file === "lib/access/sign-in/client.ts" ||
    file === "lib/access/page-account.ts" ||
    // Next asks for these two to be client files: they catch what a page throws.
    /^app\/(global-)?error\.tsx$/.test(file);
  expect(inBrowsers.filter((file) => !allowed(file)).map((file) => `${file} by ${sent.get(file)}`)).toEqual([]);
});

it("browsers are sent no schema and no package of the server", () => {
  const server =
    /^(node:|server-only$|zod$|zod\/|next\/(headers|server|cache)$|next-safe-action|next-auth$|@prisma\/|pg$|pg-|pino|@node-rs\/)/;
  const wrong = inBrowsers.flatMap((file) =>
    importsOf(read(file))
      .filter(({ name, typeOnly }) => !typeOnly && server.test(name))
      .map(({ name }) => `${file} → ${name}`),
  );
  expect(wrong).toEqual([]);
});
