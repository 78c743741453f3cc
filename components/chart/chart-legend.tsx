import { CHART, type ChartSeries, TONE_FILL } from "./palette";

/** What the fills of a bar chart mean. Words of the page, not of the drawing: they wrap, print and are read aloud. */
export function FillLegend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {series.map(({ key, label, tone }) => {
        const { color, border, decal } = TONE_FILL[tone];
        return (
          <li key={key} className="flex items-center gap-1.5">
            <svg aria-hidden="true" viewBox="0 0 16 12" className="h-3 w-4 shrink-0">
              <rect x="0.5" y="0.5" width="15" height="11" fill={color} stroke={border} />
              {decal && (
                <g
                  stroke="#fff"
                  strokeWidth="1.2"
                  opacity="0.6"
                  transform={`rotate(${decal.rotation === 0 ? 0 : (decal.rotation * 180) / Math.PI} 8 6)`}
                >
                  <path d="M0 2h16M0 6h16M0 10h16" />
                </g>
              )}
            </svg>
            {label}
          </li>
        );
      })}
    </ul>
  );
}

const LINES = {
  planned: { color: CHART.muted, dash: "4 3", mark: "none" },
  declared: { color: CHART.slate, dash: undefined, mark: "#ffffff" },
  actual: { color: CHART.green, dash: undefined, mark: CHART.green },
} as const;

/** What the lines of a burn-up chart mean. */
export function LineLegend({ lines }: { lines: readonly { key: keyof typeof LINES; label: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {lines.map(({ key, label }) => {
        const { color, dash, mark } = LINES[key];
        return (
          <li key={key} className="flex items-center gap-1.5">
            <svg aria-hidden="true" viewBox="0 0 24 12" className="h-3 w-6 shrink-0">
              <path d="M0 6h24" stroke={color} strokeWidth="2" strokeDasharray={dash} />
              {mark !== "none" && <circle cx="12" cy="6" r="3" fill={mark} stroke={color} strokeWidth="1.5" />}
            </svg>
            {label}
          </li>
        );
      })}
    </ul>
  );
}
