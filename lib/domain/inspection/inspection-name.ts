/**
 * What an inspection is called where its body stands beside it: 六届市委第五轮巡察（市政务数据局） without the brackets at its
 * end. A name that says nothing else stays whole.
 */
export function inspectionName(title: string, body: { name: string; shortName: string }): string {
  const [, rest = "", named] = /^(.*?)\s*[（(]([^（）()]+)[）)]\s*$/.exec(title) ?? [];
  return rest !== "" && (named === body.name || named === body.shortName) ? rest : title;
}

/** What a query selects of an inspection to say its name. */
export const NAMED = { title: true, body: { select: { name: true, shortName: true } } } as const;

export function nameOf(inspection: { title: string; body: { name: string; shortName: string } }): string {
  return inspectionName(inspection.title, inspection.body);
}
