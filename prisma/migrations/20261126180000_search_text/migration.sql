-- Search: a normalised column beside what is searched, filled by the database itself for every row there is and every one to
-- come, and an index on the pairs of characters in it. Nothing here asks the locale of the database: letters are folded as
-- in the C locale, blanks are named, characters are taken by their code. Changing a function means filling the columns and
-- building the indexes anew.

-- A text as it is searched: width and case folded (NFKC), brackets of document numbers as typed, one blank for any.
-- lib/domain/text/search-text.ts says the same to programs; a test holds the two together.
CREATE FUNCTION x_search_text(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(regexp_replace(translate(normalize(t, NFKC), '〔〕【】', '[][]'), '[ \t\n\r]+' COLLATE "C", ' ', 'g') COLLATE "C");

-- Its pairs of characters; the last one stands alone, so that every character begins one.
-- Dear, and said to be so: a plan that takes the pairs of every row apart is slower than any other.
CREATE FUNCTION x_bigrams(t text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 1000
BEGIN ATOMIC
  SELECT coalesce(array_agg(DISTINCT x.g), '{}') FROM (
    SELECT u.c || coalesce(lead(u.c) OVER (ORDER BY u.n), '') AS g
    FROM unnest(string_to_array(t, NULL)) WITH ORDINALITY AS u(c, n)) x;
END;

-- What the pairs of a text must hold to contain a normalised one of at least one character.
CREATE FUNCTION x_bigram_query(q text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
  SELECT string_agg('''' || replace(replace(g, '\', '\\'), '''', '''''') || ''''
                    || CASE WHEN length(g) = 1 THEN ':*' ELSE '' END, ' & ')::tsquery
  FROM unnest(x_bigrams(q)) AS g
  WHERE length(g) = 2 OR length(q) = 1;
END;

-- Of a measure text, number and remark, each on a line of its own: no search goes over the end of one.
ALTER TABLE "measure" ADD COLUMN "search" TEXT NOT NULL
  GENERATED ALWAYS AS (x_search_text("text") || E'\n' || x_search_text("code") || E'\n' || x_search_text("remark")) STORED;
ALTER TABLE "issue" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (x_search_text("title")) STORED;
ALTER TABLE "extended_item" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (x_search_text("title")) STORED;

CREATE INDEX "x_measure_search" ON "measure" USING gin (array_to_tsvector(x_bigrams("search")));
CREATE INDEX "x_issue_search" ON "issue" USING gin (array_to_tsvector(x_bigrams("search")));
CREATE INDEX "x_extended_item_search" ON "extended_item" USING gin (array_to_tsvector(x_bigrams("search")));

-- The indexes they take the place of served no search of one or two characters.
DROP INDEX "x_measure_text_search";
DROP INDEX "x_issue_title_search";
