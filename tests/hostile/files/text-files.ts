import { REPEATED } from "../repeated";
import { bytesOf, type HostileFile, noise, OF_REPORT, REPORT } from "./hostile-file";

/** Text. */

/** Every passage that could make a pattern look twice, as one line of 50,000 characters each. */
const costlyLines = () =>
  Object.values(REPEATED).map((passage) =>
    passage
      .replaceAll("\n", " ")
      .repeat(Math.ceil(50_000 / passage.length))
      .slice(0, 50_000),
  );
const halves = costlyLines().length >> 1;

export const textFiles = (): HostileFile[] => [
  { what: "no bytes", name: "通报.txt", make: () => bytesOf(""), told: /^文件是空的/ },
  {
    what: "a mark of UTF-8 and nothing else",
    name: "通报.txt",
    make: () => Buffer.from([0xef, 0xbb, 0xbf]),
    told: /^没有文字/,
  },
  {
    what: "a mark of UTF-16 and half a character",
    name: "通报.txt",
    make: () => Buffer.from([0xff, 0xfe, 0x34]),
    told: /^文件不是UTF-8或GB18030编码的文字/,
  },
  { what: "a megabyte of nothing", name: "通报.txt", make: () => Buffer.alloc(1_000_000), told: /^内容不是文字/ },
  {
    what: "UTF-16 without its mark",
    name: "通报.txt",
    make: () => Buffer.from(REPORT, "utf16le"),
    told: /^(?:内容不是文字|文件不是UTF-8)/,
  },
  {
    what: "halves of characters",
    name: "通报.txt",
    make: () =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), ...Array.from({ length: 5_000 }, () => Buffer.from([0x00, 0xd8]))]),
    told: /^文件不是UTF-8或GB18030编码的文字/,
  },
  {
    what: "a megabyte of noise",
    name: "通报.txt",
    make: () => noise(1_000_000),
    told: /^文件不是UTF-8或GB18030编码的文字/,
  },
  {
    what: "400,000 characters without a mark",
    name: "通报.txt",
    make: () => bytesOf("水".repeat(400_000)),
    told: /。$/,
  },
  { what: "two million line ends", name: "通报.txt", make: () => bytesOf("\n".repeat(2_000_000)), told: /^没有文字/ },
  {
    what: "a million blanks and tabs between two words",
    name: "通报.txt",
    make: () => bytesOf(`${REPORT}\n水${"\t 　".repeat(300_000)}水`),
    reads: OF_REPORT,
  },
  {
    what: "a thousand accents on every character, and signs that turn the line around",
    name: "通报.txt",
    make: () => bytesOf(`${REPORT}\n${`水${"\u0301".repeat(1_000)}\u202e`.repeat(500)}`),
    reads: OF_REPORT,
  },
  {
    what: "line ends of every kind",
    name: "通报.txt",
    make: () => bytesOf(`${REPORT}\n${"水\u2028\u2029\u0085\v\f\r".repeat(20_000)}`),
    reads: OF_REPORT,
  },
  {
    what: "what a terminal and a sheet would carry out",
    name: "通报.csv",
    make: () => bytesOf(`${REPORT}\n=cmd|' /C calc'!A0\n\u001b]0;x\u0007\u001b[2J`),
    reads: OF_REPORT,
  },
  {
    what: "hundreds of reports in one",
    name: "通报.txt",
    make: () => bytesOf(`${REPORT}\n`.repeat(Math.floor(600_000 / REPORT.length))),
    reads: OF_REPORT,
  },
  {
    what: "one line of 50,000 characters for each costly passage, the first half of them",
    name: "通报.txt",
    make: () => bytesOf(`${REPORT}\n${costlyLines().slice(0, halves).join("\n\n")}`),
    reads: OF_REPORT,
  },
  {
    what: "the other half",
    name: "通报.txt",
    make: () => bytesOf(`${REPORT}\n${costlyLines().slice(halves).join("\n\n")}`),
    reads: OF_REPORT,
  },
];
