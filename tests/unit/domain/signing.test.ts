import { describe, expect, test } from "vitest";
import { type Application, BARRED, BARS, type Bar, barOf, RULES_NOW, signHindrance } from "@/lib/domain/signing/bars";
import { STAGE_ROLE, stageAfter } from "@/lib/domain/signing/stages";
import { SIGNING_STAGES } from "@/lib/domain/types";

const APPLICATION: Application = {
  rules: RULES_NOW,
  applicantId: "applicant",
  signerIds: ["first", "second"],
  leaderId: "leader",
  ownerId: "owner",
};

describe("who may not sign", () => {
  test("is told for each bar, the first of several by their order", () => {
    const of = (personId: string, barred: readonly Bar[] = BARS) => barOf(personId, APPLICATION, barred);
    expect(["applicant", "second", "leader", "owner", "anybody"].map((id) => of(id))).toEqual([
      "applicant",
      "signer",
      "leader",
      "owner",
      null,
    ]);
    expect(of("leader", [])).toBeNull();
    expect(barOf("applicant", { ...APPLICATION, signerIds: ["applicant"] }, ["signer", "applicant"])).toBe("applicant");
  });

  test("nobody is barred as a 责任领导 or 责任人 that is not known", () => {
    expect(barOf("", { ...APPLICATION, applicantId: "x", leaderId: null, ownerId: null }, BARS)).toBeNull();
  });

  test("by the first rules is, at every stage, the applicant and whoever signed before", () => {
    expect(BARRED[1]).toEqual(Object.fromEntries(SIGNING_STAGES.map((stage) => [stage, ["applicant", "signer"]])));
    for (const stage of SIGNING_STAGES) {
      const hindrances = ["applicant", "first", "leader", "owner"].map((id) => signHindrance(id, APPLICATION, stage));
      expect(hindrances, stage).toEqual(["applicant", "signer", null, null]);
    }
  });

  test("is asked of the rules the application was made under, which exist", () => {
    expect(() => signHindrance("anybody", { ...APPLICATION, rules: 0 }, "OFFICE")).toThrow(/no signing rules 0/);
  });
});

test("every stage has somebody to sign it, and a chain ends after its last", () => {
  for (const stage of SIGNING_STAGES) expect(STAGE_ROLE[stage].length, stage).toBeGreaterThan(0);
  expect(SIGNING_STAGES.map((stage) => stageAfter(SIGNING_STAGES, stage))).toEqual([...SIGNING_STAGES.slice(1), null]);
});
