/** What 更多分析 shows, one at a time, kept in the address of the page. */
export const ANALYSES = [
  { key: "section", label: "按方面" },
  { key: "class", label: "按整改类型" },
  { key: "unit", label: "按牵头部门" },
  { key: "leader", label: "按责任领导" },
  { key: "week", label: "逐周" },
] as const;
export type Analysis = (typeof ANALYSES)[number]["key"];

export function analysisHref(inspection: string, more: Analysis | null): string {
  return `/dashboard?inspection=${inspection}${more ? `&more=${more}` : ""}#more`;
}
