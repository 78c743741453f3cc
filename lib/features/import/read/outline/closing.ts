import { part } from "@/lib/domain/text/text";
import type { Block } from "@/lib/features/import/read/file/blocks";
import { issueHead } from "@/lib/features/import/read/rows/issue-head";
import { lineOf } from "@/lib/features/import/read/rows/row-text";
import { markerOf } from "./markers";
import { headingText, roleOfTitle } from "./parts";

/** Closing words (下一步打算) that stand behind the last row without a heading of their own. */

/** How such words begin, and what they then speak of: the whole of the rectification, not one issue. */
const OPENS =
  /^(?:虽然|尽管|总的来?[看说]|总体(?:来|上)?[看说]|(?:通过|经过)[^,。;]{0,12}整改|下一?步|下一?阶段|今后|接下来|在(?:今后|下一?步|接下来|取得|看到)|以上(?:是|为|报告|情况)|截至目前|整改永远在路上|面向未来|站在新|[^,。;:]{0,10}(?:党[组委]|党工委|党支部|党总支|领导班子|我们|我[局委办院校镇街村公][^,。;:]{0,3})将)/;
const OF_ALL =
  /整改(?:工作|成果|成效|任务|落实)|后续整改|巡[视察](?:整改|成果)|从严治党|(?:以下|如下)[^,。;]{0,10}(?:工作|方面|措施)|高质量发展|持续发力|再接再厉|长效机制|后半篇文章|为契机|永远在路上|社会各界|请予审议|已(?:全部|基本)?整改到位|存在(?:一定|一些|不少)?(?:差距|不足)|新征程/;
const PLANS = /^(?:下一?步|今后|接下来|下阶段)[,:].{0,40}(?:将|要|继续)/;
/** Characters in which the words tell what they speak of. */
const LOOKED_AT = 300;

const isClosing = (text: string): boolean =>
  (OPENS.test(text) && OF_ALL.test(part(text, 0, LOOKED_AT))) || PLANS.test(text);

function beginsRow(block: Block): boolean {
  const marker = markerOf(block);
  const line = lineOf(block, marker?.end ?? 0).kind;
  return line === "action" || line === "problem" || issueHead(block, marker?.end ?? 0).strength === "strong";
}

/** Index of the first paragraph of closing words; `end` when there are none. */
export function closingFrom(content: readonly Block[], end: number): number {
  const lastRow = content.slice(0, end).findLastIndex(beginsRow);
  const at = content.findIndex(
    (block, index) => index > Math.max(lastRow, 0) && index < end && markerOf(block) === null && isClosing(block.text),
  );
  if (at < 0) return end;
  const heading = content.slice(0, at).findLast((one) => (markerOf(one)?.level ?? 9) <= 2);
  if (heading && roleOfTitle(headingText(heading, markerOf(heading)?.end ?? 0)) !== null) return end;
  // Where every answer closes with such a sentence, the last one belongs to its row like the others.
  const opening = OPENS.exec(content[at]?.text ?? "")?.[0] ?? "";
  const same = (one: Block) => one.text.startsWith(opening) && isClosing(one.text) && markerOf(one) === null;
  return content.slice(0, at).some(same) ? end : at;
}
