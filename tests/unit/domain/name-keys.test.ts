import { describe, expect, test } from "vitest";
import { bodyKeys, personKeys, typedInitials, unitKeys } from "@/lib/domain/people/name-keys";
import { byStrokes } from "@/lib/domain/people/strokes";

/** Names as they are looked for and ordered. */

describe("first letters", () => {
  test.each([
    ["单志远", "szy"],
    ["解晓东", "xxd"],
    ["仇英", "qy"],
    ["曾国藩", "zgf"],
    ["欧阳修", "oyx"],
    ["丁一", "dy"],
    ["Ａ甲", "aj"],
  ])("%s, read as a person's, are %s", (name, initials) => {
    expect(personKeys(name).initials).toBe(initials);
  });

  test("of a unit and a body are those of both names, once where they are the same", () => {
    expect(unitKeys({ name: "规划财务处", shortName: "规划财务处" }).initials).toBe("ghcwc");
    expect(unitKeys({ name: "机关党委（人事处）", shortName: "机关党委" }).initials).toBe("jgdwrsc jgdw");
    expect(bodyKeys({ name: "重庆路街道办事处", shortName: "重庆路街道" }).initials).toBe("cqljdbsc cqljd");
    // 单 is a surname only where a person is called.
    expect(unitKeys({ name: "单位一", shortName: "单位一" }).initials).toBe("dwy");
  });

  test("are recognised where they are typed, in any case and width, and nothing else is", () => {
    expect([" SZY ", "ｓｚｙ", "a1"].map(typedInitials)).toEqual(["szy", "szy", "a1"]);
    expect(["单志远", "s z", "%", "", "1"].map(typedInitials)).toEqual([null, null, null, null, null]);
  });
});

test("strokes order names as texts the way the collation of strokes does", () => {
  const surnames = [..."丁马王叶任严何傅欧单解仇曾赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许吕施张孔曹"];
  const names = surnames.flatMap((surname) => ["一", "志远", "建国", "克勤"].map((given) => surname + given));
  const byKey = [...names].sort((a, b) => (personKeys(a).strokes < personKeys(b).strokes ? -1 : 1));
  expect(byKey).toEqual([...names].sort(byStrokes));
  expect(["𠮷田", "Anna", "王一"].sort((a, b) => (personKeys(a).strokes < personKeys(b).strokes ? -1 : 1))).toEqual([
    "Anna",
    "王一",
    "𠮷田",
  ]);
});
