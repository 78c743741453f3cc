import type { ChangeEvent } from "react";
import { ClampText } from "@/components/ui/clamp-text";
import { cn } from "@/components/ui/cn";
import { Checkbox } from "@/components/ui/control/checkbox";
import { LINE_LABELS } from "@/lib/domain/labels";
import type { AnswerLine, AnswerMeasure, AnswerSheet } from "@/lib/features/measure/queries/answer-sheet";
import { isTicked, shortNames, type Ticks } from "./ticks";

type TableProps = {
  sheet: AnswerSheet;
  ticks: Ticks;
  /** Lines nothing answers as it is ticked now. */
  open: ReadonlySet<string>;
  onTick: (measure: AnswerMeasure, line: AnswerLine, on: boolean) => void;
};

/** The lines in full, and beneath them each measure with a box for every line; for one measure the boxes stand at the lines. */
export function AnswersTable(props: TableProps) {
  const [only] = props.sheet.measures;
  return props.sheet.measures.length === 1 && only ? <OneMeasure {...props} measure={only} /> : <Matrix {...props} />;
}

function OneMeasure({ sheet, ticks, open, onTick, measure }: TableProps & { measure: AnswerMeasure }) {
  return (
    <>
      <p className="mb-2 rounded-md border border-line bg-ground px-3 py-2">
        <span className="nums mr-2 font-medium">{measure.code}</span>
        {measure.text}
      </p>
      <ul className="divide-y divide-line">
        {sheet.lines.map((line) => (
          <li key={line.id} className="py-1.5">
            <Checkbox
              {...tickOf({ ticks, onTick }, measure, line)}
              label={
                <>
                  <span className="mr-2 text-sm text-muted">{LINE_LABELS[line.kind]}</span>
                  {line.text}
                  <Beside line={line} open={open.has(line.id)} />
                  {measure.near.includes(line.id) && <span className="ml-2 text-sm text-muted">文字相近</span>}
                </>
              }
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Matrix({ sheet, ticks, open, onTick }: TableProps) {
  const names = shortNames(sheet);
  return (
    <>
      <dl className="mb-3 grid grid-cols-[3.5rem_minmax(0,1fr)] gap-y-1 rounded-md border border-line bg-ground px-3 py-2">
        {sheet.lines.map((line) => (
          <div key={line.id} className="contents">
            <dt className="nums text-sm leading-[1.4rem] text-muted">{names.get(line.id)}</dt>
            <dd>
              {line.text}
              <Beside line={line} open={open.has(line.id)} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="overflow-x-auto">
        <table className="w-full text-left [&_td]:border-t [&_td]:border-line [&_td]:px-2 [&_td]:py-1.5 [&_td]:align-top">
          <thead>
            <tr className="text-sm text-muted">
              <th scope="col" className="w-18 px-2 py-1 font-medium">
                编号
              </th>
              <th scope="col" className="min-w-64 px-2 py-1 font-medium">
                整改措施
              </th>
              {sheet.lines.map((line) => (
                <th
                  key={line.id}
                  scope="col"
                  title={line.text}
                  className={cn("w-14 px-2 py-1 text-center font-medium", open.has(line.id) && "text-amber")}
                >
                  {names.get(line.id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.measures.map((measure) => (
              <tr key={measure.id} className="hover:bg-hover">
                <td className="nums font-medium">{measure.code}</td>
                <td>
                  <ClampText text={measure.text} lines={2} />
                </td>
                {sheet.lines.map((line) => (
                  <td key={line.id} className="p-0!">
                    <label
                      title={measure.near.includes(line.id) ? `与${names.get(line.id)}文字相近` : undefined}
                      className={cn(
                        "flex min-h-8 items-center justify-center",
                        measure.near.includes(line.id) && open.has(line.id) && "bg-amber-tint",
                      )}
                    >
                      <input
                        type="checkbox"
                        aria-label={`${measure.code} 对应${names.get(line.id)}`}
                        className="size-4 accent-solid"
                        {...tickOf({ ticks, onTick }, measure, line)}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Where the line stands, and whether anything answers it. */
function Beside({ line, open }: { line: AnswerLine; open: boolean }) {
  return (
    <>
      {line.of && <span className="ml-2 text-sm text-muted">{line.of}</span>}
      {open && <span className="ml-2 text-sm text-amber">未对应</span>}
      {line.elsewhere > 0 && <span className="ml-2 text-sm text-muted">另有 {line.elsewhere} 条措施对应</span>}
    </>
  );
}

/** The box of a measure and a line. */
const tickOf = ({ ticks, onTick }: Pick<TableProps, "ticks" | "onTick">, measure: AnswerMeasure, line: AnswerLine) => ({
  checked: isTicked(measure, line, ticks),
  onChange: (event: ChangeEvent<HTMLInputElement>) => onTick(measure, line, event.target.checked),
});
