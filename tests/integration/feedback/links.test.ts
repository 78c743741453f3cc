import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { Role } from "@/lib/domain/types";
import { editIssue } from "@/lib/features/feedback/commands/edit-issue";
import { mergeIssues } from "@/lib/features/feedback/commands/merge-issues";
import { linkMeasures } from "@/lib/features/measure/commands/link-measures";
import { mergeMeasures } from "@/lib/features/measure/commands/merge-measures";
import { splitMeasure } from "@/lib/features/measure/commands/split-measure";
import { strikeMeasure } from "@/lib/features/measure/commands/strike-measure";
import { resetDatabase } from "@/tests/support/database";
import { viewerWith } from "@/tests/support/factories";
import { createLedger, type Ledger, measuresOf, sent } from "./scene";

/** Which 具体表现 and 整改意见 a measure answers: many to many, by the office, told in the measure's history. */

beforeEach(resetDatabase);

/** The first issue of the ledger with two manifestations and one piece of advice, and its measures. */
async function fedBack() {
  const ledger = await createLedger();
  const { inspection, issues } = ledger;
  const line = (text: string, position: number) =>
    db.manifestation.create({ data: { issueId: issues[0].id, position, text } });
  const shown = [await line("城东没有备用水源。", 1), await line("预案多年未修订。", 2)] as const;
  const advice = await db.advice.create({
    data: { inspectionId: inspection.id, issueId: issues[0].id, position: 1, text: "新建水源" },
  });
  const [first, second, third] = await measuresOf({ issueId: issues[0].id });
  if (!first || !second || !third) throw new Error("no measures");
  return { ...ledger, shown, advice, measures: [first, second, third] as const };
}

async function link(
  { office }: Pick<Ledger, "office">,
  measureId: string,
  manifestationIds: readonly string[],
  adviceIds: readonly string[] = [],
) {
  const { version } = await db.measure.findUniqueOrThrow({ where: { id: measureId } });
  return linkMeasures(office, sent(), [{ measureId, version, manifestationIds, adviceIds }]);
}

async function answers(measureId: string) {
  const m = await db.measure.findUniqueOrThrow({
    where: { id: measureId },
    select: {
      manifestationLinks: { select: { manifestation: { select: { text: true } } } },
      adviceLinks: { select: { advice: { select: { text: true } } } },
    },
  });
  return [
    ...m.manifestationLinks.map((one) => one.manifestation.text),
    ...m.adviceLinks.map((one) => one.advice.text),
  ].sort();
}

const lastEvent = (measureId: string) => db.event.findFirstOrThrow({ where: { measureId }, orderBy: { seq: "desc" } });

test("a measure answers several lines, several measures one; what changed is told in ids and in words", async () => {
  const scene = await fedBack();
  const { shown, advice, measures } = scene;
  expect(await link(scene, measures[0].id, [shown[0].id, shown[1].id], [advice.id])).toMatchObject({ ok: true });
  expect(await link(scene, measures[1].id, [shown[0].id])).toMatchObject({ ok: true });
  expect(await answers(measures[0].id)).toEqual(["城东没有备用水源。", "新建水源", "预案多年未修订。"].sort());
  expect(await answers(measures[1].id)).toEqual(["城东没有备用水源。"]);

  expect(await link(scene, measures[0].id, [shown[1].id], [advice.id])).toMatchObject({ ok: true });
  expect(await answers(measures[0].id)).toEqual(["新建水源", "预案多年未修订。"].sort());
  const event = await lastEvent(measures[0].id);
  expect(event.action).toBe("measure.linked");
  expect(event.changes).toEqual([
    {
      field: "manifestationIds",
      old: [shown[0].id, shown[1].id].sort(),
      new: [shown[1].id],
      words: {
        field: "对应的具体表现",
        old: expect.stringContaining("“城东没有备用水源。”"),
        new: "“预案多年未修订。”",
      },
    },
  ]);

  // The same again is no change and no event.
  const { version } = await db.measure.findUniqueOrThrow({ where: { id: measures[0].id } });
  await link(scene, measures[0].id, [shown[1].id], [advice.id]);
  expect((await db.measure.findUniqueOrThrow({ where: { id: measures[0].id } })).version).toBe(version);
  expect((await lastEvent(measures[0].id)).id).toBe(event.id);
});

test("of two at once one is told; a line of another inspection is none, also for the database", async () => {
  const scene = await fedBack();
  const { office, shown, measures } = scene;
  const other = await fedBack();
  const { id: measureId, version } = measures[0];
  const both = await Promise.all(
    [shown[0].id, shown[1].id].map((id) =>
      linkMeasures(office, sent(), [{ measureId, version, manifestationIds: [id], adviceIds: [] }]),
    ),
  );
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect(both.find((one) => !one.ok)).toMatchObject({ code: "changed" });
  expect(await answers(measureId)).toHaveLength(1);

  expect(await link(scene, measureId, [other.shown[0].id])).toMatchObject({ ok: false, code: "invalid" });
  expect(await link(scene, measureId, [], [other.advice.id])).toMatchObject({ ok: false, code: "invalid" });
  const by = { linkedById: office.personId, linkedByName: office.name };
  await expect(
    db.measureManifestation.create({ data: { measureId, manifestationId: other.shown[0].id, ...by } }),
  ).rejects.toThrow(/x_link_within_inspection|another inspection/);
  await expect(db.measureAdvice.create({ data: { measureId, adviceId: other.advice.id, ...by } })).rejects.toThrow(
    /x_link_within_inspection|another inspection/,
  );
});

test("several measures are linked in one act: all of them or none, and who is behind is named", async () => {
  const scene = await fedBack();
  const { office, shown, advice, measures } = scene;
  const [first, second] = measures;
  const seen = (m: typeof first) => ({ measureId: m.id, version: m.version });
  const manifestationIds = [shown[0].id];
  expect(
    await linkMeasures(office, sent(), [
      { ...seen(first), manifestationIds, adviceIds: [] },
      { ...seen(second), manifestationIds: [shown[1].id, shown[1].id], adviceIds: [advice.id] },
    ]),
  ).toMatchObject({ ok: true });
  expect(await answers(second.id)).toEqual(["新建水源", "预案多年未修订。"].sort());
  // The first was seen before that; the second as it is now.
  const now = await db.measure.findUniqueOrThrow({ where: { id: second.id } });
  const again = await linkMeasures(office, sent(), [
    { ...seen(first), manifestationIds: [], adviceIds: [] },
    { ...seen(now), manifestationIds: [], adviceIds: [] },
  ]);
  expect(again).toMatchObject({ ok: false, code: "changed", why: expect.stringContaining(first.code) });
  expect(await answers(second.id)).toEqual(["新建水源", "预案多年未修订。"].sort());
  expect(await linkMeasures(office, sent(), [])).toMatchObject({ ok: false, code: "invalid" });
  // Measures of two inspections are two acts.
  const [foreign] = (await fedBack()).measures;
  expect(
    await linkMeasures(office, sent(), [
      { ...seen(now), manifestationIds: [], adviceIds: [] },
      { ...seen(foreign), manifestationIds: [], adviceIds: [] },
    ]),
  ).toMatchObject({ ok: false, code: "not-found" });
});

test.each<Role>(["LIAISON", "SUPERVISION", "GROUP_LEADER", "DISCIPLINE", "INSPECTION_OFFICE", "SYSTEM_ADMIN"])(
  "%s links nothing, nor does another body's office, nor anybody in an archived inspection",
  async (role) => {
    const scene = await fedBack();
    const { body, office, inspection, shown, measures } = scene;
    const input = {
      measureId: measures[0].id,
      version: measures[0].version,
      manifestationIds: [shown[0].id],
      adviceIds: [],
    };
    const somebody = await viewerWith(role, { bodyId: body.id });
    expect(await linkMeasures(somebody, sent(), [input])).toMatchObject({ ok: false, code: "not-found" });
    expect(await linkMeasures(await viewerWith("OFFICE"), sent(), [input])).toMatchObject({
      ok: false,
      code: "not-found",
    });
    await db.inspection.update({ where: { id: inspection.id }, data: { archivedAt: new Date() } });
    expect(await linkMeasures(office, sent(), [input])).toMatchObject({ ok: false, code: "archived" });
    expect(await answers(measures[0].id)).toEqual([]);
  },
);

test("split, merged and moved along measures keep what they answer; struck ones are linked no more", async () => {
  const scene = await fedBack();
  const { office, issues, shown, advice, measures } = scene;
  await link(scene, measures[0].id, [shown[0].id], [advice.id]);
  await link(scene, measures[1].id, [shown[1].id]);
  const now = async (id: string) => db.measure.findUniqueOrThrow({ where: { id } });

  const split = await splitMeasure(office, sent(), {
    measureId: measures[0].id,
    version: (await now(measures[0].id)).version,
    parts: ["新建水源", "铺设管线"],
  });
  if (!split.ok) throw new Error(split.why);
  const part = await db.measure.findFirstOrThrow({ where: { issueId: issues[0].id, code: split.codes[0] ?? "" } });
  expect(await answers(part.id)).toEqual(await answers(measures[0].id));

  const merged = await mergeMeasures(office, sent(), {
    measures: await Promise.all(
      [measures[0].id, measures[1].id].map(async (measureId) => ({
        measureId,
        version: (await now(measureId)).version,
      })),
    ),
  });
  expect(merged).toMatchObject({ ok: true, id: measures[0].id });
  expect(await answers(measures[0].id)).toEqual(["城东没有备用水源。", "新建水源", "预案多年未修订。"].sort());

  const fresh = await Promise.all(
    [issues[1].id, issues[0].id].map(async (issueId) => ({
      issueId,
      version: (await db.issue.findUniqueOrThrow({ where: { id: issueId } })).version,
    })),
  );
  expect(await mergeIssues(office, sent(), { issues: fresh })).toMatchObject({ ok: true });
  expect(await answers(part.id)).toEqual(["城东没有备用水源。", "新建水源"].sort());

  const last = await now(part.id);
  await strikeMeasure(office, sent(), { measureId: part.id, version: last.version, reason: "重复" });
  expect(await link(scene, part.id, [])).toMatchObject({ ok: false, code: "state" });
});

test("a line reworded keeps its measures, one taken out ends the links and the measures' history says why", async () => {
  const scene = await fedBack();
  const { office, issues, shown, measures } = scene;
  await link(scene, measures[0].id, [shown[0].id]);
  await link(scene, measures[1].id, [shown[1].id]);
  const edit = async (manifestations: string[]) => {
    const { id, version, title, text, target } = await db.issue.findUniqueOrThrow({ where: { id: issues[0].id } });
    expect(
      await editIssue(office, sent(), { issueId: id, version, title, text, target, manifestations }),
    ).toMatchObject({
      ok: true,
    });
  };
  await edit(["城东城西都没有备用水源。", "预案多年未修订。"]);
  expect(await answers(measures[0].id)).toEqual(["城东城西都没有备用水源。"]);
  // Put in another order they stay the same lines.
  await edit(["预案多年未修订。", "城东城西都没有备用水源。"]);
  expect(await answers(measures[0].id)).toEqual(["城东城西都没有备用水源。"]);
  expect(await answers(measures[1].id)).toEqual(["预案多年未修订。"]);

  await edit(["预案多年未修订。"]);
  expect(await answers(measures[0].id)).toEqual([]);
  expect(await answers(measures[1].id)).toEqual(["预案多年未修订。"]);
  // In the words of that day, though the line is gone.
  const words = { field: "对应的具体表现", old: "“城东城西都没有备用水源。”", new: null };
  expect(await lastEvent(measures[0].id)).toMatchObject({
    action: "measure.linked",
    reason: "反馈问题修改",
    changes: [{ field: "manifestationIds", old: [shown[0].id], new: null, words }],
  });
  expect((await lastEvent(measures[1].id)).reason).toBe("");
});

test("advice taken out is told in its words too", async () => {
  const scene = await fedBack();
  const { office, issues, advice, measures } = scene;
  await link(scene, measures[0].id, [], [advice.id]);
  const { id: issueId, version, title, text, target } = issues[0];
  await editIssue(office, sent(), { issueId, version, title, text, target, advice: [] });
  expect(await lastEvent(measures[0].id)).toMatchObject({
    changes: [{ field: "adviceIds", words: { field: "对应的整改意见", old: "“新建水源”", new: null } }],
  });
});

test("a line of a struck issue is linked no more, and what answers it already keeps or loses it freely", async () => {
  const scene = await fedBack();
  const { inspection, issues, shown, advice } = scene;
  const [other] = await measuresOf({ issueId: issues[1].id });
  if (!other) throw new Error("no measure");
  await link(scene, other.id, [shown[0].id], [advice.id]);
  await db.issue.update({ where: { id: issues[0].id }, data: { struckAt: new Date() } });
  expect(await link(scene, other.id, [shown[0].id, shown[1].id])).toMatchObject({ ok: false, code: "invalid" });
  const general = await db.advice.create({ data: { inspectionId: inspection.id, position: 1, text: "举一反三" } });
  expect(await link(scene, other.id, [shown[0].id], [advice.id, general.id])).toMatchObject({ ok: true });
  expect(await link(scene, other.id, [shown[0].id], [general.id])).toMatchObject({ ok: true });
  expect(await link(scene, other.id, [shown[0].id], [general.id, advice.id])).toMatchObject({
    ok: false,
    code: "invalid",
  });
  expect(await answers(other.id)).toEqual(["举一反三", "城东没有备用水源。"].sort());
});
