import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ImportProblems } from "@/components/import/import-checks";
import { ConfirmNotices } from "@/components/import/import-confirm-notices";
import { ImportTree } from "@/components/import/import-tree";
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
      expect(rowOf(dropped, key)).toContain("不入账");
    }
    expect(rowOf(read, "i1")).toContain("2条措施");
    for (const key of ["i2", "i2.m1"]) expect(rowOf(dropped, key)).not.toContain("line-through");
  });

  test("says that an item of that issue enters on its own", () => {
    expect(rowOf(dropped, "h1")).not.toContain("line-through");
    expect(rowOf(dropped, "h1")).toContain("单独入账");
  });
});

describe("as the confirming dialog opens", () => {
  const notices = (openProblems: number, otherBody: string | null) =>
    renderToStaticMarkup(
      <ConfirmNotices
        draft={{ counts: { ...countReview(read), openProblems }, otherBody, body: "云溪市政务数据局" }}
        unsaved={0}
        onShowDoubts={nothing}
      />,
    ).replace(/<[^>]*>/g, "");

  test("it says how many doubts are open", () => {
    expect(notices(3, null)).toContain("还有 3 处疑点没有处理");
    expect(notices(0, null)).toBe("");
  });

  test("it says that the report is of another body", () => {
    expect(notices(0, "区行政审批局党组")).toBe("报告所写单位是“区行政审批局党组”，将记入“云溪市政务数据局”，请确认。");
  });
});

test("a row too long is listed with the way to it and without a tick", () => {
  const review = { ...read, issues: read.issues.map((i) => ({ ...i, title: "长".repeat(301) })) };
  const html = renderToStaticMarkup(
    <ImportProblems
      review={review}
      doubts={doubtsOf(review)}
      pending={false}
      correct={nothing}
      onJump={nothing}
      onOpenRow={nothing}
    />,
  );
  expect(html.match(/去改这一条/g)).toHaveLength(2);
  expect(html.match(/改短后自动消除/g)).toHaveLength(2);
  // The one to tick is that the report has no feedback date.
  expect(html.match(/标为已核对/g)).toHaveLength(1);
});
