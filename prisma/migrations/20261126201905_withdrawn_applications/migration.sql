-- AlterEnum
ALTER TYPE "application_state" ADD VALUE 'WITHDRAWN';

-- CreateTable
CREATE TABLE "withdrawal" (
    "application_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "post_label" TEXT NOT NULL,

    CONSTRAINT "withdrawal_pkey" PRIMARY KEY ("application_id")
);

-- AddForeignKey
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
