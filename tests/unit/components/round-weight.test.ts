import { expect, test } from "vitest";
import { roundTable } from "@/components/round/round-table";
import { day } from "@/lib/domain/day";
import { ledgerHref } from "@/lib/features/measure/filter";
import type { BodyRow } from "@/lib/features/round/queries/bodies";

/** What fifty bodies weigh, as they are sent: the table in the page, and the figures for the script that takes it over. */

const row = (n: number): BodyRow => {
  const id = `0198c3a0-0000-7000-8000-${String(n).padStart(12, "0")}`;
  const figure = (value: number) => ({ value, href: ledgerHref({ inspection: id, overdue: true }) });
  return {
    id,
    name: "巡察反馈意见整改（2026年）",
    body: `云溪市临江区第${n}住房和建设局`,
    archived: false,
    feedbackOn: day("2026-08-27"),
    report: { dueOn: day("2026-11-27"), inDays: 1, near: true },
    silentDays: n % 2 ? 14 : 20,
    clues: { transferred: 7, concluded: 4 },
    total: figure(500),
    closed: figure(120),
    opening: null,
    expected: figure(200),
    overdue: figure(30),
    longest: { days: 45, href: ledgerHref({ inspection: id, overdueDaysFrom: 45 }) },
    silent: figure(40),
    relapsed: figure(2),
  };
};

const table = (rows: BodyRow[]) =>
  roundTable({
    caption: "六届市委第五轮巡察，共50个单位",
    round: "六届市委第五轮巡察",
    rows,
    sort: { key: "overdue", dir: "desc" },
    basePath: "/rounds",
    params: { q: "局" },
  }).source;

const inScript = (text: string) => JSON.stringify(text).replace(/[<>&]/g, "\\u0000");

test("fifty bodies, a link at every figure, weigh at most 150 KB less the frame, figures included", () => {
  const rows = Array.from({ length: 50 }, (_, i) => row(i + 1));
  const bytes = Buffer.byteLength(table(rows)) + Buffer.byteLength(inScript(JSON.stringify(rows)));
  expect(bytes).toBeLessThan(120_000);
});

test("the table is one to who hears it; what a name holds is no markup; heads keep the search and begin anew", () => {
  const source = table([{ ...row(1), body: "<b>局</b>", overdue: { value: 0, href: "/ledger" } }]);
  expect(source).toContain('<caption class="sr-only">六届市委第五轮巡察，共50个单位</caption>');
  expect(source.match(/<th scope="col"/g)).toHaveLength(10);
  expect(source.match(/<th scope="row"/g)).toHaveLength(1);
  expect(source).toContain("&lt;b&gt;局&lt;/b&gt;");
  expect(source).toContain('aria-sort="descending"');
  expect(source).toContain("/rounds?q=%E5%B1%80&amp;sort=overdue&amp;dir=asc");
  expect(source).toContain("连续14天无进展");
  expect(source).not.toContain("最长");
  expect(source).toContain("少80条");
  expect(source).toContain("还有1天");
});
