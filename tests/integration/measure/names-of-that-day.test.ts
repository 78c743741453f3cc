import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { importList } from "@/lib/features/import/queries/import-desk";
import { reportProgress } from "@/lib/features/measure/commands/report-progress";
import { getMeasurePage } from "@/lib/features/measure/queries/measure-page";
import { editPerson } from "@/lib/features/people/commands/edit-person";
import { resetDatabase } from "@/tests/support/database";
import { sentOnce, viewerWith } from "@/tests/support/factories";
import { approve, createScene, measureIn, submit } from "./scene";

beforeEach(resetDatabase);

test("a person renamed keeps the name of that day under everything done before", async () => {
  const scene = await createScene();
  const m = await measureIn(scene, { status: "UNDERWAY" });
  await reportProgress(scene.liaison, sentOnce(), [{ measureId: m.id, kind: "PROGRESS", text: "已建立台账。" }]);
  await submit(scene.liaison, m.id);
  await approve(scene.office, m.id);
  await db.importDraft.create({
    data: {
      bodyId: scene.body.id,
      personId: scene.office.personId,
      personName: scene.office.name,
      fileName: "通报.txt",
      checksum: "-",
      text: "",
      draft: {},
    },
  });
  const system = await viewerWith("SYSTEM_ADMIN", { bodyId: scene.body.id });
  for (const { personId: id, name: before } of [scene.liaison, scene.office]) {
    const name = `改名后的${before}`;
    expect(await editPerson(system, sentOnce(), { id, version: 1, name, title: "" })).toEqual({ ok: true });
  }
  const page = await getMeasurePage(scene.otherOffice, m.id);
  expect(page?.progress.rows.map((p) => p.who)).toEqual([scene.liaison.name, scene.liaison.name]);
  const [application] = page?.closeOuts ?? [];
  expect(application?.applicant).toBe(scene.liaison.name);
  expect(application?.signatures.map((s) => s.who)).toEqual([scene.office.name]);
  expect((await importList(scene.otherOffice, 1)).rows.map((r) => r.person)).toEqual([scene.office.name]);
});
