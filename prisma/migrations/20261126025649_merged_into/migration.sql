-- AlterTable
ALTER TABLE "issue" ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "measure" ADD COLUMN     "merged_into_id" UUID;

-- AddForeignKey
ALTER TABLE "issue" ADD CONSTRAINT "issue_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is merged is struck; restored, it is merged into nothing.
ALTER TABLE "issue" ADD CONSTRAINT "x_issue_merged_is_struck" CHECK ("merged_into_id" IS NULL OR "struck_at" IS NOT NULL);
ALTER TABLE "measure" ADD CONSTRAINT "x_measure_merged_is_struck" CHECK ("merged_into_id" IS NULL OR "struck_at" IS NOT NULL);
