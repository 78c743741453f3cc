import type ExcelJS from "exceljs";
import type { TextSize } from "@/lib/domain/sheet/height";
import type { Shade } from "./plan";

/** How an office's sheet looks. Fonts are names: whoever opens it has them, or its program takes another. */

const edge = { style: "thin", color: { argb: "FF000000" } } as const;
export const BORDER: Partial<ExcelJS.Borders> = { top: edge, left: edge, bottom: edge, right: edge };

export const TITLE: Partial<ExcelJS.Font> = { name: "方正小标宋简体", size: 22 };
export const LINE: Partial<ExcelJS.Font> = { name: "仿宋_GB2312", size: 12 };
export const HEADING: Partial<ExcelJS.Font> = { name: "黑体", size: 10 };
const TEXT = { name: "宋体" } as const satisfies Partial<ExcelJS.Font>;

const DAY_FORMAT = "yyyy-mm-dd";
/** Text whatever it looks like: who types over it types text as well. */
const TEXT_FORMAT = "@";

const SHADES = {
  late: "FFF8D7DA",
  waiting: "FFD9E6F7",
  underway: "FFFFF2CC",
  closed: "FFDDEEDD",
  planned: "FFEFEFEF",
} as const satisfies Record<Shade, string>;

const fillOf = (shade: Shade): ExcelJS.Fill => ({
  type: "pattern",
  pattern: "solid",
  fgColor: { argb: SHADES[shade] },
});

type Look = { format: "day" | "text" | "number"; centred: boolean; top: boolean; size: TextSize; shade: Shade | null };
const FORMATS = { day: { numFmt: DAY_FORMAT }, text: { numFmt: TEXT_FORMAT }, number: {} } as const;
const looks = new Map<string, Partial<ExcelJS.Style>>();

/** The look of a cell, one object for all that look alike: exceljs writes each object out anew, ten thousand rows of them. */
export function lookOf({ format, centred, top, size, shade }: Look): Partial<ExcelJS.Style> {
  const key = `${format} ${centred} ${top} ${size} ${shade}`;
  const known = looks.get(key);
  if (known) return known;
  const look = {
    ...FORMATS[format],
    font: { ...TEXT, size },
    border: BORDER,
    alignment: {
      vertical: top ? ("top" as const) : ("middle" as const),
      wrapText: true,
      ...(centred ? { horizontal: "center" as const } : {}),
    },
    ...(shade ? { fill: fillOf(shade) } : {}),
  };
  looks.set(key, look);
  return look;
}

/** A3 across, as wide as the sheet is, with the head on every page. */
export const PAGE: Partial<ExcelJS.PageSetup> = {
  // 8 is A3: the type knows only some of the numbers there are.
  paperSize: 8 as ExcelJS.PaperSize,
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
};

export const FOOTER = "&C&10第 &P 页　共 &N 页";
