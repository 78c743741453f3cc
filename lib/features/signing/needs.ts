import { type Hindrance, type Missing, missingAt } from "@/lib/command/needs";
import { APPLICATION_KIND_LABELS, BAR_LABELS, FIVE_POINT_LABELS, STAGE_LABELS } from "@/lib/domain/labels";
import { type Application, signHindrance } from "@/lib/domain/signing/bars";
import { needsFivePoints } from "@/lib/domain/signing/stages";
import { type ApplicationKind, FIVE_POINTS, type FivePoint, type SigningStage } from "@/lib/domain/types";

/** Needs that are the same whatever is applied for: who signs, and what applying, signing and returning are told. */

/** The application that waits, where, and along which chain. */
export type Standing = Application & { kind: ApplicationKind; stage: SigningStage; chain: readonly SigningStage[] };

export const SIGNING_NEEDS = {
  untouched: ({ standing }: { standing: Standing | null }): Hindrance =>
    standing && standing.signerIds.length > 0
      ? `这份${APPLICATION_KIND_LABELS[standing.kind]}已经有人审核，不能再撤回；需要补充的，请联系“${STAGE_LABELS[standing.stage]}”环节退回。`
      : null,

  "not-barred": ({ standing }: { standing: Standing | null }, who: { personId: string }): Hindrance => {
    const bar = standing && signHindrance(who.personId, standing, standing.stage);
    return standing && bar && BAR_LABELS[bar](APPLICATION_KIND_LABELS[standing.kind]);
  },
};

/** The five points the stage asks to confirm; none where it makes no such check. */
export function askedChecks(stage: SigningStage | null): readonly FivePoint[] {
  return stage && needsFivePoints(stage) ? FIVE_POINTS : [];
}

/** The field of a word on a point of a return. */
export const fixField = (id: string) => `fix-${id}`;

export const SIGNING_TOLD = {
  statement: (told: { statement: string }): Missing =>
    told.statement.trim() === "" ? missingAt("statement", "请写明完成情况和整改成效。") : null,

  fixes: (told: { fixes: Record<string, string> }, m: { toFix: readonly { id: string }[] }): Missing => {
    const open = m.toFix.filter(({ id }) => !told.fixes[id]?.trim());
    const fields = Object.fromEntries(open.map(({ id }) => [fixField(id), ["请说明这一条是怎样整改的。"]]));
    return open.length === 0 ? null : { why: "退回意见需要逐条整改并说明，请补充标出的各条。", fields };
  },

  remark: (told: { remark: string }): Missing =>
    told.remark.trim() === "" ? missingAt("remark", "请填写审核意见。") : null,

  points: (told: { points: readonly string[] }): Missing =>
    told.points.some((text) => text.trim() !== "")
      ? null
      : missingAt("points", "请至少写明一条需补充完善的事项。", "请逐条写明需补充完善的事项，每行一条。"),

  checks: (told: { checks: readonly FivePoint[] }, m: { standing: Standing | null }): Missing => {
    const open = askedChecks(m.standing?.stage ?? null).filter((point) => !told.checks.includes(point));
    if (open.length === 0) return null;
    const atField = `还没有确认：${open.map((point) => FIVE_POINT_LABELS[point]).join("、")}。`;
    return missingAt("checks", atField, "五项核查须逐项确认，有一项达不到的，请退回。");
  },
};
