"use client";

import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import type { ActionResult } from "@/components/form/action-result";
import { SubmitButton } from "@/components/form/submit-button";
import { DateInput } from "@/components/ui/control/date-input";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { RadioGroup } from "@/components/ui/control/radio-group";
import { Select } from "@/components/ui/control/select";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { type Day, parseDay } from "@/lib/domain/day";
import { INSPECTION_DAY_LABELS } from "@/lib/domain/inspection/inspection-days";
import { type Periods, presetPeriods } from "@/lib/domain/inspection/periods";
import { INSPECTION_KIND_LABELS, STAGE_LABELS } from "@/lib/domain/labels";
import {
  ADDRESS_MAX,
  EMAIL_MAX,
  INSPECTION_TITLE_MAX,
  INSPECTION_WORD_MAX,
  PHONE_MAX,
  POSTCODE_MAX,
} from "@/lib/domain/limits";
import { FULL_CHAIN, SHORT_CHAIN } from "@/lib/domain/signing/stages";
import { INSPECTION_KINDS, type InspectionKind, type SigningStage } from "@/lib/domain/types";
import { createInspectionAction, editInspectionAction } from "@/lib/features/inspection/actions";

export type InspectionValues = {
  id: string;
  version: number;
  kind: InspectionKind;
  title: string;
  term: string;
  round: string;
  batch: string;
  team: string;
  onsiteFrom: Day | null;
  onsiteTo: Day | null;
  feedbackOn: Day;
  planDueOn: Day;
  concentratedEndOn: Day;
  reportDueOn: Day;
  silentAfterDays: number;
  stuckAfterDays: number;
  reviewEveryDays: number;
  chain: SigningStage[];
  contactPhone: string;
  contactEmail: string;
  contactAddress: string;
  contactPostcode: string;
};

const LABELS = {
  bodyId: "被巡视(巡察)单位",
  kind: "类型",
  title: "名称",
  ...INSPECTION_DAY_LABELS,
  silentAfterDays: "无进展天数",
  stuckAfterDays: "滞留天数",
  reviewEveryDays: "复核间隔",
  chain: "销号流程",
  contactPhone: "联系电话",
  contactEmail: "电子邮箱",
  contactAddress: "通讯地址",
  contactPostcode: "邮政编码",
};

const PERIOD_KEYS = ["planDueOn", "concentratedEndOn", "reportDueOn"] as const satisfies readonly (keyof Periods)[];

const inWords = (chain: readonly SigningStage[]) => chain.map((stage) => STAGE_LABELS[stage]).join(" → ");

function chainOptions(current: readonly SigningStage[] | undefined) {
  const known = [
    { value: "SHORT", label: "短链", hint: inWords(SHORT_CHAIN) },
    { value: "FULL", label: "长链", hint: inWords(FULL_CHAIN) },
  ];
  const other = current && ![SHORT_CHAIN, FULL_CHAIN].some((chain) => chain.join() === current.join());
  return other ? [...known, { value: "KEEP", label: "保持现有环节", hint: inWords(current) }] : known;
}

function chosenChain(current: readonly SigningStage[] | undefined): string {
  if (!current || current.join() === SHORT_CHAIN.join()) return "SHORT";
  return current.join() === FULL_CHAIN.join() ? "FULL" : "KEEP";
}

/**
 * Set-up of an inspection. The three periods follow the kind and the feedback day until somebody sets one by hand; of an
 * inspection that exists they stand as they were set, and can be computed anew on request.
 */
export function InspectionForm({
  bodies,
  inspection,
  standing,
  today,
}: {
  bodies: { id: string; name: string }[];
  /** The inspection to edit; absent for a new one. */
  inspection?: InspectionValues | undefined;
  /** Applications that stand: each keeps the chain it was made under. */
  standing: number;
  today: Day;
}) {
  const [kind, setKind] = useState<InspectionKind>(inspection?.kind ?? "XUNCHA");
  const [feedbackOn, setFeedbackOn] = useState<string>(inspection?.feedbackOn ?? "");
  const [periods, setPeriods] = useState<Record<keyof Periods, string>>({
    planDueOn: inspection?.planDueOn ?? "",
    concentratedEndOn: inspection?.concentratedEndOn ?? "",
    reportDueOn: inspection?.reportDueOn ?? "",
  });
  const [byHand, setByHand] = useState(inspection !== undefined);

  function preset(nextKind: InspectionKind, nextDay: string) {
    const day = parseDay(nextDay);
    return day ? presetPeriods(nextKind, day) : null;
  }
  function follow(nextKind: InspectionKind, nextDay: string) {
    const computed = byHand ? null : preset(nextKind, nextDay);
    if (computed) setPeriods(computed);
  }
  const usual = preset(kind, feedbackOn);
  const differs = usual !== null && PERIOD_KEYS.some((key) => usual[key] !== periods[key]);

  const save: (data: FormData) => Promise<ActionResult<{ id?: string }>> = inspection
    ? editInspectionAction
    : createInspectionAction;
  const [onlyBody] = bodies;

  return (
    <ActionForm
      action={save}
      labels={LABELS}
      successMessage={inspection ? "已保存" : "已新建"}
      redirectTo={({ id = inspection?.id }) => (id ? `/inspections/${id}` : "/inspections")}
      className="flex max-w-4xl flex-col gap-4"
    >
      {inspection && (
        <>
          <input type="hidden" name="inspectionId" value={inspection.id} />
          <input type="hidden" name="version" value={inspection.version} />
        </>
      )}
      <Panel title="基本情况">
        <div className="grid gap-4 md:grid-cols-2">
          {!inspection &&
            (bodies.length === 1 && onlyBody ? (
              <input type="hidden" name="bodyId" value={onlyBody.id} />
            ) : (
              <Field label={LABELS.bodyId} name="bodyId" required className="md:col-span-2">
                <Select
                  name="bodyId"
                  required
                  placeholder="请选择"
                  options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
            ))}
          <Field label={LABELS.kind} name="kind" required>
            <Select
              name="kind"
              value={kind}
              options={INSPECTION_KINDS.map((value) => ({ value, label: INSPECTION_KIND_LABELS[value] }))}
              onChange={(event) => {
                const next = INSPECTION_KINDS.find((k) => k === event.target.value) ?? kind;
                setKind(next);
                follow(next, feedbackOn);
              }}
            />
          </Field>
          <Field label={LABELS.title} name="title" required hint="例如 十二届市委第三轮巡察">
            <Input name="title" required maxLength={INSPECTION_TITLE_MAX} defaultValue={inspection?.title} />
          </Field>
          <Field label="届次" name="term">
            <Input
              name="term"
              maxLength={INSPECTION_WORD_MAX}
              defaultValue={inspection?.term}
              placeholder="十二届市委"
            />
          </Field>
          <Field label="轮次" name="round">
            <Input name="round" maxLength={INSPECTION_WORD_MAX} defaultValue={inspection?.round} placeholder="第三轮" />
          </Field>
          <Field label="批次" name="batch">
            <Input name="batch" maxLength={INSPECTION_WORD_MAX} defaultValue={inspection?.batch} />
          </Field>
          <Field label="巡视巡察组" name="team">
            <Input
              name="team"
              maxLength={INSPECTION_WORD_MAX}
              defaultValue={inspection?.team}
              placeholder="市委第二巡察组"
            />
          </Field>
        </div>
      </Panel>
      <Panel title="时间节点" description="三个截止日按类型和反馈日期算出，可以逐个改。">
        <div className="grid gap-4 md:grid-cols-2">
          <Field label="进驻日期" name="onsiteFrom">
            <DateInput name="onsiteFrom" defaultValue={inspection?.onsiteFrom ?? ""} />
          </Field>
          <Field label="撤点日期" name="onsiteTo">
            <DateInput name="onsiteTo" defaultValue={inspection?.onsiteTo ?? ""} />
          </Field>
          <Field label={LABELS.feedbackOn} name="feedbackOn" required className="md:col-span-2">
            <DateInput
              name="feedbackOn"
              required
              today={today}
              value={feedbackOn}
              onChange={(event) => {
                setFeedbackOn(event.target.value);
                follow(kind, event.target.value);
              }}
            />
          </Field>
          {PERIOD_KEYS.map((key) => (
            <Field key={key} label={INSPECTION_DAY_LABELS[key]} name={key} required>
              <DateInput
                name={key}
                required
                today={today}
                value={periods[key]}
                onChange={(event) => {
                  setByHand(true);
                  setPeriods({ ...periods, [key]: event.target.value });
                }}
              />
            </Field>
          ))}
          {byHand && differs && (
            <p className="self-end text-sm text-muted">
              按反馈日期推算：方案 <span className="nums">{usual.planDueOn}</span>，集中整改{" "}
              <span className="nums">{usual.concentratedEndOn}</span>，报告{" "}
              <span className="nums">{usual.reportDueOn}</span>。
              <button
                type="button"
                className="text-link hover:underline"
                onClick={() => {
                  setPeriods(usual);
                  setByHand(false);
                }}
              >
                采用推算日期
              </button>
            </p>
          )}
        </div>
      </Panel>
      <Panel title="督办与销号">
        <div className="flex flex-col gap-4">
          <div className="grid gap-4 md:grid-cols-3">
            <Field
              label="多少天没有进展要提醒"
              name="silentAfterDays"
              required
              hint="整改中的措施满这个天数没有进展的列为无进展，没有任何报送的列为未报送"
            >
              <Input
                name="silentAfterDays"
                inputMode="numeric"
                required
                className="nums"
                defaultValue={inspection?.silentAfterDays ?? 14}
              />
            </Field>
            <Field
              label="审核停留多少个工作日算滞留"
              name="stuckAfterDays"
              required
              hint="销号申请在一个环节满这个天数未审，提醒该环节"
            >
              <Input
                name="stuckAfterDays"
                inputMode="numeric"
                required
                className="nums"
                defaultValue={inspection?.stuckAfterDays ?? 5}
              />
            </Field>
            <Field
              label="长期坚持事项多少天复核一次"
              name="reviewEveryDays"
              required
              hint="措施自己没有定复核间隔时用这个"
            >
              <Input
                name="reviewEveryDays"
                inputMode="numeric"
                required
                className="nums"
                defaultValue={inspection?.reviewEveryDays ?? 90}
              />
            </Field>
          </div>
          {standing > 0 && (
            <Notice tone="info">
              有 <span className="nums">{standing}</span>{" "}
              条措施正在审核，仍按提出申请时的环节办理；更换后的环节用于以后提出的申请。
            </Notice>
          )}
          <RadioGroup
            name="chain"
            legend="销号流程"
            options={chainOptions(inspection?.chain)}
            defaultValue={chosenChain(inspection?.chain)}
          />
        </div>
      </Panel>
      <Panel title="监督联系方式" description="公开整改情况时刊登，可以以后再填。">
        <div className="grid gap-4 md:grid-cols-2">
          <Field label={LABELS.contactPhone} name="contactPhone">
            <Input name="contactPhone" maxLength={PHONE_MAX} defaultValue={inspection?.contactPhone} />
          </Field>
          <Field label={LABELS.contactEmail} name="contactEmail">
            <Input name="contactEmail" maxLength={EMAIL_MAX} defaultValue={inspection?.contactEmail} />
          </Field>
          <Field label={LABELS.contactAddress} name="contactAddress">
            <Input name="contactAddress" maxLength={ADDRESS_MAX} defaultValue={inspection?.contactAddress} />
          </Field>
          <Field label={LABELS.contactPostcode} name="contactPostcode">
            <Input name="contactPostcode" maxLength={POSTCODE_MAX} defaultValue={inspection?.contactPostcode} />
          </Field>
        </div>
      </Panel>
      <div className="flex gap-2">
        <SubmitButton>{inspection ? "保存" : "新建"}</SubmitButton>
        <LinkButton href={inspection ? `/inspections/${inspection.id}` : "/inspections"}>取消</LinkButton>
      </div>
    </ActionForm>
  );
}
