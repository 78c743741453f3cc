import { CHART } from "@/components/chart/palette";
import { Link } from "@/components/ui/link";
import { addDays } from "@/lib/domain/day";
import { part } from "@/lib/domain/text/text";
import type { Week } from "@/lib/features/dashboard/queries/weeks";
import { BOX, burnUpLines, endLabels, labelled, type Point } from "./burn-up-lines";

const path = (points: readonly Point[]) => points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join("");
const monthAndDay = (week: Week) => part(addDays(week.week, 6), 5);

/** 比计划少17条: how the present week stands against the plan. */
function gapInWords(gap: number): string {
  if (gap === 0) return "与计划持平";
  return gap < 0 ? `比计划少${-gap}条` : `比计划多${gap}条`;
}

/** Planned against actual closing, added up week by week, with the figures at the ends of the lines; each week opens its rows. */
export function BurnUp({ weeks }: { weeks: readonly Week[] }) {
  const { grid, planned, actual, now } = burnUpLines(weeks);
  const present = weeks[now];
  const at = actual.at(-1);
  const gap = present?.actual ? present.actual.value - present.planned.value : 0;
  const end = planned.at(-1);
  const last = weeks.at(-1);
  // Beside the present week on the side where there is room.
  const left = at !== undefined && at.x > BOX.width - 110;
  const beside = at && { x: left ? at.x - 6 : at.x + 6, textAnchor: left ? ("end" as const) : ("start" as const) };
  const written = end && endLabels(end, at ?? { x: 0, y: end.y });
  return (
    <svg
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      className="block h-[196px] w-full print:h-32"
      fontSize="11"
      fill={CHART.muted}
    >
      <title>{`逐周累计：应销号与已销号${present ? `，本周${gapInWords(gap)}` : ""}`}</title>
      {grid.map(({ y, value }) => (
        <g key={value}>
          <path d={`M${BOX.left} ${y}H${BOX.width - BOX.right}`} stroke={CHART.line} />
          <text x={BOX.left - 5} y={y + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {labelled(weeks.length, now).map((i) => {
        const week = weeks[i];
        const x = planned[i]?.x;
        return (
          week && (
            <text key={week.week} x={x} y={BOX.height - 5} textAnchor="middle">
              {monthAndDay(week)}
            </text>
          )
        );
      })}
      {at && (
        <>
          <path d={`M${at.x} ${BOX.top - 2}V${BOX.height - BOX.bottom}`} stroke={CHART.ink} strokeDasharray="1 3" />
          <text x={at.x} y={BOX.top - 5} textAnchor="middle" fill={CHART.ink}>
            本周
          </text>
        </>
      )}
      <path d={path(planned)} fill="none" stroke={CHART.muted} strokeWidth="1.5" strokeDasharray="4 3" />
      <path d={path(actual)} fill="none" stroke={CHART.green} strokeWidth="2.5" strokeLinejoin="round" />
      {end && last && (
        <text x={end.x} y={written?.planned} textAnchor="end">
          应销号 {last.planned.value}
        </text>
      )}
      {at && beside && present?.actual && (
        <>
          <text {...beside} y={written?.gap} fontSize="12" fontWeight="600" fill={gap < 0 ? CHART.red : CHART.green}>
            {gapInWords(gap)}
          </text>
          <text {...beside} y={written?.actual} fill={CHART.green}>
            已销号 {present.actual.value}
          </text>
        </>
      )}
      {weeks.slice(0, now + 1).map((week, i) => {
        const point = actual[i];
        return (
          week.actual &&
          point && (
            <Link
              key={week.week}
              href={week.actual.href}
              tabIndex={-1}
              aria-label={`截至${addDays(week.week, 6)}已销号${week.actual.value}条`}
            >
              <circle
                cx={point.x}
                cy={point.y}
                r={i === now ? 3 : 2}
                fill={CHART.green}
                stroke="transparent"
                strokeWidth="8"
              />
            </Link>
          )
        );
      })}
    </svg>
  );
}
