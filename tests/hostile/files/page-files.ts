import { costlyPage } from "@/lib/cli/costly-files";
import { type Bait, bytesOf, type HostileFile, LAUGHS, noise, OF_REPORT, REPORT, reportPage } from "./hostile-file";

/** Pages. */

const DEEP = /^网页的表格或段落一层套一层，超过1000层，已拒绝读取。请打开网页，把正文复制后粘贴进来。$/;
const page = (body: string) => bytesOf(`<!doctype html><html><body>${body}</body></html>`);
const times = (count: number, of: (at: number) => string) => Array.from({ length: count }, (_, at) => of(at)).join("");

export const pageFiles = ({ path, address }: Bait): HostileFile[] => [
  { what: "3,000 <font aN>, then 8,000 <p>", name: "通报.html", make: () => bytesOf(costlyPage()), told: DEEP },
  {
    what: "100,000 <div> in one another",
    name: "通报.html",
    make: () => page(`${"<div>".repeat(100_000)}水`),
    told: DEEP,
  },
  {
    what: "5,000 tables in one another",
    name: "通报.html",
    make: () => page(`${"<table><tr><td>".repeat(5_000)}水`),
    told: DEEP,
  },
  {
    what: "900 rows of lists in one another with 200,000 empty elements inside",
    name: "通报.html",
    make: () => page(reportPage + "<ol><li>".repeat(450) + "<b></b>".repeat(200_000)),
    reads: OF_REPORT,
  },
  {
    what: "an attribute of a megabyte",
    name: "通报.html",
    make: () => page(`<p style="${noise(500_000).toString("hex")}">水</p>${reportPage}`),
    reads: OF_REPORT,
  },
  {
    what: "100,000 attributes",
    name: "通报.html",
    make: () => page(`<p ${times(100_000, (at) => `a${at}=1`)}>水</p>${reportPage}`),
    reads: OF_REPORT,
  },
  {
    what: "a comment that never ends",
    name: "通报.html",
    make: () => page(`${reportPage}<!--${"<".repeat(1_000_000)}`),
    reads: OF_REPORT,
  },
  {
    what: "a million brackets",
    name: "通报.html",
    make: () => page(`${reportPage}<p>${"<".repeat(1_000_000)}</p>`),
    told: /^网页的内容超过100万个段落、格式等元素，已拒绝读取。/,
  },
  {
    what: "a million signs of an entity",
    name: "通报.html",
    make: () => page(`${reportPage}<p>${"&".repeat(500_000)}${"&#x6c34".repeat(60_000)}</p>`),
    reads: OF_REPORT,
  },
  {
    what: "entities that grow tenfold eleven times",
    name: "通报.html",
    make: () => bytesOf(`<!DOCTYPE html [${LAUGHS}]><html><body>${reportPage}<p>&a11;</p></body></html>`),
    reads: OF_REPORT,
  },
  {
    what: "an entity that is a file outside",
    name: "通报.html",
    make: () =>
      bytesOf(
        `<!DOCTYPE html [<!ENTITY x SYSTEM "file://${path}">]><html><body>${reportPage}<p>此处&x;为止。</p></body></html>`,
      ),
    reads: "此处&x;为止。",
  },
  {
    what: "everything that asks an address",
    name: "通报.html",
    make: () =>
      page(
        `<base href="${address}/"><meta http-equiv="refresh" content="0;url=${address}/r"><link rel="stylesheet" href="${address}/s.css"><script src="${address}/s.js"></script><img src="${address}/i.png" onerror="fetch('${address}/e')"><iframe src="file://${path}"></iframe><object data="${address}/o"></object><svg><image href="${address}/v"/></svg>${reportPage}`,
      ),
    reads: OF_REPORT,
  },
  {
    what: "cells that cover a thousand million rows and columns",
    name: "通报.html",
    make: () =>
      page(
        `${reportPage}<table>${"<tr><td colspan=1000000000 rowspan=1000000000>水</td><td colspan=99999 rowspan=99999>火</td></tr>".repeat(2_100)}</table>`,
      ),
    reads: OF_REPORT,
  },
  {
    what: "60,000 rows of four cells",
    name: "通报.html",
    make: () => page(`${reportPage}<table>${"<tr><td><td><td><td>".repeat(60_000)}</table>`),
    reads: OF_REPORT,
  },
  {
    what: "cells of 10,000 paragraphs that reach down 1,000 rows",
    name: "通报.html",
    make: () =>
      page(
        `${reportPage}<table><tr><th>反馈问题<th>整改措施<tr><td rowspan=1500>${times(10_000, (at) => `<p>第${at}段`)}</td><td>新建水源。</td></tr>${times(1_500, (at) => `<tr><td>新建水源${at}处。</td></tr>`)}</table>`,
      ),
    reads: /第9999段/,
  },
  {
    what: "lists that count from the ends of the numbers",
    name: "通报.html",
    make: () =>
      page(
        `${reportPage}${["constructor", "__proto__", "I"].map((type) => `<ol type="${type}" start="999999"><li>水<li value="-99999999999999">火</ol>`).join("")}`,
      ),
    reads: OF_REPORT,
  },
  {
    what: "half a million forced breaks",
    name: "通报.html",
    make: () => page(reportPage + "<br>".repeat(450_000)),
    reads: OF_REPORT,
  },
  {
    what: "600,000 tags that close nothing",
    name: "通报.html",
    make: () => page(reportPage + "</p>".repeat(450_000)),
    reads: OF_REPORT,
  },
  {
    what: "tags closed out of turn",
    name: "通报.html",
    make: () => page(reportPage + "<b><i></b></i>".repeat(100_000)),
    reads: /./,
  },
  {
    what: "a code it does not have",
    name: "通报.html",
    make: () => Buffer.concat([bytesOf('<html><meta charset="gb2312"><p>'), noise(5_000)]),
    told: /^文件不是UTF-8或GB18030编码的文字/,
  },
  {
    what: "UTF-16 without its mark",
    name: "通报.html",
    make: () => Buffer.from(`<html><p>${REPORT}</p></html>`, "utf16le"),
    told: /^(?:内容不是文字|文件不是UTF-8)/,
  },
  {
    what: "nothing but scripts",
    name: "通报.html",
    make: () => page(`<script>${"for(;;);".repeat(50_000)}</script>`),
    told: /^没有文字/,
  },
];
