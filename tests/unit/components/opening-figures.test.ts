import { describe, expect, it } from "vitest";
import { inspectionTable } from "@/components/inspection/inspection-table";
import { roundTable } from "@/components/round/round-table";
import { day } from "@/lib/domain/day";

/** 其中期初n stands beside 已销号 and opens its rows; where there is none nothing is said. */

const figure = (value: number, href = "/ledger") => ({ value, href });
const round = (opening: number) =>
  roundTable({
    ...{ caption: "各单位", round: "第五轮", basePath: "/rounds", params: {}, sort: { key: "overdue", dir: "desc" } },
    rows: [
      {
        ...{ id: "1", name: "第五轮", body: "数据局", archived: false, feedbackOn: day("2026-01-01"), silentDays: 14 },
        report: { dueOn: day("2026-12-01"), inDays: 4, near: false },
        ...{
          clues: null,
          total: figure(9),
          closed: figure(5),
          opening: opening === 0 ? null : figure(opening, "/ledger?opening=1"),
        },
        ...{ expected: figure(3), overdue: figure(0), longest: { days: 0, href: "/ledger" } },
        ...{ silent: figure(0), relapsed: figure(0) },
      },
    ],
  }).source;
const list = (opening: number) =>
  inspectionTable({
    ...{ caption: "巡视巡察", today: day("2026-11-27") },
    rows: [
      {
        ...{ id: "i1", bodyId: "b1", title: "第五轮", kind: "XUNCHA", round: "", team: "", bodyName: "数据局" },
        ...{ feedbackOn: day("2026-01-01"), concentratedEndOn: day("2026-07-01"), next: null, archived: false },
        figures: {
          ...{ tally: { PLANNED: 1, UNDERWAY: 0, SUBMITTED: 0, RETURNED: 0, CLOSED: 5 }, opening },
          ...{ overdue: 0, state: "OPEN" },
        },
      },
    ],
  }).source;

describe.each([
  ["the table of bodies", round],
  ["the list of inspections", list],
])("%s", (_, drawn) => {
  it("says 其中期初 and opens it", () => {
    expect(drawn(2)).toMatch(/其中期初 <a href="\/ledger\?[^"]*opening=1">2 ?条<\/a>/);
  });
  it("says nothing where there is none", () => {
    expect(drawn(0)).not.toContain("期初");
  });
});
