import { overLimit, TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { bare } from "@/lib/domain/text/bare";
import { likeness } from "@/lib/domain/text/likeness";
import { cut, lengthOf } from "@/lib/domain/text/text";
import type { IssueNow, LedgerNow, MeasureNow } from "./now";
import type { NewMeasure } from "./planned";
import type { SaidRow } from "./said";

/** Which measure or issue of the ledger a row of a sheet means, and where a new one goes. */

/** 07, 7, 问题7: one number. */
const numberIn = (text: string): number | null => {
  const found = /\d{1,3}/.exec(text);
  return found ? Number(found[0]) : null;
};

/** From here on two wordings are taken for one. */
const ALIKE = 0.7;
/** Rows whose text is compared letter by letter with one of the sheet at most. */
const COMPARED = 60;

export type Finder = {
  /** @returns the measure a row is of, and whether it only reads alike */
  measureOf: (row: SaidRow) => { measure: MeasureNow; alike: boolean } | null;
  issueOf: (place: SaidRow["place"]) => IssueNow | null;
};

export function finderIn({ measures, issues }: Pick<LedgerNow, "measures" | "issues">): Finder {
  const byId = new Map(measures.map((m) => [m.id, m]));
  const byText = new Map<string, MeasureNow[]>();
  const byIssue = new Map<string, MeasureNow[]>();
  const put = (map: Map<string, MeasureNow[]>, key: string, m: MeasureNow) =>
    map.set(key, [...(map.get(key) ?? []), m]);
  for (const m of measures) {
    if (m.struck) continue;
    put(byText, bare(m.text), m);
    if (m.issueId) put(byIssue, m.issueId, m);
  }
  const titles = issues.map((issue) => ({ issue, title: bare(issue.title), text: bare(issue.text) }));
  const found = new Map<string, IssueNow | null>();
  const issueOf = ({ issue, issueNumber }: SaidRow["place"]): IssueNow | null => {
    const key = `${issueNumber ?? ""} ${issue ?? ""}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const said = bare(issue ?? "");
    const number = numberIn(issueNumber ?? "");
    const numbered = titles.find((one) => number !== null && numberIn(one.issue.code) === number);
    const same = said === "" ? undefined : titles.find(({ title, text }) => sameIssue(said, title, text));
    const answer =
      same ?? (numbered && (said === "" || likeness(said, numbered.title) >= ALIKE) ? numbered : undefined);
    found.set(key, answer?.issue ?? null);
    return answer?.issue ?? null;
  };
  const measureOf: Finder["measureOf"] = (row) => {
    const own = row.own && byId.get(row.own.id);
    if (own) return { measure: own, alike: false };
    const text = bare(row.text);
    const issue = issueOf(row.place);
    const same = byText.get(text) ?? [];
    const [only] = same.length > 1 && issue ? same.filter((m) => m.issueId === issue.id) : same;
    if (only) return { measure: only, alike: false };
    let best: MeasureNow | null = null;
    let most = ALIKE;
    for (const m of (issue ? (byIssue.get(issue.id) ?? []) : []).slice(0, COMPARED)) {
      const how = likeness(text, bare(m.text));
      if (how >= most) [best, most] = [m, how];
    }
    return best && { measure: best, alike: true };
  };
  return { measureOf, issueOf };
}

/** An office writes of an issue its title, its whole text, or the beginning of it. */
function sameIssue(said: string, title: string, text: string): boolean {
  if (said === title || (text !== "" && said === text)) return true;
  const [short, long] = said.length < title.length ? [said, title] : [title, said];
  return short.length >= 8 && long.startsWith(short);
}

/** Where a measure goes that the ledger does not have, or what the sheet has to say first. */
export function newPlace(
  place: SaidRow["place"],
  { sections }: Pick<LedgerNow, "sections">,
  { issueOf }: Finder,
): { issue: NewMeasure["issue"] } | { why: string } {
  const issue = issueOf(place);
  if (issue) return { issue: { id: issue.id } };
  const said = place.issue?.trim() ?? "";
  if (said === "") return { why: "没有写明这条措施属于哪个反馈问题，请在“反馈问题”栏写明，或写明已有问题的编号。" };
  const long = overLimit("反馈问题", said, TEXT_MAX);
  if (long) return { why: long };
  const [title = "", ...rest] = said.split("\n");
  const short = lengthOf(title) <= TITLE_MAX && rest.length === 0;
  return {
    issue: {
      title: short ? said : cut(title.split("。")[0] ?? title, TITLE_MAX),
      text: short ? "" : said,
      section: sectionOf(place.section, sections),
    },
  };
}

const SECTION_NUMBER = /^[（(]?\s*[一二三四五六七八九十]{1,3}\s*[）)、.．]\s*/;

function sectionOf(written: string | null, sections: LedgerNow["sections"]) {
  const title = written?.replace(SECTION_NUMBER, "").trim() ?? "";
  if (title === "") return null;
  const same = sections.find((section) => bare(section.title) === bare(title));
  return same ? { id: same.id } : { title: cut(title, TITLE_MAX) };
}
