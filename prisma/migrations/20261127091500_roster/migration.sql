-- CreateEnum
CREATE TYPE "post_request_state" AS ENUM ('WAITING', 'RELEASED', 'REFUSED');

-- CreateTable
CREATE TABLE "roster_import" (
    "id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "checksum" TEXT NOT NULL,
    "sheet" JSONB NOT NULL,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "made" JSONB,
    "state" "import_state" NOT NULL DEFAULT 'REVIEW',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_request" (
    "id" UUID NOT NULL,
    "roster_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "role" "role",
    "unit_id" UUID,
    "from_on" DATE,
    "state" "post_request_state" NOT NULL DEFAULT 'WAITING',
    "post_id" UUID,
    "decided_by_id" UUID,
    "decided_by_name" TEXT NOT NULL DEFAULT '',
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "post_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "roster_import_body_id_created_at_id_idx" ON "roster_import"("body_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "post_request_body_id_state_id_idx" ON "post_request"("body_id", "state", "id");

-- CreateIndex
CREATE INDEX "post_request_person_id_state_idx" ON "post_request"("person_id", "state");

-- CreateIndex
CREATE INDEX "post_request_roster_id_id_idx" ON "post_request"("roster_id", "id");

-- AddForeignKey
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_request" ADD CONSTRAINT "post_request_roster_id_fkey" FOREIGN KEY ("roster_id") REFERENCES "roster_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_request" ADD CONSTRAINT "post_request_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_request" ADD CONSTRAINT "post_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_request" ADD CONSTRAINT "post_request_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
