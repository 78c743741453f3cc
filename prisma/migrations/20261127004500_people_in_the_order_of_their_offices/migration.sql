-- People in the order of their offices: 排序号 as the office sets it, and what follows from posts and units. Rows there are
-- get theirs at the end of the migration (lib/features/people/commands/standing.ts), others with the change.
ALTER TABLE "person" ADD COLUMN "sort_number" INTEGER, ADD COLUMN "standing" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "person_body_id_standing_strokes_id_idx" ON "person"("body_id", "standing", "strokes", "id");
-- DropIndex
DROP INDEX "person_body_id_strokes_id_idx";
