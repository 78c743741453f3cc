-- Names as they are looked for and ordered: first letters of the pinyin, strokes of the characters. Neither can be said in
-- SQL: rows there are get theirs at the end of the migration (lib/cli/fill-name-keys.ts), new ones with their name.
ALTER TABLE "body" ADD COLUMN "initials" TEXT NOT NULL DEFAULT '', ADD COLUMN "strokes" TEXT NOT NULL DEFAULT '';
ALTER TABLE "unit" ADD COLUMN "initials" TEXT NOT NULL DEFAULT '';
ALTER TABLE "person" ADD COLUMN "initials" TEXT NOT NULL DEFAULT '', ADD COLUMN "strokes" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "body_strokes_id_idx" ON "body"("strokes", "id");
-- CreateIndex
CREATE INDEX "person_body_id_strokes_id_idx" ON "person"("body_id", "strokes", "id");
