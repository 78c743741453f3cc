-- CreateTable
CREATE TABLE "body_ancestor" (
    "ancestor_id" UUID NOT NULL,
    "body_id" UUID NOT NULL,
    "depth" INTEGER NOT NULL,

    CONSTRAINT "body_ancestor_pkey" PRIMARY KEY ("ancestor_id","body_id")
);

-- CreateIndex
CREATE INDEX "body_ancestor_body_id_ancestor_id_idx" ON "body_ancestor"("body_id", "ancestor_id");

-- AddForeignKey
ALTER TABLE "body_ancestor" ADD CONSTRAINT "body_ancestor_ancestor_id_fkey" FOREIGN KEY ("ancestor_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body_ancestor" ADD CONSTRAINT "body_ancestor_body_id_fkey" FOREIGN KEY ("body_id") REFERENCES "body"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
