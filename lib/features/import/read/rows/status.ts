import { part } from "@/lib/domain/text/text";
import { type BlockSpan, trimmed } from "@/lib/features/import/read/file/blocks";
import type { ReportGroup } from "@/lib/features/import/read/outline/types";

/** How a report says that an issue is dealt with or not yet: words of a status, wherever they stand. */

/** One statement: 已整改到位, 正在推进, 长期坚持. */
const WORD =
  "(?:已经?|均已|现已|已全部|全部|均|基本|部分|正在|持续|长期|继续|仍在|尚未|尚|未|仍需|需)?(?:全部|基本|有序|加快|扎实|稳步|积极|全面)?(?:完成整改|整改完成|整改到位|推进整改|整改落实|落实到位|解决|完成|整改|推进|坚持|落实|办结|销号)(?:完成|到位|中|整改)?|(?:进行|办理)中|立行立改|即知即改";
/** A sentence that says nothing but a status. 未完成,预计2024年6月完成 says it of today. */
const STATUS = new RegExp(
  `^(?:(?:目前|现|截至目前|至今|截至\\d{4}年\\d{1,2}月(?:底|\\d{1,2}日)?),?)?(?:(?:该|此|本|上述|以上)(?:项|条)?(?:反馈)?(?:问题|事项|任务|工作|整改任务|整改事项)(?:目前|现)?)?(?:${WORD})(?:(?:[,、]|,?(?:并|且|和|需|仍需|将))(?:${WORD}))*(?:,(?:预计|计划|力争|拟|将于|将在)[^。;]{2,30})?[。;]?$`,
);
/** In brackets of any kind, or behind a dash. */
const MARKED = "【([^】]{2,30})】|\\(([^()]{2,30})\\)|\\[([^\\]]{2,30})\\]|--?([\\u4e00-\\u9fff,]{2,12})";
const MARK = new RegExp(`^(?:${MARKED})[。;]?$`);
const MARK_AT_END = new RegExp(`(?:${MARKED})[。;,:\\s]*$`);
const LONGEST = 60;
const LATER = /,(?:预计|计划|力争|拟|将于|将在).*$/;
const NOT_YET = /未|尚|没有|基本|部分|阶段性|仍需/;
const OPEN = /(?:正在|持续|继续|仍在|长期|需)(?:整改|推进|坚持|完成|落实|解决|办理)|(?:推进|整改|进行|办理)中/;
const DONE =
  /(?:已|已经|均已|全部)(?:全部)?(?:完成整改|整改完成|整改到位|落实到位|完成|整改|解决|办结|销号)|整改完成|完成整改|整改到位|^(?:完成|办结|销号|已?解决)$/;
const ANY = /完成|整改|推进|坚持|到位|解决|办结|销号|落实/;

/**
 * Status words of a marker or sentence, null when they say none. What is done in part is not done; 已完成并长期坚持 is done, and
 * goes on because it was.
 */
export function statusWords(text: string): ReportGroup | null {
  const words = text.replace(LATER, "");
  if (/\d/.test(words.replace(/^截至[^,]*,?/, ""))) return null;
  if (NOT_YET.test(words)) return ANY.test(words) ? "ongoing" : null;
  if (DONE.test(words)) return "completed";
  return OPEN.test(words) ? "ongoing" : null;
}

/** Whether a passage says nothing but a status, with or without brackets. */
export function isStatus(text: string): boolean {
  const said =
    MARK.exec(text)
      ?.slice(1)
      .find((one) => one !== undefined) ?? text;
  return said.length <= LONGEST && STATUS.test(said) && statusWords(said.replace(/[。;]$/, "")) !== null;
}

/** A status at the end of a passage, in brackets or behind a dash: where it begins, and what it says. */
export function statusMark(text: string): { at: number; words: string } | null {
  const found = MARK_AT_END.exec(text);
  const words = found?.slice(1).find((one) => one !== undefined) ?? "";
  return found && isStatus(words) ? { at: found.index, words } : null;
}

/** 该问题… of few words or a mark in brackets on a line of its own. */
export function isStatusLine(text: string): boolean {
  if (isStatus(text)) return true;
  return (
    statusOf(text) !== null &&
    /^(?:【[^】]{2,14}】|\([^)]{2,14}\)|(?:目前|现|截至目前)?[,]?(?:该|此|本|上述|以上)(?:项|条)?(?:反馈)?(?:问题|事项|任务)[^,。;]{0,20})[。;]?$/.test(
      text,
    )
  );
}

/** 已整改。 before the account of it: a status, not a measure. */
const OPENING =
  /^((?:已|已经|正在|持续|基本|长期|部分)?(?:完成)?(?:整改|推进|坚持|完成)(?:完成|到位|中)?|推进中|整改中|未完成)[。;:]\s*(?=\S)/;

/** The status sentence an account opens with, and where the account itself begins. */
export function statusOpening(span: BlockSpan): { words: BlockSpan; rest: BlockSpan } | null {
  const found = OPENING.exec(part(span.block.text, span.from, span.to));
  if (!found?.[1]) return null;
  return {
    words: { ...span, to: span.from + found[1].length },
    rest: { ...span, from: span.from + found[0].length },
  };
}

/** The status sentence an account closes with, and the account without it. */
export function statusClosing(span: BlockSpan): { words: BlockSpan; rest: BlockSpan } | null {
  const { block, from, to } = trimmed(span);
  const tail = part(block.text, Math.max(from, to - LONGEST - 2), to);
  const mark = statusMark(tail);
  const before = tail.replace(/[。;!?]$/, "");
  const stop = Math.max(...["。", ";", "!", "?"].map((end) => before.lastIndexOf(end)));
  const at = mark ? mark.at : stop + 1;
  const words = part(tail, at);
  const start = to - tail.length + at;
  if (start <= from || at === 0 || !isStatus(words.trim())) return null;
  return { words: trimmed({ block, from: start, to }), rest: trimmed({ block, from, to: start }) };
}

/** Status told by 【已完成】, (已完成整改) or 该问题已完成整改 in a passage of an issue; null when none is told. */
export function statusOf(text: string): ReportGroup | null {
  // The answer to an audit finding opens with it: 已整改。我局修订了…
  const opening = OPENING.exec(text) ?? /^((?:已|正在|持续)(?:完成)?整改(?:完成|到位)?),/.exec(text);
  if (opening?.[1]) return statusWords(opening[1]);
  if (/(?:^|[。;])\s*(?:目前)?[,]?已(?:完成整改|整改完成|整改到位)[。;]?\s*$/.test(text)) return "completed";
  const mark = statusMark(text);
  if (mark) return statusWords(mark.words);
  for (const found of text.matchAll(
    /【([^】]{2,14})】|\(((?:已|正在|持续|长期|基本|未)[^)]{1,12})\)|(?:该|此|本|上述|以上)(?:项|条)?(?:反馈)?(?:问题|事项|任务)([^,。;]{2,20})/g,
  )) {
    const words = found[1] ?? found[2] ?? found[3] ?? "";
    const status = statusWords(words);
    if (status) return status;
  }
  return null;
}

/** A status in brackets that says neither; null without one. */
export function unsettledStatus(text: string): string | null {
  const found = /【([^】]{2,14})】|\(((?:已|正在|基本|持续|长期|部分)[^)]{1,12})\)/.exec(text);
  const words = found?.[1] ?? found?.[2] ?? "";
  return ANY.test(words) && statusWords(words) === null ? words : null;
}
