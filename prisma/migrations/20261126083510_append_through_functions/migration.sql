-- History is written through two functions of the owner, and in no other way: the application may neither insert an event
-- nor touch the head of a chain (rights are granted from the comments of the schema, lib/db/rights.ts). What the guards on
-- the tables kept is kept here.
DROP TRIGGER x_event_goes_on ON "event";
DROP FUNCTION x_event_goes_on();
DROP TRIGGER x_chain_head_moves_on ON "event_chain";
DROP FUNCTION x_chain_head_moves_on();

-- Where a chain ends, held until the transaction does: nobody else appends meanwhile. A new chain begins empty.
CREATE FUNCTION x_open_chain(of_chain text, OUT "seq" integer, OUT "hash" text, OUT "at" timestamptz)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO public."event_chain" AS c ("key", "seq", "hash") VALUES (of_chain, 0, '')
  ON CONFLICT ("key") DO UPDATE SET "seq" = c."seq";
  -- A statement of its own: it sees what was written while the one before waited for the lock.
  SELECT c."seq", c."hash", e."at" INTO x_open_chain."seq", x_open_chain."hash", x_open_chain."at"
    FROM public."event_chain" c LEFT JOIN public."event" e ON e."chain" = c."key" AND e."seq" = c."seq"
   WHERE c."key" = of_chain;
END
$$;

-- Appends events, each given by its body with both hashes. Columns are read from the bodies; numbers go on without a gap,
-- each event with the hash of the one before it, and time never goes back. SHA-256 is computed again here; of SM3, which
-- PostgreSQL does not know, only the form is seen: verification computes it.
CREATE FUNCTION x_append_events(of_chain text, of_version text, bodies text[], body_hashes text[], hashes text[])
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
                              "measure_id", "changes", "reason", "version", "body", "body_hash", "prev_hash", "hash")
  SELECT (s ->> 'id')::uuid, (s ->> 'bodyId')::uuid, of_chain, (s ->> 'seq')::integer, (s ->> 'at')::timestamptz,
         (s ->> 'personId')::uuid, s ->> 'personName', (s ->> 'postId')::uuid, s ->> 'postLabel',
         s ->> 'action', s ->> 'subjectType', (s ->> 'subjectId')::uuid, s ->> 'subjectLabel',
         (s ->> 'inspectionId')::uuid, (s ->> 'issueId')::uuid, (s ->> 'measureId')::uuid, s -> 'changes', s ->> 'reason',
         of_version, g.body, g.body_hash, coalesce(lag(g.hash) OVER (ORDER BY g.n), head."hash"), g.hash
    FROM unnest(bodies, body_hashes, hashes) WITH ORDINALITY AS g(body, body_hash, hash, n),
         LATERAL (SELECT g.body::jsonb) AS j(s)
   ORDER BY g.n;
  UPDATE public."event_chain" SET "seq" = head."seq" + count, "hash" = hashes[count] WHERE "key" = of_chain;
END
$$;

REVOKE ALL ON FUNCTION x_open_chain(text), x_append_events(text, text, text[], text[], text[]) FROM PUBLIC;
