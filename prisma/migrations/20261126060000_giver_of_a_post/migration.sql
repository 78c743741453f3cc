-- AlterTable
ALTER TABLE "post" ADD COLUMN     "given_by_id" UUID;

-- CreateIndex
CREATE INDEX "post_given_by_id_idx" ON "post"("given_by_id");

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_given_by_id_fkey" FOREIGN KEY ("given_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
