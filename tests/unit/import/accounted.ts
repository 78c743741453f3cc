import { part } from "@/lib/domain/text/text";
import { mapCharacter } from "@/lib/features/import/read/outline/character-map";
import type { DraftNote, ParsedReport } from "@/lib/features/import/read/outline/types";

/** Lines of a source by what became of them; `lost` are passages of which nothing is left anywhere. */
export type Account = { inRows: number; outside: number; doubted: number; lost: string[] };

/** Words of the form that a row does not keep: 针对…问题, 进行了以下整改, labels and enumerators. */
const HEADS = /^(?:第?[一二三四五六七八九十\d]+是?|[①-⑳]|是|针对|关于|对于|在|和|及|与)+/;
const ENDS =
  /(?:的|和|及|与|相关|整改(?:意见|事项|情况)?|方面|问题|(?:已|我们|局党组|党组|主要)?(?:进行|开展|采取|作|做)了?(?:以下|如下)(?:整改|措施|工作).{0,4})+$/;
const LABEL =
  /^(?:的|及|和|与|主要|具体|采取|整改|落实|进展|完成|措施|情况|成效|结果|问题|相关|任务|意见|反馈|[一二三四五六七八九十])+$/;
const FEWEST = 5;

const bare = (text: string): string =>
  [...text]
    .map(mapCharacter)
    .join("")
    .replace(/[^\p{L}\p{N}]/gu, "");

const notesText = (notes: readonly DraftNote[]) => notes.flatMap(({ label, text }) => [label ?? "", text]);

/** Everything the rows that reach over a line have kept. */
function keptBy(draft: ParsedReport, line: number): string {
  const over = <T extends { source: { line: number; endLine: number } }>(rows: readonly T[]) =>
    rows.filter(({ source }) => source.line <= line && source.endLine >= line);
  return [
    ...over(draft.sections).flatMap((one) => [one.number, one.title]),
    ...over(draft.issues).flatMap((one) => [
      String(one.number ?? ""),
      one.heading ?? "",
      one.category ?? "",
      one.title,
      one.text,
      ...[...one.advice, ...one.manifestations, ...one.measures].map(({ text }) => text),
      ...notesText(one.notes),
    ]),
    ...over(draft.extendedItems).flatMap((one) => [
      one.title,
      ...one.measures.map(({ text }) => text),
      ...notesText(one.notes),
    ]),
  ]
    .map(bare)
    .join("\n");
}

/** Adds up every line of the text: clauses of a line in a row must stand in what the row keeps. */
export function account(draft: ParsedReport, text: string): Account {
  const sum: Account = { inRows: 0, outside: 0, doubted: 0, lost: [] };
  text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((written, index) => {
    const line = index + 1;
    if (bare(written) === "") return;
    const has = ({ source }: { source: { line: number; endLine: number } }) =>
      source.line <= line && source.endLine >= line;
    if (draft.outside.some(has)) sum.outside += 1;
    else if (draft.problems.some(has)) sum.doubted += 1;
    else {
      const kept = keptBy(draft, line);
      const lost = [...written]
        .map(mapCharacter)
        .join("")
        .split(/[。;,:、?!"“”|\t()（）【】\s]/)
        .map((clause) => bare(bare(clause).replace(HEADS, "").replace(ENDS, "")))
        .filter((clause) => clause.length >= FEWEST && !LABEL.test(clause) && !kept.includes(clause));
      if (kept === "" && !/^\d{1,3}$/.test(bare(written))) sum.lost.push(`${line}: ${part(written, 0, 60)}`);
      else if (lost.length > 0) sum.lost.push(`${line}: …${lost.join(" | ")}`);
      else sum.inRows += 1;
    }
  });
  return sum;
}
