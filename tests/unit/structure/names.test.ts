import path from "node:path";
import { describe, expect, it } from "vitest";
import { files } from "@/tests/support/source";

/** Names say what a thing is, and say it of one thing. */

describe("files", () => {
  it("are named in kebab-case, but for what Next asks for", () => {
    const odd = files.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*\.(ts|tsx|mjs)$/.test(path.basename(file)));
    expect(odd).toEqual([]);
  });

  it("of a feature are of the closed vocabulary", () => {
    // What else a feature holds is a folder: queries answer questions, commands do one thing each, the importer reads, sheets are drawn and read, the ledger has its columns.
    const known =
      /^lib\/features\/[\w-]+\/((acts|scope|events|input|actions|jobs|needs|filter|columns|words|readings)\.ts|(commands|queries)\/[\w-]+\.ts)$/;
    const importer =
      /^lib\/features\/import\/read\/(file|word|page|pdf|table|outline|rows|header|plan|checks|review)\/[\w-]+\.ts$/;
    const drawn = /^lib\/features\/sheet\/(draw|compare|read\/(book|cell|head|row))\/[\w-]+\.ts$/;
    const columns = /^lib\/features\/ledger\/columns\/[\w-]+\.ts$/;
    const homes = [known, importer, drawn, columns];
    const odd = files.filter((file) => file.startsWith("lib/features/") && !homes.some((home) => home.test(file)));
    expect(odd).toEqual([]);
  });
});
