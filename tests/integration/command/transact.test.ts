import { beforeEach, describe, expect, it } from "vitest";
import { archived, changedMeanwhile, notFound, wrong } from "@/lib/command/refusal";
import { transact, type Write } from "@/lib/command/transact";
import { db } from "@/lib/db/client";
import { PERSON_EDITED } from "@/lib/features/people/events";
import { resetDatabase } from "@/tests/support/database";
import { createPerson, sentOnce, viewerWith } from "@/tests/support/factories";

/** A write is done whole, with its history and the memory of its key, or it never happened. */

beforeEach(resetDatabase);

async function scene() {
  const viewer = await viewerWith("SYSTEM_ADMIN");
  const person = await createPerson({ bodyId: viewer.bodyId, name: "原名" });
  const [post] = viewer.posts;
  if (!post) throw new Error("the viewer holds no post");
  /** Renames the person, tells it, and then goes on. */
  const rename = (name: string, then: () => void) => async (write: Write) => {
    await write.tx.person.update({ where: { id: person.id }, data: { name } });
    write.record(post, {
      bodyId: person.bodyId,
      kind: PERSON_EDITED,
      subjectId: person.id,
      subjectLabel: name,
    });
    then();
    return { name };
  };
  const stored = async () => ({
    name: (await db.person.findUniqueOrThrow({ where: { id: person.id } })).name,
    events: await db.event.count({ where: { subjectId: person.id } }),
    keys: await db.idempotencyKey.count(),
  });
  return { viewer, rename, stored };
}

const UNTOUCHED = { name: "原名", events: 0, keys: 0 };

describe("a refusal thrown in the middle", () => {
  it.each([
    ["not-found", notFound],
    ["changed", changedMeanwhile],
    ["archived", archived],
    ["invalid", () => wrong("name", "请换一个姓名。")],
  ] as const)("undoes everything and is answered with its code: %s", async (code, refuses) => {
    const { viewer, rename, stored } = await scene();
    expect(await transact(viewer, sentOnce(), rename("新名", refuses))).toMatchObject({ ok: false, code });
    expect(await stored()).toEqual(UNTOUCHED);
  });

  it("forgets the key: the form, mended, is sent with the same one and done", async () => {
    const { viewer, rename, stored } = await scene();
    const sent = sentOnce();
    await transact(
      viewer,
      sent,
      rename("坏名", () => wrong("name", "请换一个姓名。")),
    );
    const mended = { ...sent, digest: "of the mended form" };
    const go = rename("新名", () => undefined);
    expect(await transact(viewer, mended, go)).toEqual({ ok: true, name: "新名" });
    expect(await stored()).toEqual({ name: "新名", events: 1, keys: 1 });
    // Sent twice it is answered alike and done once.
    expect(await transact(viewer, mended, go)).toEqual({ ok: true, name: "新名" });
    expect(await stored()).toEqual({ name: "新名", events: 1, keys: 1 });
    // Another form under a key that has done its work is refused.
    expect(await transact(viewer, sent, go)).toMatchObject({ ok: false, code: "changed" });
  });
});

describe("a fault in the middle", () => {
  it("undoes everything and is no answer", async () => {
    const { viewer, rename, stored } = await scene();
    const faulty = rename("新名", () => {
      throw new Error("a fault of the program");
    });
    await expect(transact(viewer, sentOnce(), faulty)).rejects.toThrow("a fault of the program");
    expect(await stored()).toEqual(UNTOUCHED);
  });
});
