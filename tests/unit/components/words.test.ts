import { afterEach, describe, expect, it, vi } from "vitest";
import { issueRestoreWords, measureRestoreWords } from "@/components/edit/edit-restore-words";
import { newIdempotencyKey } from "@/components/form/idempotency-key";
import { referenceOf } from "@/components/shell/failure-page";
import { matching } from "@/components/ui/control/combobox-list";
import { dayHint } from "@/components/ui/control/date-input";
import { dueWords, quietWords, waitWords } from "@/lib/domain/measure/due-words";
import { saidConditions } from "@/lib/features/measure/filter";

const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("idempotency keys", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("are of one form and differ", () => {
    const keys = Array.from({ length: 100 }, newIdempotencyKey);
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) expect(key).toMatch(UUID4);
  });

  it("have the same form on a plain http address, where randomUUID is missing", () => {
    const { getRandomValues } = crypto;
    vi.stubGlobal("crypto", { getRandomValues: getRandomValues.bind(crypto) });
    const keys = Array.from({ length: 100 }, newIdempotencyKey);
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) expect(key).toMatch(UUID4);
  });
});

describe("restoring what was merged", () => {
  it("says what stays with the row that was kept, and promises nothing else", () => {
    expect(measureRestoreWords("02-02")).toContain("它的文字已并入 02-02，恢复后请从 02-02 中去掉相应内容");
    expect(measureRestoreWords(null)).not.toContain("并入");
    expect(issueRestoreWords("01")).toContain("恢复后仍留在那里");
    expect(issueRestoreWords("01")).not.toContain("一并恢复");
    expect(issueRestoreWords(null)).toBe("随它一并作废的措施也一并恢复。");
  });
});

describe("a deadline in words", () => {
  it("says how late, how near, and whether it was closed late", () => {
    expect(dueWords({ dueState: "overdue", daysLate: 12 })).toBe("逾期12天");
    expect(dueWords({ dueState: "overdue", daysLate: 3, heldDays: 30 })).toBe("逾期3天（审核占用30天）");
    expect(dueWords({ dueState: "applied-late", daysLate: 2 })).toBe("逾期2天申报");
    expect(dueWords({ dueState: "waiting", daysLate: 0 })).toBe("待审核");
    expect(dueWords({ dueState: "closed-late", daysLate: 3 })).toBe("逾期3天销号");
    expect(dueWords({ dueState: "closed-late", daysLate: 0, heldDays: 10 })).toBe("逾期销号（审核占用10天）");
    expect(dueWords({ dueState: "near", daysLeft: 0, heldDays: 30 })).toBe("未逾期（审核占用30天）");
    expect(dueWords({ dueState: "near", daysLeft: 5 })).toBe("还有5天");
    expect(dueWords({ dueState: "near", daysLeft: 0 })).toBe("今天到期");
    expect(dueWords({ dueState: "later", daysLeft: 40 })).toBe("还有40天");
    expect(dueWords({ dueState: "closed" })).toBe("按期销号");
    expect(dueWords({ dueState: "none" })).toBe("时限未明确");
  });

  it("falls back on the word of the state when the number of days is not known", () => {
    expect(dueWords({ dueState: "overdue" })).toBe("已逾期");
    expect(dueWords({ dueState: "near" })).toBe("临近到期");
  });
});

describe("a chosen day in words", () => {
  it("has its weekday and its distance, whatever zone the browser is in", () => {
    expect(dayHint("2025-12-03", "2025-11-21")).toBe("2025年12月3日 周三，还有 12 天");
    expect(dayHint("2025-11-21", "2025-11-21")).toBe("2025年11月21日 周五，今天");
    expect(dayHint("2025-11-20", "2025-11-21")).toBe("2025年11月20日 周四，已过 1 天");
    expect(dayHint("2025-12-03", undefined)).toBe("2025年12月3日 周三");
  });

  it("is empty while there is no day", () => {
    expect(dayHint("", "2025-11-21")).toBe("");
    expect(dayHint("2025-02-30", "2025-11-21")).toBe("");
  });
});

describe("options found by typing", () => {
  const options = [
    { value: "1", label: "计划财务处", hint: "内设处室" },
    { value: "2", label: "机关党委" },
    { value: "3", label: "财务审计中心", hint: "直属单位" },
  ];

  it("have every word, in label or hint, in their own order", () => {
    expect(matching(options, "财务").map((o) => o.value)).toEqual(["1", "3"]);
    expect(matching(options, "财务 直属").map((o) => o.value)).toEqual(["3"]);
    expect(matching(options, "  ").map((o) => o.value)).toEqual(["1", "2", "3"]);
    expect(matching(options, "没有")).toEqual([]);
    const spelt = [...options, { value: "4", label: "规划财务处", initials: "ghcwc" }];
    expect(matching(spelt, "GHcw").map((o) => o.value)).toEqual(["4"]);
    expect(matching(spelt, "ｇｈ").map((o) => o.value)).toEqual(["4"]);
  });
});

describe("the reference number of a failure", () => {
  it("is the digest, when there is one", () => {
    expect(referenceOf(Object.assign(new Error("x"), { digest: "3153574124" }))).toBe("3153574124");
    expect(referenceOf(new Error("x"))).toBeNull();
    expect(referenceOf("text")).toBeNull();
    expect(referenceOf(null)).toBeNull();
  });
});

describe("what waits and what is quiet", () => {
  it("is told in working days at the stage, as estimated where the year's notice is not known", () => {
    expect(waitWords({ days: 3, stuck: false, estimated: false })).toBe("已等待3天");
    expect(waitWords({ days: 5, stuck: true, estimated: false })).toBe("滞留5天");
    expect(waitWords({ days: 7, stuck: true, estimated: true })).toBe("滞留7天（推定）");
  });
  it("says so also where applications that are stuck are counted or asked for", () => {
    const said = (estimated: boolean) =>
      saidConditions({ stuckDays: 5, silentDays: 20 }, new Map(), estimated).map((c) => c.label);
    expect(said(true)).toEqual(["连续20天无进展", "滞留（已等待 5 个工作日及以上）（推定）"]);
    expect(said(false)).toEqual(["连续20天无进展", "滞留（已等待 5 个工作日及以上）"]);
  });
  it("tells no progress and no word at all apart", () => {
    expect(quietWords({ silentDays: null, unreportedDays: null })).toEqual([]);
    expect(quietWords({ silentDays: 21, unreportedDays: null })).toEqual(["连续21天无进展"]);
    expect(quietWords({ silentDays: 21, unreportedDays: 15 })).toEqual(["连续21天无进展", "15天未报送"]);
    expect(quietWords({ silentDays: 21, unreportedDays: 21 })).toEqual(["连续21天无进展、未报送"]);
  });
});
