import { TONE_FILL } from "@/components/chart/palette";
import type { Tally } from "@/lib/domain/measure/completion";
import type { MeasureStatus } from "@/lib/domain/types";
import { MEASURE_SERIES } from "./measure-series";

const TONES = Object.fromEntries(MEASURE_SERIES.map(({ key, tone }) => [key, TONE_FILL[tone]])) as Record<
  MeasureStatus,
  (typeof TONE_FILL)[keyof typeof TONE_FILL]
>;

const WIDTH = 240;
const HEIGHT = 12;

/** A bar of states, as long as its measures are many beside `most`; what each colour means stands in the legend and in the figures beside it. */
export function StateBar({ tally, most }: { tally: Tally; most: number }) {
  let x = 0.5;
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="block h-3 w-full">
      {MEASURE_SERIES.map(({ key }) => {
        const width = most === 0 ? 0 : ((WIDTH - 1) * tally[key]) / most;
        if (width === 0) return null;
        const { color, border } = TONES[key];
        const from = x;
        x += width;
        return (
          <rect
            key={key}
            x={round(from)}
            y="0.5"
            width={round(width)}
            height={HEIGHT - 1}
            fill={color}
            stroke={border}
          />
        );
      })}
    </svg>
  );
}

const round = (n: number) => Math.round(n * 10) / 10;
