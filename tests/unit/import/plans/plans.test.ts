import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readReportFile } from "@/lib/features/import/read/file/read-file";
import { toPlanContract } from "@/lib/features/import/read/plan/contract";
import { isPlan, parsePlan } from "@/lib/features/import/read/plan/parse-plan";
import { planContractSchema } from "@/lib/features/import/read/plan/types";
import { fixtureBytes, fixtureNames } from "../fixture";
import { p, wordFile } from "../word-file";
import { inventPlan } from "./generate";

/** Work plans (实施方案): told from reports, and read by their contract. */

const FOLDER = path.resolve(import.meta.dirname, "../../../fixtures/plans");
const PUBLIC = path.resolve(import.meta.dirname, "../../../../../shared/reports/plan-2023.txt");
const names = readdirSync(FOLDER).filter((name) => /\.(?:txt|html)$/.test(name));

async function read(bytes: Uint8Array, name: string) {
  const found = await readReportFile(bytes, name);
  if (!found.ok) throw new Error(found.why);
  return found.document;
}
const load = (name: string) => read(readFileSync(path.join(FOLDER, name)), name);

/** A reading short enough to be checked by eye. */
function summary(plan: ReturnType<typeof toPlanContract>) {
  const row = ({ number, title, measures }: (typeof plan.tasks)[number]) =>
    `${number ?? "-"} ${title} ${measures.length}${measures.some((one) => one.enumerated) ? " enumerated" : ""}`;
  return {
    title: plan.title,
    issuer: plan.issuer,
    issuedOn: plan.issuedOn,
    tasks: plan.tasks.map(row),
    safeguards: plan.safeguards.map(row),
    targets: plan.targets.map(
      ({ task, indicator, operator, value, unit, by }) =>
        `${task ?? "-"} ${indicator} ${operator} ${value}${unit}${by ? ` ${by}` : ""}`,
    ),
    problems: plan.problems.map(({ line, message }) => `${line} ${message}`),
  };
}

describe("plans of our own writing", () => {
  test.each(names)("%s is read as a careful reader does", async (name) => {
    const document = await load(name);
    expect(isPlan(document)).toBe(true);
    const contract = toPlanContract(parsePlan(document));
    expect(planContractSchema.parse(contract)).toEqual(contract);
    await expect(`${JSON.stringify(summary(contract), null, 2)}\n`).toMatchFileSnapshot(
      path.join(FOLDER, "expected", `${name}.json`),
    );
  });

  test.each(names.filter((name) => name.endsWith(".txt")))(
    "%s as a Word file and as a page is the same",
    async (name) => {
      const text = readFileSync(path.join(FOLDER, name), "utf8");
      const lines = text.split("\n").filter((line) => line.trim() !== "");
      const wanted = summary(toPlanContract(parsePlan(text)));
      const word = await read(await wordFile(lines.map((line) => p(line)).join("")), "方案.docx");
      const html = `<html><head><meta charset="utf-8"></head><body>${lines.map((line) => `<p>${line}</p>`).join("")}</body></html>`;
      for (const document of [word, await read(Buffer.from(html), "方案.html")]) {
        expect(isPlan(document)).toBe(true);
        expect({ ...summary(toPlanContract(parsePlan(document))), problems: [] }).toEqual({ ...wanted, problems: [] });
      }
    },
  );
});

test("no report is a plan, and no plan of a rectification", async () => {
  for (const name of fixtureNames()) expect(isPlan(await read(fixtureBytes(name), name)), name).toBe(false);
  for (const title of [
    "中共青石区水务局党组关于巡察反馈意见整改方案",
    "关于印发《巡视反馈意见整改工作方案》的通知",
    "青石区水务局党组关于巡察整改进展情况的通报",
    "关于2023年度工作要点完成情况的报告",
  ])
    expect(
      isPlan(`${title}\n根据要求，现将有关情况报告如下。\n一、总体情况\n1.关于学习不深入的问题。一是开展研讨。`),
      title,
    ).toBe(false);
});

test("a public plan: tasks, safeguards and its four targets", { skip: !existsSync(PUBLIC) }, () => {
  const plan = toPlanContract(parsePlan(readFileSync(PUBLIC, "utf8")));
  expect(plan).toMatchObject({ issuer: "市政务服务办", issuedOn: "2023-03-28", problems: [] });
  expect(plan.tasks.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(plan.safeguards).toHaveLength(4);
  expect(plan.targets.map(({ task, operator, value, unit, by }) => [task, operator, value, unit, by])).toEqual([
    [1, ">=", 160, "项", "2023-12-31"],
    [2, ">=", 12, "项", null],
    [5, "=", 93, "条", null],
    [6, ">=", 90, "%", "2023-12-31"],
  ]);
});

const PLANS = 400;

test(`${PLANS} invented plans are read right in at least 99 of 100 checks`, () => {
  const right = new Map<string, number>();
  const wrong: string[] = [];
  for (let seed = 1; seed <= PLANS; seed += 1) {
    const { text, truth, style } = inventPlan(seed);
    const plan = parsePlan(text);
    const checks: [name: string, given: unknown, wanted: unknown][] = [
      ["kind", isPlan(text), true],
      ["issuer", plan.issuer, truth.issuer],
      ["issuedOn", plan.issuedOn, truth.issuedOn],
      ["tasks", plan.tasks.map(({ number, title }) => [number, title]), truth.tasks.map((t) => [t.number, t.title])],
      ["safeguards", plan.safeguards.map(({ title }) => title), truth.safeguards],
      [
        "targets",
        plan.targets.map((t) => [t.task, t.operator, t.value, t.unit, t.by]),
        truth.targets.map((t) => [t.task, t.operator, t.value, t.unit, t.by]),
      ],
      ["quiet", plan.problems, []],
    ];
    for (const [name, given, wanted] of checks) {
      const ok = JSON.stringify(given) === JSON.stringify(wanted);
      right.set(name, (right.get(name) ?? 0) + (ok ? 1 : 0));
      if (!ok)
        wrong.push(`${name} ${seed} ${JSON.stringify(style)} ${JSON.stringify(given)} ≠ ${JSON.stringify(wanted)}`);
    }
  }
  const total = [...right.values()].reduce((sum, n) => sum + n, 0);
  console.log(
    `plans: ${total} of ${PLANS * right.size} checks right (${[...right].map((one) => one.join(" ")).join(", ")})`,
  );
  expect(total / (PLANS * right.size), wrong.slice(0, 12).join("\n")).toBeGreaterThanOrEqual(0.99);
});
