import { describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { refuseMissing } from "@/lib/command/needs";
import { Refused } from "@/lib/command/refusal";
import { day } from "@/lib/domain/day";
import {
  STANDING_NEEDS,
  STEP_NAMES,
  STEPS,
  type StandingNeed,
  TOLD_NEEDS,
  type ToldNeed,
} from "@/lib/domain/measure/status";
import { FIVE_POINTS } from "@/lib/domain/types";
import { hindranceOf, missingOf, NEEDS, TOLD } from "@/lib/features/measure/needs";

const TODAY = day("2026-03-02");
const who: Pick<Viewer, "personId" | "posts" | "today"> = { personId: "me", posts: [], today: TODAY };
const READY = { code: "01-01", leadUnitId: "unit", leaderId: "leader", timeClass: "TIME_BOUND", dueOn: TODAY } as const;
const SUBMIT = { ...READY, chain: ["OFFICE"] as const, reported: true };
const STANDING = {
  kind: "CLOSE_OUT",
  stage: "SUPERVISION",
  chain: ["UNIT_HEAD", "SUPERVISION"],
  rules: 1,
  applicantId: "applicant",
  signerIds: [],
  leaderId: null,
  ownerId: null,
} as const;

describe("the needs of the steps", () => {
  test("are each a need of some step, and each has its executor", () => {
    const used = new Set(STEP_NAMES.flatMap((name): readonly string[] => STEPS[name].needs));
    expect([...used].toSorted()).toEqual([...STANDING_NEEDS, ...TOLD_NEEDS].toSorted());
    expect(Object.keys(NEEDS).toSorted()).toEqual([...STANDING_NEEDS].toSorted());
    expect(Object.keys(TOLD).toSorted()).toEqual([...TOLD_NEEDS].toSorted());
  });

  test("do not compile without an executor, nor is a step asked about without what its needs read", () => {
    const { progress: _, ...withoutProgress } = NEEDS;
    // @ts-expect-error a standing need without its executor
    withoutProgress satisfies Record<StandingNeed, unknown>;
    const { points: __, ...withoutPoints } = TOLD;
    // @ts-expect-error a told need without its executor
    withoutPoints satisfies Record<ToldNeed, unknown>;
    const { reported: ___, ...unread } = SUBMIT;
    // @ts-expect-error whether progress was reported is not loaded
    hindranceOf("submit", unread, who);
    // @ts-expect-error the step is told no statement
    expect(() => missingOf("submit", { fixes: {} }, { toFix: [] }, who)).toThrow();
  });

  test("hinder one after the other, in the order of the table", () => {
    const own = { ...SUBMIT, leaderId: "me", chain: ["RESPONSIBLE_LEADER"] as const, reported: false };
    expect(hindranceOf("submit", { ...own, dueOn: null }, who)).toContain("还没有确定整改时限");
    expect(hindranceOf("submit", own, who)).toContain("由您本人办理");
    expect(hindranceOf("submit", { ...own, leaderId: "other" }, who)).toContain("还没有报送过进展");
    expect(hindranceOf("submit", { ...SUBMIT, chain: [] }, who)).toContain("还没有设置销号流程");
    expect(hindranceOf("submit", SUBMIT, who)).toBeNull();
    expect(hindranceOf("relapse", {}, who)).toBeNull();
  });

  test("keep an application once somebody signed it, and leave it to who signs it to return it", () => {
    const standing = { ...READY, standing: STANDING };
    expect(hindranceOf("withdraw", standing, who)).toBeNull();
    expect(hindranceOf("withdraw", { ...standing, standing: { ...STANDING, signerIds: ["a"] } }, who)).toBe(
      "这份销号申请已经有人审核，不能再撤回；需要补充的，请联系“督查组核实”环节退回。",
    );
    const head = { ...who, posts: [{ role: "UNIT_HEAD", unitId: "unit" }] as unknown as Viewer["posts"] };
    expect(hindranceOf("withdraw", standing, head)).toContain("“部门负责人审核”由您本人办理");
    expect(hindranceOf("withdraw", { ...standing, standing: { ...STANDING, chain: ["OFFICE"] } }, head)).toBeNull();
  });

  test("bar the signer by the rules the application was made under", () => {
    expect(hindranceOf("approve", { standing: STANDING }, who)).toBeNull();
    expect(hindranceOf("return", { standing: { ...STANDING, applicantId: "me" } }, who)).toContain("您本人提出");
    expect(hindranceOf("approve", { standing: { ...STANDING, signerIds: ["me"] } }, who)).toContain("您已在前面的环节");
  });
});

describe("what a step is told", () => {
  const fieldsOf = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
    return null;
  };
  const refusal = (...found: Parameters<typeof refuseMissing>[0]) => fieldsOf(() => refuseMissing(found));

  test("is missed at its fields, all of it at once", () => {
    const facts = { toFix: [{ id: "a" }, { id: "b" }] };
    const both = refusal(...missingOf("submit", { statement: " ", fixes: { a: "已补" } }, facts, who));
    expect(both).toMatchObject({ code: "invalid", why: "有内容需要修改，请按提示更正后再提交。" });
    expect(Object.keys(both?.fields ?? {})).toEqual(["statement", "fix-b"]);
    const one = refusal(...missingOf("submit", { statement: "完成", fixes: {} }, facts, who));
    expect(one).toMatchObject({ why: "退回意见需要逐条整改并说明，请补充标出的各条。" });
    expect(refusal(...missingOf("submit", { statement: "完成", fixes: { a: "是", b: "是" } }, facts, who))).toBeNull();
  });

  test("is asked of the stage, the measure and the day", () => {
    const signed = (stage: "OFFICE" | "SUPERVISION", checks = FIVE_POINTS.slice(0, 4)) =>
      refusal(...missingOf("approve", { remark: "同意", checks }, { standing: { ...STANDING, stage } }, who))?.fields;
    expect(signed("OFFICE")).toBeUndefined();
    expect(signed("SUPERVISION")).toEqual({ checks: ["还没有确认：长效机制建立。"] });
    expect(signed("SUPERVISION", [...FIVE_POINTS])).toBeUndefined();
    const review = { kind: "REVIEW", text: "已复核" } as const;
    expect(refusal(...missingOf("report", review, { code: "01-01", timeClass: "TIME_BOUND" }, who))).not.toBeNull();
    expect(refusal(...missingOf("report", review, { code: "01-01", timeClass: "LONG_TERM" }, who))).toBeNull();
    const reopened = (dueOn: string) =>
      refusal(...missingOf("relapse", { reason: "反弹", dueOn: day(dueOn) }, {}, who))?.fields;
    expect(reopened("2026-03-01")).toEqual({ dueOn: ["新的整改时限不能早于今天。"] });
    expect(reopened("2026-03-02")).toBeUndefined();
    const back = refusal(...missingOf("return", { points: [" "] }, {}, who));
    expect(Object.keys(back?.fields ?? {})).toEqual(["points"]);
  });
});
