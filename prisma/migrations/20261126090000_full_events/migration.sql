-- AlterTable
ALTER TABLE "event" ADD COLUMN     "full" BOOLEAN NOT NULL DEFAULT false;

-- The last event that tells everything kept of a subject, found without reading its history.
CREATE INDEX "x_event_full" ON "event" ("subject_id", "seq" DESC) WHERE "full";

-- As before, with the new column.
CREATE OR REPLACE FUNCTION x_append_events(of_chain text, of_version text, bodies text[], body_hashes text[], hashes text[])
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  count CONSTANT integer := cardinality(bodies);
  head record;
  wrong integer;
BEGIN
  IF of_version IS NULL OR of_version NOT IN ('2-sha256', '2-sm3') OR count = 0
     OR cardinality(body_hashes) <> count OR cardinality(hashes) <> count THEN
    RAISE EXCEPTION 'events of chain % are not given in a known form', of_chain USING ERRCODE = 'check_violation';
  END IF;
  SELECT * INTO head FROM public.x_open_chain(of_chain);

  WITH given AS (
    SELECT g.n, g.body, g.body_hash, g.hash, g.body::jsonb AS said,
           coalesce(lag(g.hash) OVER (ORDER BY g.n), head."hash") AS prev_hash
      FROM unnest(bodies, body_hashes, hashes) WITH ORDINALITY AS g(body, body_hash, hash, n)
  ), judged AS (
    SELECT g.*, (g.said ->> 'at')::timestamptz AS at,
           coalesce(lag((g.said ->> 'at')::timestamptz) OVER (ORDER BY g.n), head."at", '-infinity') AS prev_at
      FROM given g
  )
  SELECT min(j.n) INTO wrong FROM judged j
   WHERE (j.said ->> 'chain' = of_chain
          AND coalesce(j.said ->> 'bodyId', '-') = of_chain
          AND (j.said ->> 'seq')::integer = head."seq" + j.n
          AND j.at >= j.prev_at
          AND jsonb_typeof(j.said -> 'changes') = 'array'
          AND j.body_hash ~ '^[0-9a-f]{64}$' AND j.hash ~ '^[0-9a-f]{64}$'
          AND (of_version <> '2-sha256'
               OR (j.body_hash = encode(sha256(convert_to(j.body, 'UTF8')), 'hex')
                   AND j.hash = encode(sha256(convert_to(
                         of_version || E'\n' || j.prev_hash || E'\n' || j.body_hash, 'UTF8')), 'hex')))) IS NOT TRUE;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'event % does not go on from the end of chain %', head."seq" + wrong, of_chain
      USING ERRCODE = 'check_violation';
  END IF;

  INSERT INTO public."event" ("id", "body_id", "chain", "seq", "at", "person_id", "person_name", "post_id", "post_label",
                              "action", "subject_type", "subject_id", "subject_label", "inspection_id", "issue_id",
                              "measure_id", "changes", "full", "reason", "version", "body", "body_hash", "prev_hash", "hash")
  SELECT (s ->> 'id')::uuid, (s ->> 'bodyId')::uuid, of_chain, (s ->> 'seq')::integer, (s ->> 'at')::timestamptz,
         (s ->> 'personId')::uuid, s ->> 'personName', (s ->> 'postId')::uuid, s ->> 'postLabel',
         s ->> 'action', s ->> 'subjectType', (s ->> 'subjectId')::uuid, s ->> 'subjectLabel',
         (s ->> 'inspectionId')::uuid, (s ->> 'issueId')::uuid, (s ->> 'measureId')::uuid, s -> 'changes',
         coalesce((s ->> 'full')::boolean, false), s ->> 'reason',
         of_version, g.body, g.body_hash, coalesce(lag(g.hash) OVER (ORDER BY g.n), head."hash"), g.hash
    FROM unnest(bodies, body_hashes, hashes) WITH ORDINALITY AS g(body, body_hash, hash, n),
         LATERAL (SELECT g.body::jsonb) AS j(s)
   ORDER BY g.n;
  UPDATE public."event_chain" SET "seq" = head."seq" + count, "hash" = hashes[count] WHERE "key" = of_chain;
END
$$;
