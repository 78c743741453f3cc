import { part } from "@/lib/domain/text/text";
import type { Block } from "@/lib/features/import/read/file/blocks";

/** A mark before an item of a list without numbers: ● ◆ ■ ★ ▶ or a dash. */
const BULLET = /^(?:[●○◎◆◇◈■□▲△▼★☆►▶▷➤➢❖✦※•·]|--?(?!\d))\s*(?=\S)/;

/** Where the text behind such a mark begins; 0 without one. */
export function bulletEnd(text: string): number {
  return BULLET.exec(text)?.[0].length ?? 0;
}

const LONE = /^(?:PART\.?\s*)?(0[1-9]|[1-3]\d)$/i;

/** 01 on a line of its own heads the paragraph below it, where such lines count on from 01. */
export function withLoneNumbers(blocks: readonly Block[]): Block[] {
  const numbers = blocks.map((block) => Number(LONE.exec(block.text)?.[1] ?? 0));
  const counted = numbers.filter((number) => number > 0);
  const first = blocks[numbers.indexOf(1)];
  if (counted.length < 2 || !/^(?:PART|0)/i.test(first?.text ?? "") || counted.some((number, i) => number !== i + 1))
    return [...blocks];
  const joined: Block[] = [];
  blocks.forEach((block, index) => {
    const above = joined.at(-1);
    if ((numbers[index - 1] ?? 0) > 0 && above) {
      const { text, at, endLine, joins } = block;
      const gap = above.at.at(-1) ?? 0;
      joined[joined.length - 1] = {
        ...above,
        text: `${part(above.text, above.text.length - 2)} ${text}`,
        at: [...above.at.slice(-2), gap, ...at],
        endLine,
        joins,
      };
    } else joined.push(block);
  });
  return joined;
}
