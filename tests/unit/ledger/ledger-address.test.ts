import fc from "fast-check";
import { expect, test } from "vitest";

import { unreadFilters } from "@/components/table/filter-chips";
import { withQuery } from "@/components/table/query";
import type { AddressParams } from "@/lib/domain/text/address";
import { ALL_LEDGER_COLUMNS, LEDGER_COLUMNS, ledgerColumns } from "@/lib/features/ledger/columns";
import { ledgerParams, parseLedgerAddress, savedQuery } from "@/lib/features/ledger/filter";
import { CALLED, filterParams, parseMeasureFilter, unreadConditions } from "@/lib/features/measure/filter";

const ID = "0198c3a0-0000-7000-8000-000000000001";

test("an address that says nothing is the ledger as it opens", () => {
  expect(parseLedgerAddress({})).toEqual({
    filter: {},
    unread: [],
    everywhere: false,
    sort: { key: "code", dir: "asc" },
    page: 1,
    size: 50,
    columns: null,
  });
});

test("whatever stands in an address, reading it never fails and what is unreadable is no condition", () => {
  const keys = [
    "q",
    "section",
    "leadUnit",
    "status",
    "timeClass",
    "dueWithin",
    "silentDays",
    "dueFrom",
    "overdue",
    "page",
    "size",
    "sort",
    "dir",
    "cols",
    "inspection",
    "source",
    "stage",
  ];
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom("none", "1", "-1", "2024-02-30", "CLOSED,NONSENSE", ID, "999999999999"),
  );
  const params = fc.dictionary(fc.constantFrom(...keys), fc.oneof(value, fc.array(value, { maxLength: 3 })));
  fc.assert(
    fc.property(params, (given) => {
      const address = parseLedgerAddress(given);
      // What was understood is written and read back the same.
      expect(parseLedgerAddress(ledgerParams(address))).toEqual(address);
    }),
  );
});

test.each([
  [{ status: "NONSENSE" }, {}],
  [{ status: "CLOSED,NONSENSE,PLANNED" }, { status: ["CLOSED", "PLANNED"] }],
  [{ dueFrom: "2024-02-30" }, {}],
  [{ dueFrom: "2024-02-29" }, { dueFrom: "2024-02-29" }],
  [{ dueWithin: "-1" }, {}],
  [{ dueWithin: "0" }, { dueWithin: 0 }],
  [{ dueWithin: "7.5" }, {}],
  [{ leadUnit: "none" }, { leadUnit: "none" }],
  [{ cooperatingUnit: "none" }, {}],
  [{ section: "1; DROP TABLE measure" }, {}],
  [{ overdue: "yes" }, {}],
  [{ q: "   " }, {}],
  [{ q: ["第一", "第二"] }, { q: "第一" }],
  [{ q: "长".repeat(101) }, { q: "长".repeat(100) }],
])("%j is read as %j", (params, filter) => {
  expect(parseMeasureFilter(params)).toEqual(filter);
});

test("a page that cannot be is the first one", () => {
  for (const page of ["0", "-3", "1.5", "abc", "1e9", ""]) expect(parseLedgerAddress({ page }).page).toBe(1);
  expect(parseLedgerAddress({ page: "12" }).page).toBe(12);
});

test("a saved view keeps filter, order, rows per page and columns, and forgets the page and what it does not know", () => {
  expect(savedQuery("?status=CLOSED&page=4&sort=due&dir=desc&size=100&cols=code,text&evil=1&next=//host")).toBe(
    new URLSearchParams({
      status: "CLOSED",
      sort: "due",
      dir: "desc",
      size: "100",
      cols: "code,text",
    }).toString(),
  );
  expect(savedQuery("page=3")).toBe("");
});

test("the filter is written in one order whatever order it was read in", () => {
  const a = filterParams(parseMeasureFilter({ status: "CLOSED", q: "x", inspection: ID }));
  const b = filterParams(parseMeasureFilter({ inspection: ID, q: "x", status: "CLOSED" }));
  expect(Object.entries(a)).toEqual(Object.entries(b));
});

test("chosen columns stand in the order of the page, the number always among them", () => {
  expect(ledgerColumns(["text", "leader", "section"])).toEqual(["code", "section", "text", "leader"]);
  const usual = ALL_LEDGER_COLUMNS.filter((key) => LEDGER_COLUMNS[key].shown !== "asked");
  expect(usual).toContain("status");
  expect(ledgerColumns(["unknown"])).toEqual(usual);
  expect(ledgerColumns([])).toEqual(usual);
});

test("a condition that cannot be read is told and stays in the address until it is taken away", () => {
  const params = {
    dueTo: "2026-02-30",
    status: "CLOSED,FOO",
    silentDays: "abc",
    overdue: "1",
    closedFrom: "2026-01-31",
  };
  expect(unreadConditions(params)).toEqual([
    { field: "status", text: "FOO" },
    { field: "silentDays", text: "abc" },
    { field: "dueTo", text: "2026-02-30" },
  ]);
  expect(unreadFilters(unreadConditions(params), CALLED, "/ledger", params)).toEqual(
    [
      ["完成情况 FOO：无法识别，未生效", { ...params, status: "CLOSED" }],
      ["无进展天数 abc：无法识别，未生效", { ...params, silentDays: undefined }],
      ["整改时限至 2026-02-30：无法识别，未生效", { ...params, dueTo: undefined }],
    ].map(([label, rest]) => ({ label, removeHref: withQuery("/ledger", rest as AddressParams, {}), unread: true })),
  );
  const written = ledgerParams(parseLedgerAddress(params));
  expect(written).toEqual(params);
  expect(parseLedgerAddress(written)).toEqual(parseLedgerAddress(params));
  // A view is saved as it is understood.
  expect(savedQuery(new URLSearchParams(params).toString())).not.toMatch(/dueTo|FOO|silent/);
  expect(unreadConditions({ inspection: "all" })).toEqual([]);
  expect(unreadConditions({ inspection: "nonsense" })).toEqual([{ field: "inspection", text: "nonsense" }]);
});

test("of a condition that takes one value the first counts and further ones are told; a list may be repeated", () => {
  const params = { inspection: [ID, "all"], dueFrom: ["2026-01-31", "2026-02-30", "2026-02-28"], overdue: ["1", "1"] };
  expect(parseMeasureFilter(params)).toEqual({ inspection: ID, dueFrom: "2026-01-31", overdue: true });
  expect(unreadConditions(params)).toEqual([
    { field: "inspection", text: "all" },
    { field: "dueFrom", text: "2026-02-30" },
    { field: "dueFrom", text: "2026-02-28" },
  ]);
  expect(ledgerParams(parseLedgerAddress(params))).toEqual({ ...params, overdue: "1" });
  expect(savedQuery(withQuery("", params, {}))).toBe(`inspection=${ID}&overdue=1&dueFrom=2026-01-31`);

  const list = { status: ["CLOSED", "PLANNED,FOO"] };
  expect(parseMeasureFilter(list)).toEqual({ status: ["CLOSED", "PLANNED"] });
  expect(unreadConditions(list)).toEqual([{ field: "status", text: "FOO" }]);
});

test("of years with six digits nothing is silently dropped", () => {
  expect(unreadConditions({ dueFrom: "202611-01-01" })).toEqual([{ field: "dueFrom", text: "202611-01-01" }]);
});
