-- Search goes by pairs of characters since 20261126: nothing asks for trigrams any more. The extension goes with its last
-- index where it is ours; where an administrator of the server installed it, or something else in the database needs it, it
-- stays and does no harm.
DO $$
BEGIN
  DROP EXTENSION IF EXISTS pg_trgm;
EXCEPTION
  WHEN insufficient_privilege OR dependent_objects_still_exist THEN NULL;
END
$$;
