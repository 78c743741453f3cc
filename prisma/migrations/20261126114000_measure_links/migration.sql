-- CreateTable
CREATE TABLE "measure_manifestation" (
    "measure_id" UUID NOT NULL,
    "manifestation_id" UUID NOT NULL,
    "linked_by_id" UUID NOT NULL,
    "linked_by_name" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "measure_manifestation_pkey" PRIMARY KEY ("measure_id","manifestation_id")
);

-- CreateTable
CREATE TABLE "measure_advice" (
    "measure_id" UUID NOT NULL,
    "advice_id" UUID NOT NULL,
    "linked_by_id" UUID NOT NULL,
    "linked_by_name" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "measure_advice_pkey" PRIMARY KEY ("measure_id","advice_id")
);

-- CreateIndex
CREATE INDEX "measure_manifestation_manifestation_id_measure_id_idx" ON "measure_manifestation"("manifestation_id", "measure_id");

-- CreateIndex
CREATE INDEX "measure_advice_advice_id_measure_id_idx" ON "measure_advice"("advice_id", "measure_id");

-- AddForeignKey
ALTER TABLE "measure_manifestation" ADD CONSTRAINT "measure_manifestation_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_manifestation" ADD CONSTRAINT "measure_manifestation_manifestation_id_fkey" FOREIGN KEY ("manifestation_id") REFERENCES "manifestation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_manifestation" ADD CONSTRAINT "measure_manifestation_linked_by_id_fkey" FOREIGN KEY ("linked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_advice" ADD CONSTRAINT "measure_advice_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_advice" ADD CONSTRAINT "measure_advice_advice_id_fkey" FOREIGN KEY ("advice_id") REFERENCES "advice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_advice" ADD CONSTRAINT "measure_advice_linked_by_id_fkey" FOREIGN KEY ("linked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
