-- AlterTable
ALTER TABLE "measure" ADD COLUMN     "opening" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "progress_entry" ADD COLUMN     "backfilled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "opening" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "voucher_id" UUID NOT NULL,
    "voucher_name" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "post_label" TEXT NOT NULL,
    "status_before" "measure_status" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "opening_measure_id_created_at_id_idx" ON "opening"("measure_id", "created_at" DESC, "id");

-- AddForeignKey
ALTER TABLE "opening" ADD CONSTRAINT "opening_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening" ADD CONSTRAINT "opening_voucher_id_fkey" FOREIGN KEY ("voucher_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening" ADD CONSTRAINT "opening_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
