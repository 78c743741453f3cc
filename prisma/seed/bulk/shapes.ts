/** Columns of the tables generated data fills, as the migrations made them. */

export const PERSON = { id: "uuid", body_id: "uuid", name: "text", title: "text", created_at: "timestamptz" } as const;
export const ACCOUNT = {
  id: "uuid",
  person_id: "uuid",
  login: "text",
  password_hash: "text",
  must_change_password: "boolean",
  created_at: "timestamptz",
} as const;
export const POST = {
  id: "uuid",
  person_id: "uuid",
  role: "role",
  body_id: "uuid",
  unit_id: "uuid",
  from_on: "date",
  created_at: "timestamptz",
} as const;
export const BODY = {
  id: "uuid",
  parent_id: "uuid",
  name: "text",
  short_name: "text",
  created_at: "timestamptz",
} as const;
export const UNIT = {
  id: "uuid",
  body_id: "uuid",
  kind: "unit_kind",
  name: "text",
  short_name: "text",
  aliases: "text[]",
  position: "integer",
  created_at: "timestamptz",
} as const;
export const INSPECTION = {
  id: "uuid",
  body_id: "uuid",
  kind: "inspection_kind",
  title: "text",
  round: "text",
  feedback_on: "date",
  plan_due_on: "date",
  concentrated_end_on: "date",
  report_due_on: "date",
  chain: "signing_stage[]",
  created_at: "timestamptz",
} as const;
export const SECTION = {
  id: "uuid",
  body_id: "uuid",
  inspection_id: "uuid",
  number: "text",
  title: "text",
  position: "integer",
} as const;
export const ISSUE = {
  id: "uuid",
  body_id: "uuid",
  inspection_id: "uuid",
  section_id: "uuid",
  code: "text",
  title: "text",
  position: "integer",
  created_at: "timestamptz",
} as const;
export const NUMBER_SEQUENCE = { body_id: "uuid", kind: "number_kind", within_id: "uuid", last: "integer" } as const;
export const MEASURE = {
  id: "uuid",
  body_id: "uuid",
  inspection_id: "uuid",
  issue_id: "uuid",
  root_issue_id: "uuid",
  section_id: "uuid",
  code: "text",
  sort_key: "text",
  position: "integer",
  text: "text",
  leader_id: "uuid",
  lead_unit_id: "uuid",
  time_class: "time_class",
  original_due_on: "date",
  due_on: "date",
  due_text: "text",
  status: "measure_status",
  stage: "signing_stage",
  last_heard_on: "date",
  last_progress_on: "date",
  held_days: "integer",
  stage_since: "date",
  started_on: "date",
  submitted_on: "date",
  closed_on: "date",
  struck_at: "timestamptz",
  struck_reason: "text",
  created_at: "timestamptz",
  version: "integer",
} as const;
export const MEASURE_UNIT = { measure_id: "uuid", unit_id: "uuid" } as const;
export const PROGRESS = {
  id: "uuid",
  measure_id: "uuid",
  cycle: "integer",
  kind: "progress_kind",
  text: "text",
  person_id: "uuid",
  person_name: "text",
  post_label: "text",
  day: "date",
  created_at: "timestamptz",
} as const;
export const APPLICATION = {
  id: "uuid",
  kind: "application_kind",
  measure_id: "uuid",
  chain: "signing_stage[]",
  rules: "integer",
  leader_id: "uuid",
  lead_unit_id: "uuid",
  cycle: "integer",
  attempt: "integer",
  state: "application_state",
  statement: "text",
  applicant_id: "uuid",
  applicant_name: "text",
  applicant_post_label: "text",
  submitted_at: "timestamptz",
  decided_at: "timestamptz",
} as const;
export const SIGNATURE = {
  id: "uuid",
  application_id: "uuid",
  stage: "signing_stage",
  decision: "decision",
  remark: "text",
  checks: "text[]",
  person_id: "uuid",
  person_name: "text",
  post_label: "text",
  created_at: "timestamptz",
} as const;
export const POINT = { id: "uuid", application_id: "uuid", position: "integer", text: "text" } as const;
