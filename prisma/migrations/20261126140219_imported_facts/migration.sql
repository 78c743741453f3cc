-- CreateTable
CREATE TABLE "imported_fact" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source_line" INTEGER,

    CONSTRAINT "imported_fact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "imported_fact_issue_id_position_id_idx" ON "imported_fact"("issue_id", "position", "id");

-- AddForeignKey
ALTER TABLE "imported_fact" ADD CONSTRAINT "imported_fact_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
