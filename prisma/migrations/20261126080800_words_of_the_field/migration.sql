-- Words of the field kept apart: 整改意见 is advice, a signer's 审核意见 a remark; 监督意见 (DisciplineOpinion) and
-- 征求意见 (Consultation) get tables of their own. Nothing is rewritten; what history says stays as it was said.

ALTER TABLE "opinion" RENAME TO "advice";
ALTER INDEX "opinion_issue_id_position_id_idx" RENAME TO "advice_issue_id_position_id_idx";
ALTER INDEX "opinion_inspection_id_idx" RENAME TO "advice_inspection_id_idx";
ALTER TABLE "advice" RENAME CONSTRAINT "opinion_pkey" TO "advice_pkey";
ALTER TABLE "advice" RENAME CONSTRAINT "opinion_inspection_id_fkey" TO "advice_inspection_id_fkey";
ALTER TABLE "advice" RENAME CONSTRAINT "opinion_section_id_fkey" TO "advice_section_id_fkey";
ALTER TABLE "advice" RENAME CONSTRAINT "opinion_issue_id_fkey" TO "advice_issue_id_fkey";

ALTER TABLE "close_out_step" RENAME COLUMN "opinion" TO "remark";
ALTER TABLE "close_out_step" RENAME CONSTRAINT "x_step_opinion" TO "x_step_remark";

-- From version 18 on PostgreSQL names NOT NULL too.
DO $$
DECLARE
  rule record;
BEGIN
  FOR rule IN
    SELECT conrelid::regclass AS "table", conname,
           CASE WHEN conrelid = 'advice'::regclass THEN replace(conname, 'opinion_', 'advice_')
                ELSE replace(conname, '_opinion_', '_remark_') END AS name
    FROM pg_constraint
    WHERE contype = 'n'
      AND (conrelid = 'advice'::regclass AND conname LIKE 'opinion\_%'
           OR conrelid = 'close_out_step'::regclass AND conname = 'close_out_step_opinion_not_null')
  LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', rule."table", rule.conname, rule.name);
  END LOOP;
END
$$;
