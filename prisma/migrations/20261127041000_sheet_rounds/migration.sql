-- CreateTable
CREATE TABLE "sheet_round" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "made_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "cooperating" BOOLEAN NOT NULL,
    "open_only" BOOLEAN NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sheet_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sheet_round_unit" (
    "round_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "sheet_round_unit_pkey" PRIMARY KEY ("round_id","unit_id")
);

-- CreateTable
CREATE TABLE "sheet_return" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "import_id" UUID,
    "file_name" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "returned_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "sheet_return_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sheet_round_body_id_created_at_id_idx" ON "sheet_round"("body_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "sheet_round_inspection_id_created_at_id_idx" ON "sheet_round"("inspection_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "sheet_round_unit_unit_id_round_id_idx" ON "sheet_round_unit"("unit_id", "round_id");

-- CreateIndex
CREATE INDEX "sheet_return_round_id_unit_id_returned_at_id_idx" ON "sheet_return"("round_id", "unit_id", "returned_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "sheet_return_import_id_round_id_unit_id_key" ON "sheet_return"("import_id", "round_id", "unit_id");

-- AddForeignKey
ALTER TABLE "sheet_round" ADD CONSTRAINT "sheet_round_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_round" ADD CONSTRAINT "sheet_round_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_round" ADD CONSTRAINT "sheet_round_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_round_unit" ADD CONSTRAINT "sheet_round_unit_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "sheet_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_round_unit" ADD CONSTRAINT "sheet_round_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_return" ADD CONSTRAINT "sheet_return_round_id_unit_id_fkey" FOREIGN KEY ("round_id", "unit_id") REFERENCES "sheet_round_unit"("round_id", "unit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sheet_return" ADD CONSTRAINT "sheet_return_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
