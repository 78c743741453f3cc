import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { part } from "@/lib/domain/text/text";
import { toContract } from "@/lib/features/import/read/checks/contract";
import { parseReport } from "@/lib/features/import/read/outline/parse-report";
import { reportContractSchema } from "@/lib/features/import/read/outline/types";
import { type Generated, type Row, reports } from "./generate-report";

const runs = { numRuns: 150, seed: 20240730 };

/** What the generator put in, in the shape of the contract. */
function expected(of: Generated) {
  const { style, say } = of;
  const enumerated = style.measures !== "plain";
  const list = (items: string[], numbered: boolean) =>
    items.map((text, i) => ({ number: numbered ? i + 1 : null, text: say(text), enumerated: numbered }));
  const sections = ["groups", "none"].includes(style.sections)
    ? []
    : of.sections.map((section, i) => ({ number: "一二三四".charAt(i), title: say(section.title) }));
  let number = 0;
  const issues = of.sections.flatMap((section, i) => {
    if (!style.running && style.sections !== "none") number = 0;
    return section.rows.map((row, at) => {
      number += 1;
      const stated = style.head === "statement" || style.head === "three-levels";
      return {
        section: sections[i]?.number ?? null,
        group: style.sections !== "groups" ? null : i === 0 ? "completed" : "ongoing",
        category: null,
        number: style.head === "three-levels" ? at + 1 : number,
        title: say(row.title),
        text: stated ? `${say(row.title)}。${say(row.statement)}` : say(row.title),
        opinions: style.head === "opinions" ? row.opinions.map(say) : [],
        measures: list(row.measures, enumerated),
        facts: [],
      };
    });
  });
  const after = of.sections.flatMap((section) => section.rows.flatMap((row) => row.extended));
  const block = (rows: Row[], kind: string) =>
    style.blocks
      ? rows.map((row, i) => ({ kind, number: i + 1, title: say(row.title), measures: list(row.measures, true) }))
      : [];
  return {
    sections,
    issues,
    extendedItems: [
      ...after.map((item) => ({
        kind: "analogous",
        number: null,
        title: say(item.title),
        measures: list(item.measures, item.measures.length > 1),
      })),
      ...block(of.analogous, "analogous"),
      ...block(of.reform, "reform"),
    ],
  };
}

describe("generated reports of every style", { timeout: 60_000 }, () => {
  test("give back what was generated", () => {
    fc.assert(
      fc.property(reports, (given) => {
        // A three-level report without sections has its sections at the middle level: covered by its own fixture.
        fc.pre(
          !(
            given.style.head === "three-levels" &&
            (given.style.sections === "none" || given.style.sections === "groups")
          ),
        );
        const read = toContract(parseReport(given.text));
        const want = expected(given);
        expect(read.sections).toEqual(want.sections);
        expect(read.issues).toEqual(want.issues);
        expect(read.extendedItems.map(({ suggestedParent: _parent, ...item }) => item)).toEqual(want.extendedItems);
      }),
      runs,
    );
  });

  test("keep their head and their end, and nothing of either among the measures", () => {
    fc.assert(
      fc.property(reports, (given) => {
        const read = toContract(parseReport(given.text));
        expect(reportContractSchema.parse(read)).toEqual(read);
        expect(read).toMatchObject({
          kind: "xuncha",
          title: "中共云溪市数据局党组关于八届市委第四轮第二批巡察整改进展情况的通报",
          inspectedBody: "云溪市数据局党组",
          team: "市委第四巡察组",
          term: "八届市委",
          round: "第四轮",
          batch: "第二批",
          onsite: { from: "2023-10-11", to: "2023-12-10" },
          feedbackOn: "2024-07-30",
          publishedOn: "2025-04-15",
          contact: {
            phone: "0571-2345678",
            email: "sjj@example.gov.cn",
            address: "云溪市数安大道6号",
            postcode: "310000",
          },
          signature: "中共云溪市数据局党组",
        });
        const texts = [...read.issues, ...read.extendedItems].flatMap((row) =>
          row.measures.map((measure) => measure.text),
        );
        expect(texts.filter((text) => /认真学习|坚决整改|理论武装|抓好整改落实|联系电话|信访件/.test(text))).toEqual(
          [],
        );
      }),
      runs,
    );
  });

  test("suggest the issue above as parent of an item without a number", () => {
    fc.assert(
      fc.property(reports, (given) => {
        const draft = parseReport(given.text);
        const wanted = given.sections.flatMap((section) => section.rows).flatMap((row, i) => row.extended.map(() => i));
        expect(draft.extendedItems.filter((item) => item.number === null).map((item) => item.parentIndex)).toEqual(
          wanted,
        );
        expect(
          draft.extendedItems.filter((item) => item.number !== null).every((item) => item.suggestedParent === null),
        ).toBe(true);
      }),
      runs,
    );
  });

  test("every row shows the lines it came from", () => {
    fc.assert(
      fc.property(reports, (given) => {
        const draft = parseReport(given.text);
        const lines = given.text.split("\n");
        const squeeze = (text: string) => text.replace(/\s/g, "");
        for (const row of [...draft.issues, ...draft.extendedItems]) {
          expect(squeeze(part(given.text, row.source.start, row.source.end))).toContain(squeeze(row.title));
          for (const measure of row.measures) {
            const { start, end, line, endLine } = measure.source;
            expect(squeeze(part(given.text, start, end))).toContain(squeeze(measure.text));
            expect(squeeze(lines.slice(line - 1, endLine).join(""))).toContain(squeeze(measure.text));
            expect(start >= row.source.start && end <= row.source.end).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  test("no text at all makes it throw", () => {
    const pieces = fc.constantFrom(
      "一、",
      "(一)",
      "1.",
      "(1)",
      "①",
      "一是",
      "针对",
      "关于",
      "“",
      "”",
      "问题",
      "举一反三",
      "整改",
      "。",
      ",",
      "\n",
      "2024年",
      "13月40日",
      "2025415",
      "此外",
      "附件:",
      " ",
      "\ud83d",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: "grapheme", maxLength: 5 })), { maxLength: 60 }),
        (parts) => {
          const read = toContract(parseReport(parts.join("")));
          expect(reportContractSchema.parse(read)).toEqual(read);
        },
      ),
      { numRuns: 1000, seed: 7 },
    );
  });
});
