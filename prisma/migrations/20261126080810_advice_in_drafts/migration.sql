-- Drafts on the import desk keep what the parser read under the new word too.
UPDATE "import_draft" SET "draft" = jsonb_set("draft", '{review,issues}', (
  SELECT jsonb_agg(CASE WHEN issue ? 'opinions' THEN (issue - 'opinions') || jsonb_build_object('advice', issue -> 'opinions')
                        ELSE issue END ORDER BY at)
  FROM jsonb_array_elements("draft" #> '{review,issues}') WITH ORDINALITY AS rows (issue, at)))
WHERE jsonb_typeof("draft" #> '{review,issues}') = 'array' AND jsonb_array_length("draft" #> '{review,issues}') > 0;
