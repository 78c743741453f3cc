/** Colours and patterns of charts. Neighbours differ in lightness and hatching as well: they survive a black-and-white print. */
export const CHART = {
  ink: "#1b232c",
  muted: "#4f5b68",
  line: "#dde2e8",
  red: "#9a1b1e",
  amber: "#b8860b",
  green: "#1c683c",
  slate: "#5b7a99",
  light: "#b9c8d6",
  outline: "#87929e",
} as const;

export type ChartTone = "ok" | "info" | "light" | "neutral" | "warn" | "error";
export type ChartSeries = { key: string; label: string; tone: ChartTone };

type Decal = { symbol: "rect"; rotation: number; dashArrayX: number[]; dashArrayY: number[]; color: string };

const slanted = (rotation: number, gap: number): Decal => ({
  symbol: "rect",
  rotation,
  dashArrayX: [1, 0],
  dashArrayY: [1.5, gap],
  color: "rgba(255,255,255,0.5)",
});

/** Fill of one series: its colour, its outline, and the hatching ECharts draws over it. */
export const TONE_FILL = {
  ok: { color: CHART.green, border: CHART.green, decal: undefined },
  info: { color: CHART.slate, border: CHART.slate, decal: slanted(Math.PI / 4, 5) },
  light: { color: CHART.light, border: CHART.light, decal: undefined },
  neutral: { color: "#ffffff", border: CHART.outline, decal: undefined },
  warn: { color: CHART.amber, border: CHART.amber, decal: slanted(0, 4) },
  error: { color: CHART.red, border: CHART.red, decal: slanted(-Math.PI / 4, 3) },
} satisfies Record<ChartTone, { color: string; border: string; decal: Decal | undefined }>;

/** The figures of the place pointed at; the same ones stand in the table beneath. */
export const TOOLTIP = {
  trigger: "axis",
  transitionDuration: 0,
  borderColor: CHART.line,
  textStyle: { color: CHART.ink, fontSize: 12 },
} as const;

export const CHART_FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
