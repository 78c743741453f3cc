-- What they counted stands in number_sequence.
-- AlterTable
ALTER TABLE "inspection" DROP COLUMN "last_analogous_number",
DROP COLUMN "last_issue_number",
DROP COLUMN "last_reform_number";

-- AlterTable
ALTER TABLE "issue" DROP COLUMN "last_measure_number";

-- AlterTable
ALTER TABLE "extended_item" DROP COLUMN "last_measure_number";
