import { expect, it } from "vitest";
import { detailsOf } from "@/components/audit/details";
import type { AuditRow } from "@/lib/features/audit/queries/audit";

const row = (over: Partial<AuditRow>): AuditRow => ({
  id: "",
  seq: 1,
  at: new Date(0),
  who: "",
  post: "",
  action: "",
  subjectType: "POST",
  subject: "",
  changes: [],
  reason: "",
  hash: "",
  ...over,
});
const first = (field: string, value: string) => ({ field, old: null, new: value });

it("what 对象 names already is not said again", () => {
  const post = [first("岗位", "审计管理员"), first("任职起", "2025-05-05")];
  expect(detailsOf(row({ subject: "纪云舟 审计管理员", changes: post }))).toBe("任职起：2025-05-05");
  const account = { subjectType: "ACCOUNT", subject: "白露（anquan）" };
  expect(detailsOf(row({ ...account, changes: [first("账号", "anquan")] }))).toBe("");
  // A value that changed is said, and so is one that is only part of what 对象 says.
  expect(detailsOf(row({ ...account, changes: [{ field: "姓名", old: "白鹭", new: "白露" }] }))).toBe(
    "姓名：白鹭 → 白露",
  );
  expect(detailsOf(row({ ...account, changes: [first("账号", "an")] }))).toBe("账号：an");
});

it("a seal says why, then what, without its number and without two signs between them", () => {
  const changes = [
    first("序号", "7"),
    first("情形", "该条记录的内容与写入时的校验值不符"),
    first("存储的校验值", "ab"),
    first("重算的校验值", "cd"),
  ];
  const seal = row({ subjectType: "CHAIN", subject: "第7条", reason: "旧版本的缺陷，已核对纸质件。", changes });
  expect(detailsOf(seal)).toBe(
    "旧版本的缺陷，已核对纸质件；情形：该条记录的内容与写入时的校验值不符；存储的校验值：ab；重算的校验值：cd",
  );
  // A sentence that ends the cell keeps its end.
  expect(detailsOf(row({ reason: "调离。", changes: [first("任职止", "2026-09-27")] }))).toBe(
    "任职止：2026-09-27；调离。",
  );
});
