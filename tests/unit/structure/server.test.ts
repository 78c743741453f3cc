import { describe, expect, it } from "vitest";
import { edges, files, read } from "@/tests/support/source";

/** What only the server has: it says so at its head, and only few ask the database. */

describe("the server's own", () => {
  it("begins with server-only: queries, commands, jobs, history and database", () => {
    const own = files.filter((file) =>
      /^lib\/(features\/[\w-]+\/(queries|commands)\/.*|features\/[\w-]+\/jobs|history\/.*|jobs\/.*|db\/.*)\.ts$/.test(
        file,
      ),
    );
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter((file) => !read(file).startsWith('import "server-only";\n'))).toEqual([]);
  });

  it("touches the database from queries, commands and jobs, transact, definePage and their kin, access, history, the command line and the seed alone", () => {
    const may =
      /^(lib\/features\/[\w-]+\/(queries|commands)\/|lib\/features\/[\w-]+\/jobs\.ts|lib\/command\/(transact|define-page|locks|numbers|broken-rule|health|kept-figures|room)\.ts|lib\/(access|history|jobs|cli|db|supervisor)\/|prisma\/seed\/)/;
    const wrong = edges
      .filter(({ from, to }) => to.startsWith("lib/db/") && !may.test(from))
      // A layout and a route open the snapshot they read in; for a page definePage does.
      .filter(({ from, to }) => !(/^app\/.*\/(layout\.tsx|route\.ts)$/.test(from) && to === "lib/db/snapshot.ts"));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });
});
