-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('FIRST_LEADER', 'GROUP_LEADER', 'DEPUTY_LEADER', 'GROUP_MEMBER', 'OFFICE', 'SUPERVISION', 'RESPONSIBLE_LEADER', 'UNIT_HEAD', 'LIAISON', 'DISCIPLINE', 'INSPECTION_OFFICE', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN');

-- CreateEnum
CREATE TYPE "unit_kind" AS ENUM ('DEPARTMENT', 'SUBORDINATE', 'OUTSIDE');

-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('REVIEW', 'CONFIRMED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "inspection_kind" AS ENUM ('XUNSHI', 'XUNCHA', 'AUDIT', 'ENVIRONMENT', 'OTHER');

-- CreateEnum
CREATE TYPE "close_out_stage" AS ENUM ('UNIT_HEAD', 'RESPONSIBLE_LEADER', 'OFFICE', 'SUPERVISION', 'GROUP_LEADER');

-- CreateEnum
CREATE TYPE "printed_group" AS ENUM ('COMPLETED', 'ONGOING');

-- CreateEnum
CREATE TYPE "extended_kind" AS ENUM ('ANALOGOUS', 'REFORM');

-- CreateEnum
CREATE TYPE "measure_status" AS ENUM ('PLANNED', 'UNDERWAY', 'SUBMITTED', 'RETURNED', 'CLOSED');

-- CreateEnum
CREATE TYPE "time_class" AS ENUM ('IMMEDIATE', 'TIME_BOUND', 'LONG_TERM');

-- CreateEnum
CREATE TYPE "progress_kind" AS ENUM ('PROGRESS', 'NO_CHANGE', 'REVIEW');

-- CreateEnum
CREATE TYPE "outcome_kind" AS ENUM ('RULE', 'RECOVERED', 'ACCOUNTABILITY', 'MEETING', 'TRAINING', 'CHECK', 'OTHER');

-- CreateEnum
CREATE TYPE "close_out_state" AS ENUM ('PENDING', 'RETURNED', 'CLOSED');

-- CreateEnum
CREATE TYPE "step_decision" AS ENUM ('APPROVE', 'RETURN');

-- CreateEnum
CREATE TYPE "installation_kind" AS ENUM ('EXAMPLE', 'REAL');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "login" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "password_changed_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "address" TEXT NOT NULL DEFAULT '',
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "body_id" UUID NOT NULL,
    "unit_id" UUID,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "body" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "kind" "unit_kind" NOT NULL DEFAULT 'DEPARTMENT',
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "aliases" TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,
    "ended_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "body_id" UUID,
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" UUID,
    "person_name" TEXT NOT NULL,
    "post_id" UUID,
    "post_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "subject_label" TEXT NOT NULL,
    "inspection_id" UUID,
    "issue_id" UUID,
    "measure_id" UUID,
    "changes" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_chain" (
    "key" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "event_chain_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "key" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "import_draft" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'REVIEW',
    "inspection_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "import_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "kind" "inspection_kind" NOT NULL,
    "title" TEXT NOT NULL,
    "term" TEXT NOT NULL DEFAULT '',
    "round" TEXT NOT NULL DEFAULT '',
    "batch" TEXT NOT NULL DEFAULT '',
    "team" TEXT NOT NULL DEFAULT '',
    "onsite_from" DATE,
    "onsite_to" DATE,
    "feedback_on" DATE NOT NULL,
    "plan_due_on" DATE NOT NULL,
    "concentrated_end_on" DATE NOT NULL,
    "report_due_on" DATE NOT NULL,
    "silent_after_days" INTEGER NOT NULL DEFAULT 14,
    "review_every_days" INTEGER NOT NULL DEFAULT 90,
    "chain" "close_out_stage"[] DEFAULT ARRAY['OFFICE', 'SUPERVISION']::"close_out_stage"[],
    "contact_phone" TEXT NOT NULL DEFAULT '',
    "contact_email" TEXT NOT NULL DEFAULT '',
    "contact_address" TEXT NOT NULL DEFAULT '',
    "contact_postcode" TEXT NOT NULL DEFAULT '',
    "archived_at" TIMESTAMPTZ(3),
    "last_issue_number" INTEGER NOT NULL DEFAULT 0,
    "last_analogous_number" INTEGER NOT NULL DEFAULT 0,
    "last_reform_number" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clue_count" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "as_of" DATE NOT NULL,
    "transferred" INTEGER NOT NULL,
    "concluded" INTEGER NOT NULL,
    "pending" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clue_count_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "section_id" UUID,
    "code" TEXT NOT NULL,
    "printed_number" INTEGER,
    "printed_group" "printed_group",
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "target" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "last_measure_number" INTEGER NOT NULL DEFAULT 0,
    "nearly_done_at" TIMESTAMPTZ(3),
    "nearly_done_reason" TEXT NOT NULL DEFAULT '',
    "struck_at" TIMESTAMPTZ(3),
    "struck_reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manifestation" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "manifestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opinion" (
    "id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "section_id" UUID,
    "issue_id" UUID,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extended_item" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "kind" "extended_kind" NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "issue_id" UUID,
    "section_id" UUID,
    "position" INTEGER NOT NULL,
    "last_measure_number" INTEGER NOT NULL DEFAULT 0,
    "struck_at" TIMESTAMPTZ(3),
    "struck_reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "extended_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "issue_id" UUID,
    "extended_item_id" UUID,
    "root_issue_id" UUID,
    "section_id" UUID,
    "code" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "leader_id" UUID,
    "lead_unit_id" UUID,
    "owner_id" UUID,
    "time_class" "time_class",
    "original_due_on" DATE,
    "due_on" DATE,
    "due_text" TEXT NOT NULL DEFAULT '',
    "review_every_days" INTEGER,
    "remark" TEXT NOT NULL DEFAULT '',
    "status" "measure_status" NOT NULL DEFAULT 'PLANNED',
    "stage" "close_out_stage",
    "cycle" INTEGER NOT NULL DEFAULT 1,
    "last_heard_on" DATE NOT NULL,
    "started_on" DATE,
    "submitted_on" DATE,
    "closed_on" DATE,
    "struck_at" TIMESTAMPTZ(3),
    "struck_reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_unit" (
    "measure_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "measure_unit_pkey" PRIMARY KEY ("measure_id","unit_id")
);

-- CreateTable
CREATE TABLE "progress_entry" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "kind" "progress_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "post_label" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "progress_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "progress_draft" (
    "person_id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "kind" "progress_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "progress_draft_pkey" PRIMARY KEY ("person_id","measure_id")
);

-- CreateTable
CREATE TABLE "outcome" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "kind" "outcome_kind" NOT NULL,
    "value" DECIMAL(14,2) NOT NULL,
    "unit" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "document_number" TEXT NOT NULL DEFAULT '',
    "effective_on" DATE,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "close_out" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "state" "close_out_state" NOT NULL DEFAULT 'PENDING',
    "statement" TEXT NOT NULL,
    "applicant_id" UUID NOT NULL,
    "applicant_post_label" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "close_out_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "close_out_step" (
    "id" UUID NOT NULL,
    "close_out_id" UUID NOT NULL,
    "stage" "close_out_stage" NOT NULL,
    "decision" "step_decision" NOT NULL,
    "opinion" TEXT NOT NULL,
    "checks" TEXT[],
    "person_id" UUID NOT NULL,
    "post_label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "close_out_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_point" (
    "id" UUID NOT NULL,
    "close_out_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "fixed_at" TIMESTAMPTZ(3),
    "fix_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "return_point_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "kind" "installation_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preference" (
    "person_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "preference_pkey" PRIMARY KEY ("person_id","key")
);

-- CreateIndex
CREATE INDEX "person_body_id_name_id_idx" ON "person"("body_id", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_login_key" ON "account"("login");

-- CreateIndex
CREATE INDEX "session_account_id_ended_at_idx" ON "session"("account_id", "ended_at");

-- CreateIndex
CREATE INDEX "post_person_id_idx" ON "post"("person_id");

-- CreateIndex
CREATE INDEX "post_body_id_role_idx" ON "post"("body_id", "role");

-- CreateIndex
CREATE INDEX "post_unit_id_idx" ON "post"("unit_id");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "body_name_key" ON "body"("name");

-- CreateIndex
CREATE INDEX "body_parent_id_idx" ON "body"("parent_id");

-- CreateIndex
CREATE INDEX "unit_body_id_position_id_idx" ON "unit"("body_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_body_id_name_key" ON "unit"("body_id", "name");

-- CreateIndex
CREATE INDEX "event_measure_id_seq_idx" ON "event"("measure_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "event_issue_id_seq_idx" ON "event"("issue_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "event_inspection_id_seq_idx" ON "event"("inspection_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "event_subject_type_subject_id_idx" ON "event"("subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_chain_seq_key" ON "event"("chain", "seq");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "import_draft_body_id_state_updated_at_id_idx" ON "import_draft"("body_id", "state", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "import_draft_body_id_checksum_idx" ON "import_draft"("body_id", "checksum");

-- CreateIndex
CREATE INDEX "inspection_body_id_feedback_on_id_idx" ON "inspection"("body_id", "feedback_on" DESC, "id");

-- CreateIndex
CREATE INDEX "section_inspection_id_position_id_idx" ON "section"("inspection_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "section_inspection_id_number_key" ON "section"("inspection_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "clue_count_inspection_id_as_of_key" ON "clue_count"("inspection_id", "as_of");

-- CreateIndex
CREATE INDEX "issue_inspection_id_position_id_idx" ON "issue"("inspection_id", "position", "id");

-- CreateIndex
CREATE INDEX "issue_section_id_idx" ON "issue"("section_id");

-- CreateIndex
CREATE UNIQUE INDEX "issue_inspection_id_code_key" ON "issue"("inspection_id", "code");

-- CreateIndex
CREATE INDEX "manifestation_issue_id_position_id_idx" ON "manifestation"("issue_id", "position", "id");

-- CreateIndex
CREATE INDEX "opinion_issue_id_position_id_idx" ON "opinion"("issue_id", "position", "id");

-- CreateIndex
CREATE INDEX "opinion_inspection_id_idx" ON "opinion"("inspection_id");

-- CreateIndex
CREATE INDEX "extended_item_inspection_id_kind_position_id_idx" ON "extended_item"("inspection_id", "kind", "position", "id");

-- CreateIndex
CREATE INDEX "extended_item_issue_id_position_id_idx" ON "extended_item"("issue_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "extended_item_inspection_id_code_key" ON "extended_item"("inspection_id", "code");

-- CreateIndex
CREATE INDEX "measure_inspection_id_sort_key_id_idx" ON "measure"("inspection_id", "sort_key", "id");

-- CreateIndex
CREATE INDEX "measure_inspection_id_due_on_id_idx" ON "measure"("inspection_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "measure_inspection_id_status_due_on_id_idx" ON "measure"("inspection_id", "status", "due_on", "id");

-- CreateIndex
CREATE INDEX "measure_inspection_id_last_heard_on_id_idx" ON "measure"("inspection_id", "last_heard_on", "id");

-- CreateIndex
CREATE INDEX "measure_inspection_id_closed_on_id_idx" ON "measure"("inspection_id", "closed_on", "id");

-- CreateIndex
CREATE INDEX "measure_body_id_status_due_on_id_idx" ON "measure"("body_id", "status", "due_on", "id");

-- CreateIndex
CREATE INDEX "measure_lead_unit_id_due_on_id_idx" ON "measure"("lead_unit_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "measure_leader_id_due_on_id_idx" ON "measure"("leader_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "measure_owner_id_due_on_id_idx" ON "measure"("owner_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "measure_issue_id_position_id_idx" ON "measure"("issue_id", "position", "id");

-- CreateIndex
CREATE INDEX "measure_extended_item_id_position_id_idx" ON "measure"("extended_item_id", "position", "id");

-- CreateIndex
CREATE INDEX "measure_root_issue_id_idx" ON "measure"("root_issue_id");

-- CreateIndex
CREATE INDEX "measure_section_id_idx" ON "measure"("section_id");

-- CreateIndex
CREATE UNIQUE INDEX "measure_inspection_id_code_key" ON "measure"("inspection_id", "code");

-- CreateIndex
CREATE INDEX "measure_unit_unit_id_measure_id_idx" ON "measure_unit"("unit_id", "measure_id");

-- CreateIndex
CREATE INDEX "progress_entry_measure_id_created_at_id_idx" ON "progress_entry"("measure_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "progress_draft_measure_id_idx" ON "progress_draft"("measure_id");

-- CreateIndex
CREATE INDEX "outcome_measure_id_created_at_id_idx" ON "outcome"("measure_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "close_out_measure_id_cycle_attempt_key" ON "close_out"("measure_id", "cycle", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "close_out_step_close_out_id_stage_key" ON "close_out_step"("close_out_id", "stage");

-- CreateIndex
CREATE INDEX "return_point_close_out_id_position_id_idx" ON "return_point"("close_out_id", "position", "id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_person_id_name_key" ON "saved_view"("person_id", "name");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body" ADD CONSTRAINT "body_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_draft" ADD CONSTRAINT "import_draft_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_draft" ADD CONSTRAINT "import_draft_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_draft" ADD CONSTRAINT "import_draft_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue_count" ADD CONSTRAINT "clue_count_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clue_count" ADD CONSTRAINT "clue_count_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manifestation" ADD CONSTRAINT "manifestation_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extended_item" ADD CONSTRAINT "extended_item_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extended_item" ADD CONSTRAINT "extended_item_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extended_item" ADD CONSTRAINT "extended_item_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extended_item" ADD CONSTRAINT "extended_item_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_extended_item_id_fkey" FOREIGN KEY ("extended_item_id") REFERENCES "extended_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_root_issue_id_fkey" FOREIGN KEY ("root_issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_lead_unit_id_fkey" FOREIGN KEY ("lead_unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_unit" ADD CONSTRAINT "measure_unit_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_unit" ADD CONSTRAINT "measure_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_entry" ADD CONSTRAINT "progress_entry_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_entry" ADD CONSTRAINT "progress_entry_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_draft" ADD CONSTRAINT "progress_draft_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "progress_draft" ADD CONSTRAINT "progress_draft_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "close_out" ADD CONSTRAINT "close_out_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "close_out_step" ADD CONSTRAINT "close_out_step_close_out_id_fkey" FOREIGN KEY ("close_out_id") REFERENCES "close_out"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_point" ADD CONSTRAINT "return_point_close_out_id_fkey" FOREIGN KEY ("close_out_id") REFERENCES "close_out"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preference" ADD CONSTRAINT "preference_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
