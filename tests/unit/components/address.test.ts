import { describe, expect, it } from "vitest";
import { activeHref } from "@/components/shell/nav";
import { pagesToShow } from "@/components/table/pagination";
import { listParam, oneParam, withQuery } from "@/components/table/query";

describe("an address with something changed", () => {
  const params = { q: "采购", status: ["PLANNED", "UNDERWAY"], page: "3", sort: undefined };

  it("keeps everything else and goes back to the first page", () => {
    expect(withQuery("/ledger", params, { sort: "due" })).toBe(
      `/ledger?q=${encodeURIComponent("采购")}&status=PLANNED&status=UNDERWAY&sort=due`,
    );
  });

  it("keeps the rest when it is the page that changes", () => {
    expect(withQuery("/ledger", params, { page: "4" })).toContain("page=4");
  });

  it("takes away what becomes empty, and the question mark with the last of it", () => {
    expect(withQuery("/ledger", { q: "x" }, { q: undefined })).toBe("/ledger");
    expect(withQuery("/ledger", { q: "x" }, { q: "" })).toBe("/ledger");
    expect(withQuery("/ledger", { q: ["x"] }, { q: [] })).toBe("/ledger");
  });

  it("reads lists written either way and single values", () => {
    expect(listParam("a,b")).toEqual(["a", "b"]);
    expect(listParam(["a", "b,c"])).toEqual(["a", "b", "c"]);
    expect(listParam(undefined)).toEqual([]);
    expect(oneParam(["a", "b"])).toBe("a");
    expect(oneParam("")).toBeUndefined();
  });
});

describe("pages offered", () => {
  it("are few, with first and last, and a gap (0) only where something is left out", () => {
    expect(pagesToShow(1, 1)).toEqual([1]);
    expect(pagesToShow(1, 20)).toEqual([1, 2, 3, 0, 20]);
    expect(pagesToShow(10, 20)).toEqual([1, 0, 8, 9, 10, 11, 12, 0, 20]);
    expect(pagesToShow(4, 6)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe("the entry of the navigation that is lit", () => {
  const hrefs = ["/ledger", "/ledger/wall", "/led", "/settings?tab=units"];

  it("is the longest one the path lies under", () => {
    expect(activeHref("/ledger", hrefs)).toBe("/ledger");
    expect(activeHref("/ledger/wall", hrefs)).toBe("/ledger/wall");
    expect(activeHref("/ledger/07", hrefs)).toBe("/ledger");
    expect(activeHref("/settings/units", hrefs)).toBe("/settings?tab=units");
  });

  it("is none for a path that only begins alike, and the first page lights for itself alone", () => {
    expect(activeHref("/ledgers", hrefs)).toBeUndefined();
    expect(activeHref("/anything", ["/"])).toBeUndefined();
    expect(activeHref("/", ["/"])).toBe("/");
  });
});
