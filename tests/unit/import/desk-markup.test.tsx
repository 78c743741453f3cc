import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ConfirmNotices } from "@/components/import/confirm/import-confirm-notices";
import { ImportDoubts } from "@/components/import/import-doubts";
import { ImportTree } from "@/components/import/import-tree";
import type { OtherBody } from "@/lib/features/import/queries/import-desk";
import { groupedDoubts } from "@/lib/features/import/read/checks/grouped";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { applyAll } from "@/lib/features/import/read/review/corrections";
import { countReview, doubtsOf, reviewOf } from "@/lib/features/import/read/review/review";
import type { Review } from "@/lib/features/import/read/review/review-schema";

const TEXT = [
  "关于巡察整改进展情况的通报",
  "二、整改落实情况",
  "(一)关于学习问题",
  "1.针对学习不深入问题,进行了以下整改。一是制定计划。二是组织培训。",
  "2.针对监督不严问题,进行了以下整改。一是开展检查。二是通报结果。",
].join("\n");
const read = reviewOf(parseReport(TEXT));
const nothing = () => undefined;

describe("the tree of what was read", () => {
  const rowOf = (review: Review, key: string) => {
    const html = renderToStaticMarkup(
      <ImportTree
        review={review}
        editor={null}
        chosen={null}
        onChoose={nothing}
        unsaved={new Set()}
        closed={new Set()}
        onFold={nothing}
        onJump={nothing}
      />,
    );
    return html.split("data-row=").find((part) => part.startsWith(`"${key}"`)) ?? "";
  };
  const dropped = applyAll(read, [
    { type: "add-item", kind: "analogous", parentKey: "i1", title: "自查的事项" },
    { type: "drop", key: "i1" },
  ]);

  test("strikes the measures of an issue left out, and counts none", () => {
    expect(rowOf(dropped, "i1")).not.toContain("条措施");
    for (const key of ["i1", "i1.m1", "i1.m2"]) {
      expect(rowOf(dropped, key)).toContain("line-through");
      expect(rowOf(dropped, key)).toContain("不录入");
    }
    expect(rowOf(read, "i1")).toContain("2条措施");
    for (const key of ["i2", "i2.m1"]) expect(rowOf(dropped, key)).not.toContain("line-through");
  });

  test("says that an item of that issue enters on its own", () => {
    expect(rowOf(dropped, "h1")).not.toContain("line-through");
    expect(rowOf(dropped, "h1")).toContain("单独录入");
  });
});

describe("as the confirming dialog opens", () => {
  const notices = (openProblems: number, otherBody: OtherBody | null) =>
    renderToStaticMarkup(
      <ConfirmNotices
        draft={{ counts: { ...countReview(read), openProblems }, otherBody, body: "云溪市政务数据局" }}
        unsaved={0}
        onShowDoubts={nothing}
      />,
    ).replace(/<[^>]*>/g, "");

  test("it says how many doubts are open", () => {
    expect(notices(3, null)).toContain("还有 3 处待核对的内容没有处理");
    expect(notices(0, null)).toBe("");
  });

  test("it says that the report is of another body", () => {
    const other = { name: "区行政审批局党组", accepted: false, source: null };
    const why = "报告所写单位是“区行政审批局党组”，将记入“云溪市政务数据局”，";
    expect(notices(0, other)).toBe(`${why}还没有确认。请先返回核对，在上方勾选“确认记入云溪市政务数据局”。`);
    expect(notices(0, { ...other, accepted: true })).toBe(`${why}已确认。`);
  });
});

describe("the doubts", () => {
  const listed = (review: Review) =>
    renderToStaticMarkup(
      <ImportDoubts
        review={review}
        groups={groupedDoubts(doubtsOf(review))}
        pending={false}
        correct={nothing}
        onJump={nothing}
        onOpenRow={nothing}
      />,
    );
  const doubt = (n: number, message: string) => ({
    key: `d${n}`,
    line: n,
    message,
    text: `第${n}条`,
    source: { start: n, end: n + 1, line: n, endLine: n },
    settled: false,
  });
  const hundred = Array.from({ length: 100 }, (_, i) => doubt(i + 1, `“第${i + 1}条”没有整改措施，请核对`));
  const repeated: Review = { ...read, problems: [...hundred, doubt(101, "没有读到反馈日期")] };

  test("a row too long is listed with the way to it and without a tick", () => {
    const html = listed({ ...read, issues: read.issues.map((i) => ({ ...i, title: "长".repeat(301) })), problems: [] });
    expect(html.match(/改短后自动消除/g)).toHaveLength(1);
    expect(html).toContain("2处");
    expect(html).not.toContain("标为已核对");
  });

  test("a hundred of one kind take one row, with every line and one tick for all", () => {
    const html = listed(repeated);
    expect(html.match(/<li/g)).toHaveLength(2);
    expect(html.match(/aria-pressed/g)).toHaveLength(100);
    expect(html).toContain("…没有整改措施，请核对");
    expect(html).toContain("这100处标为已核对");
    expect(html).toContain("还有 101 处待核对（共 2 类）");
  });

  test("a kind keeps the figures all of it share, and leaves out those that differ", () => {
    const [first, second] = [
      doubt(1, "日期2022年11月14日早于反馈日2022-12-06，请核对"),
      doubt(2, "日期2022年9月19日早于反馈日2022-12-06，请核对"),
    ];
    expect(groupedDoubts([first, second]).map(({ message }) => message)).toEqual(["日期…早于反馈日2022-12-06，请核对"]);
  });

  test("some of a kind settled leave the others open, and all of it can be opened again", () => {
    const some = listed(applyAll(repeated, [{ type: "settle-many", keys: ["d1", "d2"], settled: true }]));
    expect(some).toContain("100处，还有98处");
    expect(some).toContain("这98处标为已核对");
    const keys = hundred.map(({ key }) => key);
    const all = listed(applyAll(repeated, [{ type: "settle-many", keys, settled: true }]));
    expect(all).toContain("还有 1 处待核对");
    expect(all).toContain("重新核对");
  });
});
