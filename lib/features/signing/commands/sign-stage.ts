import "server-only";

import type { HeldPost } from "@/lib/access/viewer";
import { changedMeanwhile } from "@/lib/command/refusal";
import type { Write } from "@/lib/command/transact";
import { stageAfter } from "@/lib/domain/signing/stages";
import type { ApplicationState, Decision, FivePoint, SigningStage } from "@/lib/domain/types";

/** A standing application as its signer saw it. Whether they may sign is decided before. */
export type Signed = { id: string; chain: readonly SigningStage[] };

type Words = { decision: Decision; remark: string; checks: readonly FivePoint[] };

async function addSignature(
  { tx, viewer }: Write,
  post: HeldPost,
  application: Signed,
  stage: SigningStage,
  { checks, ...words }: Words,
): Promise<void> {
  await tx.signature.create({
    data: {
      applicationId: application.id,
      stage,
      ...words,
      checks: [...checks],
      personId: viewer.personId,
      personName: viewer.name,
      postLabel: post.label,
      createdAt: viewer.now,
    },
  });
}

/** Ends an application, once. */
export async function decide(
  { tx, viewer }: Write,
  id: string,
  state: Exclude<ApplicationState, "PENDING">,
): Promise<void> {
  const { count } = await tx.application.updateMany({
    where: { id, state: "PENDING" },
    data: { state, decidedAt: viewer.now },
  });
  if (count === 0) changedMeanwhile();
}

/** 同意: signs the stage. The stage it waits at then, or null when that was the last and what was applied for is granted. */
export async function signStage(
  write: Write,
  post: HeldPost,
  application: Signed,
  stage: SigningStage,
  words: Omit<Words, "decision">,
): Promise<SigningStage | null> {
  const next = stageAfter(application.chain, stage);
  await addSignature(write, post, application, stage, { ...words, decision: "APPROVE" });
  if (next === null) await decide(write, application.id, "APPROVED");
  return next;
}

/** 退回: ends the application with what is to be mended, point by point. */
export async function returnApplication(
  write: Write,
  post: HeldPost,
  application: Signed,
  stage: SigningStage,
  { remark, points }: { remark: string; points: readonly string[] },
): Promise<void> {
  await addSignature(write, post, application, stage, { decision: "RETURN", remark, checks: [] });
  await decide(write, application.id, "RETURNED");
  await write.tx.pointToMend.createMany({
    data: points.map((text, i) => ({ applicationId: application.id, position: i + 1, text })),
  });
}
