import { docx, zip } from "../../unit/import/zip";
import { bytesOf, type HostileFile, noise, OF_REPORT, REPORT } from "./hostile-file";

/** The zip of a Word file: bombs, lies of its directory, and what is broken. */

const report = () => Buffer.from(docx(REPORT.split("\n")));
const LARGE = /^文档解压后过大，已拒绝读取。请打开文档，把正文复制后粘贴进来。$/;
const BROKEN = /^文件已损坏.*重新上传。$/;
const ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

/** The directory of the report changed at an offset of every entry. */
function directory(offset: number, write: (bytes: Buffer, at: number) => void): Uint8Array {
  const bytes = report();
  for (let at = bytes.indexOf(ENTRY); at >= 0; at = bytes.indexOf(ENTRY, at + 4)) write(bytes, at + offset);
  return bytes;
}

/** So many entries over the same bytes, each said to be so large. */
function overlapping(count: number, claims: number): Uint8Array {
  const one = Buffer.from(zip([{ name: "word/document.xml", text: "<a/>", claims }]));
  const at = one.indexOf(ENTRY);
  const end = Buffer.from(one.subarray(one.length - 22));
  const entry = one.subarray(at, one.length - 22);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(entry.length * count, 12);
  return Buffer.concat([one.subarray(0, at), ...Array.from({ length: count }, () => entry), end]);
}

export const zipFiles = (): HostileFile[] => [
  {
    what: "thirty megabytes of one character",
    name: "通报.docx",
    make: () => docx(["水".repeat(10_000_000)]),
    told: LARGE,
  },
  {
    what: "more text than is read, by its directory",
    name: "通报.docx",
    make: () => docx([noise(1_000_000).toString("hex")], { claims: 26_000_000 }),
    told: LARGE,
  },
  {
    what: "a directory that says ten bytes of fifteen megabytes",
    name: "通报.docx",
    make: () => docx(["水".repeat(5_000_000)], { claims: 10 }),
    told: LARGE,
  },
  {
    what: "pictures said to be gigabytes",
    name: "通报.docx",
    make: () =>
      zip([
        { name: "word/document.xml", text: "<a/>" },
        { name: "word/media/1.png", text: noise(10_000), claims: 3_000_000_000 },
      ]),
    told: LARGE,
  },
  { what: "entries that overlap", name: "通报.docx", make: () => overlapping(1_900, 20_000_000), told: LARGE },
  {
    what: "60,000 entries",
    name: "通报.docx",
    make: () => overlapping(60_000, 4),
    told: /^文档里的部件（图片、附件等）超过2000个，已拒绝读取。请打开文档，把正文复制后粘贴进来。$/,
  },
  {
    what: "a Word file in a zip in a zip",
    name: "通报.docx",
    make: () => zip([{ name: "a.zip", text: zip([{ name: "b.docx", text: report() }]) }]),
    told: /^这是压缩包，不是Word文档。请解压后上传/,
  },
  {
    what: "names that lead out of the folder",
    name: "通报.zip",
    make: () => zip([{ name: "../../../../etc/passwd", text: "x" }]),
    told: /^(?:文件已损坏|这是压缩包)/,
  },
  {
    what: "cut off in the middle",
    name: "通报.docx",
    make: () => report().subarray(0, report().length >> 1),
    told: BROKEN,
  },
  { what: "without its directory's end", name: "通报.docx", make: () => report().subarray(0, -22), told: BROKEN },
  {
    what: "zeroes in the middle of a part",
    name: "通报.docx",
    make: () => {
      const bytes = report();
      return bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 200);
    },
    told: BROKEN,
  },
  {
    what: "entries that begin behind the end",
    name: "通报.docx",
    make: () => directory(42, (bytes, at) => bytes.writeUInt32LE(0x7fffffff, at)),
    told: BROKEN,
  },
  {
    what: "a way of packing nobody knows",
    name: "通报.docx",
    make: () => directory(10, (bytes, at) => bytes.writeUInt16LE(99, at)),
    told: BROKEN,
  },
  {
    what: "parts with a password",
    name: "通报.docx",
    make: () => directory(8, (bytes, at) => bytes.writeUInt16LE(0x801, at)),
    told: /^这份文档有打开密码.*取消密码/,
  },
  {
    what: "two main parts of one name",
    name: "通报.docx",
    make: () => {
      const [first] = [docx(REPORT.split("\n"))];
      const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${"<w:p/>".repeat(10)}</w:body></w:document>`;
      return zip([
        { name: "word/document.xml", text: body },
        { name: "word/document.xml", text: first.slice(0, 40) },
      ]);
    },
    told: BROKEN,
  },
  {
    what: "a page before the zip",
    name: "通报.docx",
    make: () => Buffer.concat([bytesOf("<html><p>水</p>"), report()]),
    told: /^文件不是UTF-8或GB18030编码的文字/,
  },
  {
    what: "a picture before the zip",
    name: "通报.docx",
    make: () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), report()]),
    told: /内容是图片/,
  },
  {
    what: "the head of a PDF before the zip",
    name: "通报.docx",
    make: () => Buffer.concat([bytesOf("%PDF-1.7\n"), report()]),
    told: /^PDF文件已损坏/,
  },
  {
    what: "a page behind the zip",
    name: "通报.html",
    make: () => Buffer.concat([report(), bytesOf(`<html><script>x</script>${"水".repeat(500)}`)]),
    told: BROKEN,
  },
  { what: "a Word file called .txt", name: "通报.txt", make: report, reads: OF_REPORT },
  {
    what: "a sheet called .docx",
    name: "通报.docx",
    make: () => zip([{ name: "xl/workbook.xml", text: "<x/>" }]),
    told: /Excel/,
  },
  { what: "no bytes", name: "通报.docx", make: () => bytesOf(""), told: /^文件是空的/ },
  { what: "one byte", name: "通报.docx", make: () => bytesOf("P"), told: /内容却不是/ },
  { what: "the first four bytes of a zip", name: "通报.docx", make: () => bytesOf("PK\x03\x04"), told: BROKEN },
  { what: "an empty zip", name: "通报.docx", make: () => zip([]), told: /^这是压缩包/ },
  { what: "a megabyte of noise", name: "通报.docx", make: () => noise(1_000_000), told: /内容却不是/ },
];
