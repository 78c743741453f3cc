const collator = new Intl.Collator("zh-u-co-stroke");

/** 姓氏笔画: the order offices list people in, by the strokes of the surname, then of what follows. */
export function byStrokes(a: string, b: string): number {
  return collator.compare(a, b);
}
