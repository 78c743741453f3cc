/** What a restore does and what it leaves to be done. `mergedInto` is the number the row went to by 合并, or null. */

export function measureRestoreWords(mergedInto: string | null): string {
  const counted = "恢复后按作废前的状态重新计入统计。";
  if (mergedInto === null) return counted;
  return `它的文字已并入 ${mergedInto}，恢复后请从 ${mergedInto} 中去掉相应内容。${counted}合并时随它转去的整改成效仍留在 ${mergedInto}。`;
}

export function issueRestoreWords(mergedInto: string | null): string {
  if (mergedInto === null) return "随它一并作废的措施也一并恢复。";
  return (
    `它的文字已并入 ${mergedInto}，恢复后请从 ${mergedInto} 中去掉相应内容。` +
    `它的措施和“举一反三”等事项合并时已移到 ${mergedInto}，恢复后仍留在那里；需要移回的，请逐条调整位置。`
  );
}
