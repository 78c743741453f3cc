import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DataTable } from "@/components/table/data-table";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { recordCluesAction } from "@/lib/actions/inspection";
import type { Day } from "@/lib/domain/day";
import type { InspectionPage } from "@/lib/queries/inspection-page";

type Clue = NonNullable<InspectionPage["clues"]>[number];

function RecordForm({ inspectionId, latest, today }: { inspectionId: string; latest: Clue | undefined; today: Day }) {
  return (
    <Dialog
      trigger={<Button size="sm">登记数量</Button>}
      title="登记问题线索数量"
      description="只登记数量，不得填写线索内容。同一天再次登记会更正当天的数字，原数字留在办理记录里。"
      size="sm"
    >
      <ActionForm
        action={recordCluesAction}
        successMessage="已登记"
        resetOnSuccess
        labels={{ asOf: "截至日期", transferred: "移交", concluded: "办结" }}
      >
        <input type="hidden" name="inspectionId" value={inspectionId} />
        <Field label="截至日期" name="asOf" required>
          <DateInput name="asOf" defaultValue={today} max={today} today={today} />
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <Field label="累计移交（件）" name="transferred" required>
            <Input name="transferred" type="number" min={0} step={1} required defaultValue={latest?.transferred} />
          </Field>
          <Field label="其中办结（件）" name="concluded" required hint="在办数由移交减办结得出">
            <Input name="concluded" type="number" min={0} step={1} required defaultValue={latest?.concluded} />
          </Field>
        </div>
        <div>
          <SubmitButton>保存</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

/** 问题线索 as counts, by day; for those who read the whole body. */
export function InspectionClues({
  inspectionId,
  clues,
  mayRecord,
  today,
}: {
  inspectionId: string;
  clues: Clue[];
  mayRecord: boolean;
  today: Day;
}) {
  const number = (n: number) => <span className="nums">{n} 件</span>;
  return (
    <Panel
      title="问题线索"
      description="只记数量，不记内容。"
      flush
      actions={mayRecord && <RecordForm inspectionId={inspectionId} latest={clues[0]} today={today} />}
    >
      <DataTable
        caption="问题线索数量"
        rows={clues}
        getRowId={(c) => c.asOf}
        columns={[
          { key: "asOf", head: "截至", cell: (c) => <span className="nums">{c.asOf}</span> },
          { key: "transferred", head: "移交", align: "right", cell: (c) => number(c.transferred) },
          { key: "concluded", head: "办结", align: "right", cell: (c) => number(c.concluded) },
          { key: "pending", head: "在办", align: "right", cell: (c) => number(c.pending) },
        ]}
        empty={
          <EmptyState
            title="还没有登记过数量"
            hint={mayRecord ? "有线索移交时，按截至日期登记移交和办结的件数。" : "领导小组办公室登记以后会出现在这里。"}
          />
        }
      />
    </Panel>
  );
}
