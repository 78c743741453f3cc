import { z } from "zod";
import {
  contractMeasureSchema,
  type DraftMeasure,
  type DraftProblem,
  type Source,
} from "@/lib/features/import/read/outline/types";

/** Contract of `npm run report:parse` for a work plan (实施方案): tasks in place of issues, targets beside them. */

const task = z.strictObject({
  number: z.number().int().nullable(),
  title: z.string(),
  text: z.string(),
  measures: z.array(contractMeasureSchema),
});
export const operatorSchema = z.enum([">=", "=", "<="]);
export const planContractSchema = z.strictObject({
  kind: z.literal("plan"),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
  /** YYYY-MM-DD, or YYYY-MM. */
  issuedOn: z.string().nullable(),
  tasks: z.array(task),
  safeguards: z.array(task),
  targets: z.array(
    z.strictObject({
      /** Number of its task; null for an aim of the whole plan. */
      task: z.number().int().nullable(),
      indicator: z.string(),
      operator: operatorSchema,
      value: z.number(),
      unit: z.string(),
      by: z.string().nullable(),
      text: z.string(),
    }),
  ),
  problems: z.array(
    z.strictObject({
      line: z.number().int(),
      message: z.string(),
      text: z.string(),
      count: z.number().int().optional(),
      lines: z.array(z.number().int()).optional(),
    }),
  ),
});
export type PlanContract = z.infer<typeof planContractSchema>;
export type Operator = z.infer<typeof operatorSchema>;

export type DraftTask = {
  number: number | null;
  title: string;
  text: string;
  measures: DraftMeasure[];
  source: Source;
};
export type DraftTarget = {
  task: number | null;
  indicator: string;
  operator: Operator;
  value: number;
  unit: string;
  /** The last day it may be reached on; null where the text names none that can be dated. */
  by: string | null;
  text: string;
  source: Source;
};
export type ParsedPlan = {
  kind: "plan";
  title: string | null;
  issuer: string | null;
  issuedOn: string | null;
  tasks: DraftTask[];
  safeguards: DraftTask[];
  targets: DraftTarget[];
  problems: DraftProblem[];
};
