import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StreamList, type StreamProps } from "@/components/measure/measure-stream";
import { ProgressRow } from "@/components/my-work/my-progress-row";
import { day, dayToDb } from "@/lib/domain/day";
import { dueView } from "@/lib/domain/measure/due-view";
import type { ReportRow } from "@/lib/features/my-work/queries/report-row";

/** Rows drawn fifty times weigh what their words weigh; what a row opens is drawn when it is opened. */

const TODAY = day("2026-03-10");
const nothing = () => undefined;
const row: ReportRow = {
  id: "01a21921-ed81-7006-93df-e72e98bca8e1",
  version: 1,
  group: "overdue",
  code: "03-02",
  text: "建立热线诉求分析会商机制。",
  parent: "03 热线办理质量不高",
  inspection: "六届市委第五轮巡察",
  status: "UNDERWAY",
  cycle: 1,
  due: dueView(
    {
      status: "UNDERWAY",
      dueOn: dayToDb(day("2026-03-01")),
      originalDueOn: null,
      heldDays: 0,
      submittedOn: null,
      stageSince: null,
      struckAt: null,
      opening: false,
    },
    TODAY,
  ),
  longTerm: true,
  concerns: ["overdue"],
  last: { day: day("2026-02-20"), text: "已召开一次会商。" },
  sent: null,
  sameReason: "等待批复。",
  statement: "已召开一次会商。",
  chain: ["领导小组办公室复核"],
  quiet: { silentDays: null, unreportedDays: null },
  draft: null,
  points: [],
};
const drawn = (over: Partial<ReportRow> = {}, written = { kind: "PROGRESS" as const, text: "" }) =>
  renderToStaticMarkup(
    <ProgressRow
      row={{ ...row, ...over }}
      tag={null}
      open={null}
      onOpen={nothing}
      value={written}
      draft={undefined}
      error={undefined}
      applying={false}
      onApply={nothing}
      onWrite={nothing}
      onLeave={nothing}
    />,
  );

it("a row that is not opened is a line and one box: fifty of them stay below 100 KB", () => {
  const markup = drawn();
  expect(markup.match(/<textarea/g)).toHaveLength(1);
  expect(markup).not.toMatch(/<input|<form|<button|<select/);
  expect(Buffer.byteLength(markup) * 50).toBeLessThan(100_000);
});

it("a draft stands in its row as text, with its day; a return stands with its points and without a box", () => {
  const draft = { kind: "PROGRESS" as const, text: "写了一半", day: day("2026-03-06") };
  expect(drawn({ draft }, draft)).toMatch(/写了一半<\/textarea>.*草稿 2026-03-06，尚未报送/);
  const returned = drawn({ status: "RETURNED", points: [{ id: "p", text: "缺会议记录", note: "" }] });
  expect(returned).toContain("缺会议记录");
  expect(returned).toContain("逐条答复并重新申请");
  expect(returned).not.toContain("<textarea");
});

it("the stream of a measure shows its newest five; what the system noted is not printed unless it is opened; earlier cycles are folded", () => {
  const entry = (i: number, over: Partial<StreamProps["entries"][number]> = {}) => ({
    ...{ id: `${i}`, kind: "progress", at: `2026-03-0${i} 10:00`, what: "进展", tone: "plain" as const, who: "钟晓雯" },
    ...{ text: [`第${i}批`], changes: "", outcomeId: null, earlier: null },
    ...over,
  });
  const markup = renderToStaticMarkup(
    <StreamList
      entries={[
        entry(9, { kind: "edit", what: "修改措施", text: [], changes: "整改措施 甲→乙" }),
        ...[8, 7, 6, 5, 4, 3].map((i) => entry(i)),
        entry(2, { earlier: 1, text: ["首次的"] }),
      ]}
      tabs={[{ kind: "progress", label: "进展", count: 7 }]}
      earlier={[{ cycle: 1, title: "首次整改的办理过程" }]}
    />,
  );
  expect(markup).toContain("第5批");
  expect(markup).not.toContain("第4批");
  expect(markup).toContain("更多（还有2条）");
  expect(markup.split("<li").find((part) => part.includes("修改措施"))).toContain("print:hidden");
  expect(markup).toMatch(/<details[^>]*>.*首次整改的办理过程（1条）.*首次的/);
});
