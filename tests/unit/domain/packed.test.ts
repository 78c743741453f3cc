import { expect, it } from "vitest";
import { pack, unpack } from "@/lib/domain/text/packed";

it("rows come out of their text as they went in", () => {
  const rows = [{ id: "1", text: "“甲”</script>\u2028\\ 😀", day: null, days: 3, late: true, of: ["a", { b: "" }] }];
  expect(unpack(pack(rows))).toEqual(rows);
});
