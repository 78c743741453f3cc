import {
  MAX_CELLS,
  MAX_DOCX_ENTRIES,
  MAX_MARKUP_DEPTH,
  MAX_MARKUP_NODES,
  MAX_TABLE_COLUMNS,
  MAX_TEXT_CHARACTERS,
} from "@/lib/domain/limits";

/** What there is more of in a file than in any report. */
export type Excess = "bytes" | "characters" | "parts" | "elements" | "depth" | "columns" | "cells";

/** Reading it would cost more than any report does. */
export class TooCostly extends Error {
  constructor(readonly excess: Excess) {
    super(excess);
  }
}

const SAID: Record<Excess, string> = {
  bytes: "解压后过大",
  characters: `的文字超过${MAX_TEXT_CHARACTERS / 10_000}万字`,
  parts: `里的部件（图片、附件等）超过${MAX_DOCX_ENTRIES}个`,
  elements: `的内容超过${MAX_MARKUP_NODES / 10_000}万个段落、格式等元素`,
  depth: `的表格或段落一层套一层，超过${MAX_MARKUP_DEPTH}层`,
  columns: `的表格超过${MAX_TABLE_COLUMNS}列`,
  cells: `的表格超过${MAX_CELLS / 10_000}万个单元格`,
};

/** Says of a file what there is too much of, and what to do. */
export function tooCostly(file: "文档" | "网页", { excess }: TooCostly): string {
  return `${file}${SAID[excess]}，已拒绝读取。请打开${file}，把正文复制后粘贴进来。`;
}
