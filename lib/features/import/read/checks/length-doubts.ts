import { factsOf, ledgerText, looseLines } from "@/lib/domain/feedback/ledger-text";
import { overLimit, SECTION_NUMBER_MAX, TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import { cut, lengthOf, shorten } from "@/lib/domain/text/text";
import type { Source } from "@/lib/features/import/read/outline/types";
import type { Review, ReviewIssue, ReviewItem, ReviewProblem } from "@/lib/features/import/read/review/review-schema";

/** Characters of a row's own words it is named by, and of its text a doubt shows. */
const NAMED = 20;
const SHOWN = 240;

type Row = { key: string; source: Source | null };

function short(words: string): string {
  return shorten(words, NAMED);
}

function nameOf(row: ReviewIssue | ReviewItem): string {
  const words = short(`${row.number === null ? "" : `${row.number}. `}${row.title}`);
  return `${"kind" in row ? "事项" : "反馈问题"}“${words}”`;
}

/**
 * Rows longer than the ledger lets anybody write by hand. Entered so, they could never be edited again: they are doubts that
 * no tick removes, only shortening the row or leaving it out. Each names its row.
 */
export function lengthDoubts(review: Review): ReviewProblem[] {
  const doubts: ReviewProblem[] = [];
  const check = (row: Row, part: string, what: string, text: string, max: number, more = "") => {
    const message = overLimit(what, text, max);
    if (message === null) return;
    doubts.push({
      key: `long-${part}-${row.key}`,
      line: row.source?.line ?? 0,
      message: `${message}${more}`,
      text: cut(text, SHOWN),
      source: row.source,
      settled: false,
      row: row.key,
    });
  };
  for (const section of review.sections.filter((s) => !s.dropped)) {
    const name = `方面“${short(section.title)}”`;
    check(section, "number", `${name}的编号`, section.number, SECTION_NUMBER_MAX);
    check(section, "title", `${name}的名称`, section.title, TITLE_MAX);
  }
  for (const row of [...review.issues, ...review.items].filter((r) => !r.dropped)) {
    const name = nameOf(row);
    check(row, "title", `${name}的标题`, row.title, TITLE_MAX);
    const notes = looseLines(row).join("\n");
    check(
      row,
      "text",
      `${name}的全文${notes === "" ? "" : "（连同未能归类的文字）"}`,
      ledgerText(row),
      TEXT_MAX,
      lengthOf(notes) > TEXT_MAX ? "未能归类的文字在这里不能删减，可将这一条标为“不录入”后另行新增。" : "",
    );
    const unshortened = "这里不能删减，可将这一条标为“不录入”后另行新增。";
    if ("text" in row) {
      for (const fact of factsOf(row.notes)) {
        check(
          { ...row, source: fact.source },
          `fact-${fact.key}`,
          `${name}所载“${short(fact.label)}”`,
          fact.text,
          TEXT_MAX,
          unshortened,
        );
      }
    }
    const kept = row.measures.filter((m) => !m.dropped);
    kept.forEach((m, i) => {
      check(m, "text", `${name}的第 ${i + 1} 条措施`, m.text, TEXT_MAX);
    });
  }
  return doubts;
}
