/** PDF files written by hand: text where it is put, in a font that tells which character each sign is. */

export type Placed = { text: string; x: number; y: number; size: number };

/** How a font says which character a sign is: a table in the file, or a known code whose tables every reader has. */
export type Code = "Identity-H" | "UniGB-UCS2-H" | "GBK-EUC-H";

const unicode = (char: string) => (char.codePointAt(0) ?? 0).toString(16).padStart(4, "0");

/** GBK by the character; Node reads it and does not write it. */
function gbk(): Map<string, string> {
  const decoder = new TextDecoder("gbk");
  const codes = new Map<string, string>();
  for (let code = 0x20; code < 0x7f; code += 1) codes.set(String.fromCharCode(code), code.toString(16));
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      codes.set(decoder.decode(new Uint8Array([high, low])), (high * 256 + low).toString(16));
  return codes;
}

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap end end`;

/** Every page a list of pieces of text; full-width characters are one size wide, others half of it. */
export function pdf(pages: readonly (readonly Placed[])[], code: Code = "Identity-H"): Uint8Array {
  const codes = code === "GBK-EUC-H" ? gbk() : null;
  const hex = (text: string) => [...text].map((char) => codes?.get(char) ?? unicode(char)).join("");
  const own = code === "Identity-H";
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const stream = (content: string) => `<< /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`;
  const first = 6;
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + at * 2} 0 R`).join(" ")}] >>`);
  add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${code} /DescendantFonts [4 0 R] ${own ? "/ToUnicode 5 0 R" : ""} >>`,
  );
  add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${own ? "Identity" : "GB1"}) /Supplement 0 >> /DW 1000 ${own ? "/W [32 126 500]" : "/W [1 95 500]"} /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>`,
  );
  add(stream(TO_UNICODE));
  pages.forEach((pieces, at) => {
    const content = pieces
      .map(({ text, x, y, size }) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`)
      .join("\n");
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
    );
    add(stream(content));
  });
  let out = "%PDF-1.7\n";
  const places = objects.map((body, at) => {
    const place = Buffer.byteLength(out);
    out += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = Buffer.byteLength(out);
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(out));
}

type Setting = { characters?: number; indent?: boolean; columns?: 1 | 2; foot?: (page: number) => string; code?: Code };

/** Paragraphs set as print does: so many characters a line, a title in the middle, lines and pages as they fall. */
export function printed(paragraphs: readonly string[], setting: Setting = {}): Uint8Array {
  const { characters = 28, indent = true, columns = 1, foot, code } = setting;
  const size = columns === 2 ? 10 : 16;
  const width = columns === 2 ? Math.floor(characters / 2) * 1.6 : characters;
  const perLine = Math.floor(width);
  const rows: { text: string; indent: number }[] = [];
  for (const paragraph of paragraphs) {
    let line = indent ? "　　" : "";
    let left = perLine - (indent ? 2 : 0);
    const out = () => rows.push({ text: line.trim(), indent: line.startsWith("　　") ? 2 : 0 });
    for (const char of paragraph) {
      const wide = char < "\u007f" ? 0.5 : 1;
      if (left < wide) {
        out();
        line = "";
        left = perLine;
      }
      line += char;
      left -= wide;
    }
    out();
  }
  const perColumn = 22;
  const pages: Placed[][] = [];
  rows.forEach((row, at) => {
    const page = Math.floor(at / (perColumn * columns));
    const column = Math.floor(at / perColumn) % columns;
    pages[page] ??= [];
    pages[page].push({
      text: row.text,
      size,
      x: 70 + column * (perLine + 2) * size + row.indent * size,
      y: 760 - (at % perColumn) * 29,
    });
  });
  if (foot) for (const [at, page] of pages.entries()) page.push({ text: foot(at + 1), size: 12, x: 290, y: 60 });
  return pdf(pages, code);
}
