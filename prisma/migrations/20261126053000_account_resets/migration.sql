-- CreateEnum
CREATE TYPE "reset_kind" AS ENUM ('FIRST', 'RESET', 'RECOVERY');

-- CreateTable
CREATE TABLE "account_reset" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "holder_id" UUID NOT NULL,
    "kind" "reset_kind" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "first_hash" TEXT NOT NULL,
    "second_hash" TEXT,
    "released_by_id" UUID,
    "released_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,

    CONSTRAINT "account_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_notice" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "account_reset_account_id_asked_at_idx" ON "account_reset"("account_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "account_reset_asked_at_id_idx" ON "account_reset"("asked_at" DESC, "id");

-- CreateIndex
CREATE INDEX "account_notice_person_id_read_at_id_idx" ON "account_notice"("person_id", "read_at", "id");

-- AddForeignKey
ALTER TABLE "account_reset" ADD CONSTRAINT "account_reset_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_notice" ADD CONSTRAINT "account_notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
