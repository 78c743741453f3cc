import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { assessReport } from "@/lib/features/import/read/checks/assess";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { reportContractSchema } from "@/lib/features/import/read/outline/types";
import { fixtureBytes, fixtureNames, readFixture } from "./fixture";

const assess = (text: string) => assessReport(parseReport(text), text);

describe("whether a text is a rectification report", () => {
  test.each(fixtureNames())("%s is one", async (name) => {
    const { text, draft } = await readFixture(name);
    expect(assessReport(draft, text)).toEqual({ ok: true });
  });

  test.each([
    ["a plan", new TextDecoder().decode(fixtureBytes("plan.txt")), "方案或计划"],
    ["a novel", new TextDecoder().decode(fixtureBytes("novel.txt")), "不是整改通报"],
    ["nothing", "", "没有读到中文正文"],
    ["a line", "针对学习不够深入问题,进行了以下整改。", "文字太少"],
    [
      "a report without issues",
      "整改工作得到高度重视,整改责任层层压实,整改成效持续巩固。".repeat(12),
      "没有识别出任何反馈问题",
    ],
  ])("%s is none", (_what, text, part) => {
    expect(assess(text)).toEqual({ ok: false, why: expect.stringContaining(part) });
  });
});

describe("npm run report:parse", () => {
  const root = path.resolve(import.meta.dirname, "../../..");
  const run = (file: string) =>
    promisify(execFile)(process.execPath, ["--import", "tsx", "lib/cli/cli.ts", "report-parse", file], { cwd: root });

  test("is declared with the tool it needs", () => {
    const scripts = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    expect(scripts.scripts["report:parse"]).toBe("tsx lib/cli/cli.ts report-parse");
  });

  test("prints one JSON object of the contract", async () => {
    const { stdout, stderr } = await run("tests/fixtures/reports/novel.txt");
    expect(reportContractSchema.parse(JSON.parse(stdout))).toMatchObject({ kind: "other", issues: [] });
    expect(stderr).toBe("");
  }, 30_000);

  test("says in one line why a file cannot be read, and fails", async () => {
    await expect(run("no-such-file.txt")).rejects.toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^[^\n]+\n$/),
    });
  }, 30_000);
});
