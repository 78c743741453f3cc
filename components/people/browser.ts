const BROWSERS = [
  ["Edg/", "Edge"],
  ["QQBrowser/", "QQ 浏览器"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = [
  ["Windows", "Windows"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

/** A browser's own description in two words, so that people recognise their machine: Edge · Windows. */
export function browserInWords(userAgent: string): string {
  const find = (list: readonly (readonly [string, string])[]) => list.find(([sign]) => userAgent.includes(sign))?.[1];
  return [find(BROWSERS) ?? "其他浏览器", find(SYSTEMS)].filter(Boolean).join(" · ");
}
