/** 通报所载: what an imported report says of an issue behind a label. */
export type ImportedFact = { label: string; text: string };

/** 整改成效, 完成情况: what was achieved or done. */
const CLOSING =
  /^(?:(?:整改|工作|取得的?|主要|阶段性?)*(?:成效|效果|成果|结果)|(?:整改|(?:整改)?(?:完成|落实|进展))情况)$/;

/** The facts that can be quoted where a measure of the issue is closed: what the report says was achieved or done. */
export function closingFacts<T extends ImportedFact>(facts: readonly T[]): T[] {
  return facts.filter(({ label, text }) => text.trim() !== "" && CLOSING.test(label.replace(/[\s:：]/g, "")));
}
