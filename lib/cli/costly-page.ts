/**
 * A page of 62 KB that kept a web process busy for two minutes and took gigabytes when pages were parsed as a browser does:
 * every paragraph opens all the elements before it again. What others feel of it is measured (bench) and tested.
 */
export function costlyPage(): string {
  const fonts = Array.from({ length: 3_000 }, (_, at) => `<font a${at}>`);
  return fonts.join("") + "<p>".repeat(8_000);
}
