import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { OUTDATED, otherAccount, PAGE_ACCOUNT, wrongPage } from "@/lib/access/page-account";
import { actionOf } from "@/tests/support/actions";
import { actions as known } from "@/tests/support/entrances";
import { imagineViewer } from "@/tests/support/factories";

/** No action does anything for a page that was not drawn for who is signed in, whatever it is given. */

const viewer = imagineViewer(
  (["OFFICE", "LIAISON", "SUPERVISION", "SYSTEM_ADMIN", "SECURITY_ADMIN", "GROUP_LEADER"] as const).map((role) => ({
    role,
  })),
);
const asked = vi.hoisted(() => ({ viewer: null as unknown }));
asked.viewer = viewer;

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: "http://localhost:3000" }),
  cookies: async () => ({ get: () => undefined, set: () => undefined }),
}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("@/lib/access/session", () => ({ getViewer: async () => asked.viewer, getSessionId: async () => null }));

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const files = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.split(path.sep).join("/")}`)
    .filter((file) => /\.tsx?$/.test(file));

const actions = known.map(({ key }) => key);
const KEY = "01890000-0000-7000-8000-000000000001";
const OTHER = "01890000-0000-7000-8000-00000000000f";

async function call(entrance: string, input: FormData | object): Promise<unknown> {
  return (await actionOf(entrance))(input);
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe("an action", () => {
  it.each(actions)("%s refuses a page that names no account, and one of another", async (entrance) => {
    expect(await call(entrance, { idempotencyKey: KEY })).toEqual(OUTDATED);
    expect(await call(entrance, { idempotencyKey: KEY, [PAGE_ACCOUNT]: "" })).toEqual(OUTDATED);
    const other = otherAccount({ accountId: viewer.accountId, name: viewer.name });
    expect(await call(entrance, { idempotencyKey: KEY, [PAGE_ACCOUNT]: OTHER })).toEqual(other);
    if (entrance === "account/signOutAction") return;
    expect(await call(entrance, formOf({ idempotencyKey: KEY }))).toEqual(OUTDATED);
    expect(await call(entrance, formOf({ idempotencyKey: KEY, [PAGE_ACCOUNT]: OTHER }))).toEqual(other);
  });

  it("of a page that is the viewer's own goes on to what it was given", async () => {
    expect(await call("measure/addMeasureAction", { [PAGE_ACCOUNT]: viewer.accountId })).toMatchObject({
      ok: false,
      fields: { text: ["请填写整改措施。"] },
    });
  });

  it("is told who is signed in now, and what to do", () => {
    const refusal = wrongPage({ accountId: OTHER, name: "林远" }, { [PAGE_ACCOUNT]: viewer.accountId });
    expect(refusal?.signedIn).toEqual({ accountId: OTHER, name: "林远" });
    expect(refusal?.why).toContain("“林远”");
    expect(refusal?.why).toContain("刷新页面");
  });
});

describe("a page", () => {
  const sources = [...files("app"), ...files("components")].filter((file) => !file.startsWith("app/api/"));

  it("calls actions through one place only, which names the account", () => {
    const called = sources.filter((file) => /(?<!function )\b(?!useServerAction)[a-z]\w*Action\(/.test(read(file)));
    expect(called).toEqual([]);
    // A form that is sent by the browser itself would name nobody.
    expect(sources.filter((file) => /\bformAction=|<form[^>]*\saction=/.test(read(file)))).toEqual([]);
  });

  it("sends bytes with the account, and nothing else by itself", () => {
    const fetching = sources.filter((file) => /\bfetch\([^;]*\bmethod:/.test(read(file)));
    expect(fetching.toSorted()).toEqual([
      "components/assign/task-table/use-task-file.ts",
      "components/import/import-upload.tsx",
      "components/roster/roster-upload.tsx",
      "components/sheet/sheet-upload.tsx",
    ]);
    for (const file of fetching) expect(read(file), file).toMatch(/PAGE_ACCOUNT(?:,|\]:) account\.accountId/);
    expect(read("lib/command/define-upload.ts")).toContain("wrongPage(viewer, asked)");
    for (const route of ["import", "rosters", "sheets", "task-table"])
      expect(read(`app/api/${route}/route.ts`), route).toContain("export const POST = defineUpload(");
  });

  it("keeps what is typed in one place only, whose keys begin with the account", () => {
    const keeping = sources.filter((file) => /\b(session|local)Storage\b|indexedDB/.test(read(file)));
    expect(keeping).toEqual(["components/form/kept.ts"]);
    expect(read("components/form/kept.ts").match(/Storage\.\w+\((?!keyOf\(owner, place\))/g)).toBeNull();
  });
});
