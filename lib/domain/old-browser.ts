/**
 * Browsers the pages cannot be drawn in. Tailwind CSS 4 needs Chromium 111, Firefox 128 or Safari 16.4
 * (https://tailwindcss.com/docs/compatibility); Windows 7 and 8 end at Chromium 109.
 */
const CHROMIUM = 111;
const FIREFOX = 128;
const SAFARI = 16.4;

function versionOf(userAgent: string, pattern: RegExp): number | null {
  const found = userAgent.match(pattern)?.[1];
  return found === undefined ? null : Number(found);
}

/** Whether a browser names itself as one that cannot run the pages. What is not known passes: it may well be able to. */
export function isTooOld(userAgent: string): boolean {
  if (/\bMSIE |\bTrident\//.test(userAgent)) return true;
  const chromium = versionOf(userAgent, /\b(?:Headless)?Chrom(?:e|ium)\/(\d+)/);
  if (chromium !== null) return chromium < CHROMIUM;
  const firefox = versionOf(userAgent, /\bFirefox\/(\d+)/);
  if (firefox !== null) return firefox < FIREFOX;
  const safari = /\bSafari\//.test(userAgent) ? versionOf(userAgent, /\bVersion\/(\d+\.\d+)/) : null;
  return safari !== null && safari < SAFARI;
}
