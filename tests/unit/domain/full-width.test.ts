import { describe, expect, it } from "vitest";
import { fullWidth } from "@/lib/domain/text/full-width";

describe("half-width marks among Chinese are shown full-width", () => {
  it.each([
    ["修订制度3项,组织培训;完成时限:12月底前", "修订制度3项，组织培训；完成时限：12月底前"],
    ["是否到位?尚未!", "是否到位？尚未！"],
    ["印发《管理办法(试行)》(局发3号)", "印发《管理办法（试行）》（局发3号）"],
    ["上线系统(CRM)", "上线系统（CRM）"],
    ["(一)加强领导", "（一）加强领导"],
  ])("%s", (given, shown) => expect(fullWidth(given)).toBe(shown));

  it.each([
    "1,000万元",
    "每日10:30开始",
    "见http://ledger.intranet:3000/a,b",
    "f(x), g(y)",
    "1)第一项",
    "已经，全角（的）",
  ])("%s stays", (given) => expect(fullWidth(given)).toBe(given));
});
