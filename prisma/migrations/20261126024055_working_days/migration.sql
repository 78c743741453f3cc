-- CreateEnum
CREATE TYPE "calendar_kind" AS ENUM ('HOLIDAY', 'WORKDAY');

-- CreateEnum
CREATE TYPE "calendar_source" AS ENUM ('LIBRARY', 'NOTICE');

-- CreateTable
CREATE TABLE "calendar_year" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "source" "calendar_source" NOT NULL,
    "reference" TEXT NOT NULL,
    "person_name" TEXT NOT NULL DEFAULT '',
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "day" DATE NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" "calendar_kind" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_year_year_key" ON "calendar_year"("year");

-- CreateIndex
CREATE INDEX "calendar_day_year_idx" ON "calendar_day"("year");

-- AddForeignKey
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_year_fkey" FOREIGN KEY ("year") REFERENCES "calendar_year"("year") ON DELETE RESTRICT ON UPDATE CASCADE;
