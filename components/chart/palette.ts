/** Colours and patterns of charts. Neighbours differ in lightness and hatching as well: they survive a black-and-white print. */
export const CHART = {
  ink: "#1b232c",
  muted: "#4f5b68",
  line: "#dde2e8",
  strong: "#26333f",
  red: "#9a1b1e",
  amber: "#b8860b",
  green: "#1c683c",
  slate: "#5b7a99",
  light: "#b9c8d6",
  pale: "#e6ebf0",
} as const;

export type ChartTone = "ok" | "info" | "light" | "neutral" | "warn" | "error";
export type ChartSeries = { key: string; label: string; tone: ChartTone };

type Decal = { symbol: "rect" | "circle" | "none"; rotation: number; dashArrayX: number[]; dashArrayY: number[] };

const slanted = (rotation: number, gap: number): Decal => ({
  symbol: "rect",
  rotation,
  dashArrayX: [1, 0],
  dashArrayY: [1.5, gap],
});

/** Fill of one series; `decal` is the hatching ECharts draws over it. */
export const TONE_FILL = {
  ok: { color: CHART.green, decal: undefined },
  info: { color: CHART.slate, decal: slanted(Math.PI / 4, 5) },
  light: { color: CHART.light, decal: undefined },
  neutral: {
    color: CHART.pale,
    decal: {
      symbol: "circle",
      rotation: 0,
      dashArrayX: [
        [8, 8],
        [0, 8, 8, 0],
      ].flat(),
      dashArrayY: [6, 0],
    },
  },
  warn: { color: CHART.amber, decal: slanted(0, 4) },
  error: { color: CHART.red, decal: slanted(-Math.PI / 4, 3) },
} satisfies Record<ChartTone, { color: string; decal: Decal | undefined }>;

export const CHART_FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
