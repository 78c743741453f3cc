-- AlterTable
ALTER TABLE "progress_entry" ADD COLUMN     "from_sheet" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "progress_withdrawal" (
    "progress_entry_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "progress_withdrawal_pkey" PRIMARY KEY ("progress_entry_id")
);

-- CreateTable
CREATE TABLE "sheet_import" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "file" BYTEA,
    "read" JSONB NOT NULL,
    "choices" JSONB NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'REVIEW',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sheet_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sheet_import_row" (
    "id" UUID NOT NULL,
    "sheet_import_id" UUID NOT NULL,
    "measure_id" UUID,
    "issue_id" UUID,
    "created" BOOLEAN NOT NULL,
    "before" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "sheet_import_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sheet_heading" (
    "body_id" UUID NOT NULL,
    "heading" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "sheet_heading_pkey" PRIMARY KEY ("body_id","heading")
);

-- CreateIndex
CREATE INDEX "sheet_import_body_id_state_updated_at_id_idx" ON "sheet_import"("body_id", "state", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "sheet_import_person_id_state_updated_at_id_idx" ON "sheet_import"("person_id", "state", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "sheet_import_inspection_id_idx" ON "sheet_import"("inspection_id");

-- CreateIndex
CREATE INDEX "sheet_import_row_sheet_import_id_idx" ON "sheet_import_row"("sheet_import_id");

-- CreateIndex
CREATE INDEX "sheet_import_row_measure_id_idx" ON "sheet_import_row"("measure_id");

-- CreateIndex
CREATE INDEX "sheet_import_row_issue_id_idx" ON "sheet_import_row"("issue_id");

-- AddForeignKey
ALTER TABLE "progress_withdrawal" ADD CONSTRAINT "progress_withdrawal_progress_entry_id_fkey" FOREIGN KEY ("progress_entry_id") REFERENCES "progress_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import" ADD CONSTRAINT "sheet_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import_row" ADD CONSTRAINT "sheet_import_row_sheet_import_id_fkey" FOREIGN KEY ("sheet_import_id") REFERENCES "sheet_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import_row" ADD CONSTRAINT "sheet_import_row_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_import_row" ADD CONSTRAINT "sheet_import_row_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_heading" ADD CONSTRAINT "sheet_heading_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
