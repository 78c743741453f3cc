import { part } from "@/lib/domain/text/text";
import type {
  ClaimMetric,
  DraftClaim,
  DraftExtendedItem,
  DraftIssue,
  DraftMeasure,
  DraftSection,
  Source,
} from "@/lib/features/import/read/outline/types";
import { datesIn, isoOf } from "@/lib/features/import/read/rows/days";

type Rows = { sections: DraftSection[]; issues: DraftIssue[]; extendedItems: DraftExtendedItem[] };
export type Finding = { message: string; text: string; source: Source };

/** Counted rows for every figure a report can claim; null where the draft does not count it. */
export function countedFigures(rows: Rows): Record<ClaimMetric, number> {
  // 制定N项举一反三措施 leads in a block with numbers of its own and counts that block, not the items standing after issues.
  const count = (kind: DraftExtendedItem["kind"]) => {
    const items = rows.extendedItems.filter((item) => item.kind === kind);
    const numbered = items.filter((item) => item.number !== null);
    return (numbered.length > 0 ? numbered : items).reduce((sum, item) => sum + item.measures.length, 0);
  };
  return {
    issues: rows.issues.length,
    completedIssues: rows.issues.filter((issue) => issue.group === "completed").length,
    ongoingIssues: rows.issues.filter((issue) => issue.group === "ongoing").length,
    measures: rows.issues.reduce((sum, issue) => sum + issue.measures.length, 0),
    analogousMeasures: count("analogous"),
    reformMeasures: count("reform"),
  };
}

/** Claimed figures beside the counted ones; `counted` is null where nothing in the draft counts that figure. */
export function compareClaims(
  rows: Rows & { claimed: DraftClaim[] },
): { claim: DraftClaim; counted: number | null; agrees: boolean | null }[] {
  const counted = countedFigures(rows);
  // Where only some issues tell their status, the others are unknown and nothing can be counted against the figure.
  const split = rows.issues.length > 0 && rows.issues.every((issue) => issue.group !== null);
  return rows.claimed.map((claim) => {
    const status = claim.metric === "completedIssues" || claim.metric === "ongoingIssues";
    if (!claim.metric || (status && !split)) return { claim, counted: null, agrees: null };
    const value = counted[claim.metric];
    return { claim, counted: value, agrees: value === claim.value };
  });
}

/** Numbers that repeat, leave a gap or start again inside the same section and group. */
export function numberFindings(rows: Rows): Finding[] {
  const findings: Finding[] = [];
  const say = (message: string, text: string, source: Source) => findings.push({ message, text, source });
  rows.sections.forEach((section, index) => {
    const previous = rows.sections[index - 1];
    if (previous && previous.number === section.number) say("方面序号重复", section.title, section.source);
  });
  let previous: DraftIssue | null = null;
  for (const issue of rows.issues) {
    if (issue.number === null) continue;
    const moved =
      !previous ||
      previous.section !== issue.section ||
      previous.sectionIndex !== issue.sectionIndex ||
      previous.group !== issue.group ||
      previous.heading !== issue.heading;
    const expected = previous?.number === null || !previous ? 1 : previous.number + 1;
    if (issue.number !== expected && !(moved && issue.number === 1)) {
      const what =
        previous && issue.number === previous.number ? "重复" : issue.number === 1 ? "重新从1开始" : "不连续";
      say(`问题序号${what}（应为${expected}，印为${issue.number}），请核对`, issue.title, issue.source);
    }
    previous = issue;
  }
  return findings;
}

function measuresOfAll(rows: Rows): DraftMeasure[] {
  return [...rows.issues, ...rows.extendedItems].flatMap((row) => row.measures);
}

/**
 * Dates in measures that lie before the feedback: work done before there was anything to correct, or a typing slip. A date
 * without a year counts when every year up to the publication puts it before the feedback. Reported, never changed.
 */
export function dateFindings(
  rows: Rows,
  feedbackOn: string | null,
  publishedOn: string | null,
  lineText: (source: Source) => string,
): Finding[] {
  if (!feedbackOn || feedbackOn.length < 10) return [];
  const findings: Finding[] = [];
  for (const measure of measuresOfAll(rows)) {
    for (const date of datesIn(measure.text.replace(/《[^》]*》/g, (name) => " ".repeat(name.length))).dates) {
      if (date.day === null) continue;
      const written = part(measure.text, date.from, date.to);
      if (date.year !== null) {
        const day = isoOf(date) ?? "";
        if (day < feedbackOn && date.year >= Number(part(feedbackOn, 0, 4)) - 1) {
          findings.push({
            message: `日期${written}早于反馈日${feedbackOn}，可能是笔误或反馈前已做的工作，请核对`,
            text: lineText(measure.source),
            source: measure.source,
          });
        }
        continue;
      }
      if (!publishedOn || /\d{4}年[^。;]{0,20}$/.test(part(measure.text, 0, date.from))) continue;
      const year = Number(part(publishedOn, 0, 4));
      const inYear = isoOf({ ...date, year }) ?? "";
      const latest = inYear <= publishedOn ? inYear : (isoOf({ ...date, year: year - 1 }) ?? "");
      if (latest < feedbackOn) {
        findings.push({
          message: `日期${written}（未写年份）早于反馈日${feedbackOn}，可能是反馈前已做的工作，请核对`,
          text: lineText(measure.source),
          source: measure.source,
        });
      }
    }
  }
  return findings;
}

/** Figures of the text that do not agree with what was counted. */
export function claimFindings(rows: Rows & { claimed: DraftClaim[] }): Finding[] {
  const seen = new Set<string>();
  return compareClaims(rows).flatMap(({ claim, counted, agrees }) => {
    const key = `${claim.metric} ${claim.value}`;
    if (agrees !== false || seen.has(key)) return [];
    seen.add(key);
    return [
      {
        message: `文中称“${claim.what}”${claim.value}${claim.unit}，识别出${counted ?? 0}${claim.unit}，请核对`,
        text: claim.text,
        source: claim.source,
      },
    ];
  });
}
