import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { costlyPdf } from "@/lib/cli/costly-files";
import { printed } from "../../unit/import/pdf-file";
import { type Bait, bomb, bytesOf, type HostileFile, REPORT } from "./hostile-file";

/** PDF files written by hand; the reader finds objects without a table of their places. */

const file = (objects: Record<number, string | Uint8Array>, trailer = "/Root 1 0 R") =>
  Buffer.concat([
    Buffer.from("%PDF-1.7\n"),
    ...Object.entries(objects).flatMap(([at, body]) => [
      Buffer.from(`${at} 0 obj\n`),
      Buffer.from(body),
      Buffer.from("\nendobj\n"),
    ]),
    Buffer.from(`trailer\n<< ${trailer} /Size 99 >>\n%%EOF\n`),
  ]);
const stream = (content: string | Uint8Array, of = "") =>
  Buffer.concat([
    Buffer.from(`<< /Length ${Buffer.from(content).length} ${of} >>\nstream\n`),
    Buffer.from(content),
    Buffer.from("\nendstream"),
  ]);
const CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>";
const FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
/** One page of a content, further objects from 6 on. */
const onePage = (content: string | Uint8Array, objects: Record<number, string | Uint8Array> = {}, resources = "") =>
  file({
    1: CATALOG,
    2: PAGES,
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> ${resources} >> >>`,
    4: typeof content === "string" ? stream(content) : content,
    5: FONT,
    ...objects,
  });

const BROKEN = /^PDF文件已损坏，打不开。请重新下载/;
const SCAN = /^这是扫描件.*请先用WPS或扫描软件识别文字/;
const ANY = /^PDF.*请.*。$|^这是扫描件.*请/;

const md5 = (...parts: Uint8Array[]) => createHash("md5").update(Buffer.concat(parts)).digest();

/** Locked with a password nobody here knows, by the standard handler of PDF 1.4 (RC4, 40 bits, revision 2). */
function locked(): Uint8Array {
  const PAD = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");
  const id = md5(PAD);
  const rc4 = (key: Uint8Array, data: Uint8Array) => {
    const s = Array.from({ length: 256 }, (_, at) => at);
    for (let i = 0, j = 0; i < 256; i += 1) {
      j = (j + (s[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
      [s[i], s[j]] = [s[j] ?? 0, s[i] ?? 0];
    }
    let [i, j] = [0, 0];
    const out = Buffer.from(data).map((byte) => {
      i = (i + 1) & 255;
      j = (j + (s[i] ?? 0)) & 255;
      [s[i], s[j]] = [s[j] ?? 0, s[i] ?? 0];
      return byte ^ (s[((s[i] ?? 0) + (s[j] ?? 0)) & 255] ?? 0);
    });
    return Buffer.from(out);
  };
  const password = Buffer.concat([Buffer.from("only the sender"), PAD]).subarray(0, 32);
  const owner = rc4(md5(password).subarray(0, 5), password);
  const key = md5(password, owner, Buffer.from([0xfc, 0xff, 0xff, 0xff]), id).subarray(0, 5);
  const user = rc4(key, PAD);
  return file(
    {
      1: CATALOG,
      2: PAGES,
      3: "<< /Type /Page /Parent 2 0 R >>",
      6: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString("hex")}> /U <${user.toString("hex")}> /P -4 >>`,
    },
    `/Root 1 0 R /Encrypt 6 0 R /ID [<${id.toString("hex")}> <${id.toString("hex")}>]`,
  );
}

/** An ordinary report printed, its catalog changed. */
const report = (catalog: string) =>
  Buffer.from(
    Buffer.from(printed(REPORT.split("\n")))
      .toString("latin1")
      .replace("<< /Type /Catalog", `<< /Type /Catalog ${catalog}`),
    "latin1",
  );

/** Half a gigabyte of blanks, which the reader of PDF files unpacks at once. */
export const memoryBomb = () => onePage(stream(bomb(500, 0x20), "/Filter /FlateDecode"));

export const pdfFiles = ({ path, address }: Bait): HostileFile[] => [
  { what: "a head and nothing else", name: "通报.pdf", make: () => bytesOf("%PDF-1.7\n1 0 obj"), told: BROKEN },
  { what: "a password", name: "通报.pdf", make: locked, told: /^这份PDF有打开密码.*取消密码/ },
  {
    what: "pages that are their own pages",
    name: "通报.pdf",
    make: () => file({ 1: CATALOG, 2: "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99 >>" }),
    told: ANY,
  },
  {
    what: "a hundred million pages",
    name: "通报.pdf",
    make: () =>
      file({ 1: CATALOG, 2: "<< /Type /Pages /Kids [3 0 R] /Count 99999999 >>", 3: "<< /Type /Page /Parent 2 0 R >>" }),
    told: SCAN,
  },
  {
    what: "a table of places that follows itself",
    name: "通报.pdf",
    make: () =>
      bytesOf("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF"),
    told: BROKEN,
  },
  {
    what: "half a gigabyte of blanks in a page",
    name: "通报.pdf",
    make: memoryBomb,
    killed: "memory",
  },
  {
    what: "a bomb packed five times",
    name: "通报.pdf",
    make: () =>
      onePage(
        stream(
          [1, 2, 3, 4].reduce<Uint8Array>((bytes) => deflateSync(bytes), bomb(400, 0)),
          `/Filter [${"/FlateDecode ".repeat(5)}]`,
        ),
      ),
    killed: "memory",
  },
  {
    what: "a form that draws itself",
    name: "通报.pdf",
    make: () =>
      onePage(
        "/X Do",
        {
          6: stream(
            "/X Do /X Do",
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
          ),
        },
        "/XObject << /X 6 0 R >>",
      ),
    told: ANY,
  },
  {
    what: "forms that draw the next one ten times, ten deep",
    name: "通报.pdf",
    make: costlyPdf,
    killed: "time",
  },
  { what: "two million lists in one another", name: "通报.pdf", make: () => onePage("[".repeat(2_000_000)), told: ANY },
  { what: "a million states kept", name: "通报.pdf", make: () => onePage("q ".repeat(1_000_000)), killed: "time" },
  {
    what: "lines of two million characters",
    name: "通报.pdf",
    make: () =>
      onePage(
        `BT /F 0.01 Tf ${Array.from({ length: 70 }, (_, at) => `1 0 0 1 9 ${at * 10} Tm (${"a".repeat(30_000)}) Tj `).join("")}ET`,
      ),
    told: /^PDF内容过多，已拒绝读取。请上传原来的/,
  },
  {
    what: "widths and codes of four thousand million signs",
    name: "通报.pdf",
    make: () =>
      onePage(
        "BT /G 9 Tf <00410042> Tj ET",
        {
          6: "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>",
          7: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 4294967295 500] >>",
          8: stream(
            "begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0000> endbfrange endcmap",
          ),
        },
        "/Font << /G 6 0 R >>",
      ),
    told: SCAN,
  },
  {
    what: "a length that is longer than the file",
    name: "通报.pdf",
    make: () => onePage(Buffer.from("<< /Length 999999999 >>\nstream\nBT ET\nendstream")),
    told: ANY,
  },
  {
    what: "a length that is itself",
    name: "通报.pdf",
    make: () => onePage(Buffer.from("<< /Length 4 0 R >>\nstream\nBT ET\nendstream")),
    told: ANY,
  },
  {
    what: "301 pages",
    name: "通报.pdf",
    make: () => printed(Array.from({ length: 22 * 301 }, (_, at) => `第${at}行`)),
    told: /^PDF超过300页/,
  },
  {
    what: "scripts, files and addresses that open with it",
    name: "通报.pdf",
    make: () =>
      report(
        `/OpenAction << /S /JavaScript /JS (app.launchURL("${address}/j")) >> /AA << /WC << /S /URI /URI (${address}/u) >> >> /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (file://${path}) /FS /URL >>] >> >>`,
      ),
    reads: /根据区委统一部署/,
  },
  {
    what: "a Word file under its name",
    name: "通报.pdf",
    make: () => bytesOf(REPORT),
    told: /^文件扩展名是\.pdf，内容却不是/,
  },
];
