/** Small files that cost much: what others feel of them is measured (bench) and tested. */

/**
 * A page of 62 KB that kept a web process busy for two minutes and took gigabytes when pages were parsed as a browser does:
 * every paragraph opens all the elements before it again.
 */
export function costlyPage(): string {
  const fonts = Array.from({ length: 3_000 }, (_, at) => `<font a${at}>`);
  return fonts.join("") + "<p>".repeat(8_000);
}

const stream = (content: string, of = "") => `<< /Length ${content.length} ${of} >>\nstream\n${content}\nendstream`;

/** A PDF of 3 KB whose drawings draw the next one ten times, ten deep: reading it ends at the limit of computing only. */
export function costlyPdf(): Buffer {
  const font = "/Resources << /Font << /F 5 0 R >>";
  const drawings = Array.from({ length: 10 }, (_, at) =>
    stream(
      at === 9 ? "BT /F 9 Tf (laugh) Tj ET" : "/X Do ".repeat(10),
      `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${font} /XObject << /X ${7 + at} 0 R >> >>`,
    ),
  );
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${font} /XObject << /X 6 0 R >> >> >>`,
    stream("/X Do"),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...drawings,
  ];
  const body = objects.map((one, at) => `${at + 1} 0 obj\n${one}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF\n`);
}
