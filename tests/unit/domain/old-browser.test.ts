import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isTooOld } from "@/lib/domain/old-browser";

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";

describe("a browser too old for the pages", () => {
  it.each([
    ["Chrome on Windows 7", `${WINDOWS} Chrome/109.0.0.0 Safari/537.36`],
    ["360 in its fast mode of some years ago", `${WINDOWS} Chrome/86.0.4240.198 Safari/537.36 QIHU 360SE`],
    ["old Edge", `${WINDOWS} Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763`],
    ["Internet Explorer 11 and its modes", "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko"],
    ["Internet Explorer 8", "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)"],
    ["Firefox ESR 115", "Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0"],
    ["Safari 15", "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Safari/605.1.15"],
  ])("is told so: %s", (_, userAgent) => expect(isTooOld(userAgent)).toBe(true));

  it.each([
    ["the oldest Chromium that can", `${WINDOWS} Chrome/111.0.0.0 Safari/537.36`],
    ["the browser of the journeys", `${WINDOWS} HeadlessChrome/140.0.0.0 Safari/537.36`],
    ["Edge", `${WINDOWS} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0`],
    ["Firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"],
    ["Safari", "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15"],
    ["a program that says nothing of itself", ""],
  ])("is not seen in %s", (_, userAgent) => expect(isTooOld(userAgent)).toBe(false));

  it("gets a page without script or style, which such browsers stumble over", () => {
    const html = readFileSync(path.resolve(import.meta.dirname, "../../../public/old-browser.html"), "utf8");
    expect(html).toContain("浏览器版本过低");
    expect(html).not.toMatch(/<script|<style|<link|style=|src=/i);
  });
});
