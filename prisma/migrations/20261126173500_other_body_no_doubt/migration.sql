-- That a report is of another body is confirmed by itself now: it stands no more among the doubts of a draft.
UPDATE "import_draft" SET "draft" = jsonb_set("draft", '{review,problems}', (
  SELECT coalesce(jsonb_agg(problem ORDER BY at), '[]')
  FROM jsonb_array_elements("draft" #> '{review,problems}') WITH ORDINALITY AS rows (problem, at)
  WHERE problem ->> 'key' <> 'body'))
WHERE "draft" #> '{review,problems}' @> '[{"key": "body"}]';
