-- Conditions, columns and orders of the ledger got the names they keep from here on. Saved views and people's own choice of
-- columns are rewritten word for word; whatever is no name of old stays as it is, in its place.
CREATE TEMPORARY TABLE renamed ("what" text, "former" text, "present" text, PRIMARY KEY ("what", "former"));
INSERT INTO renamed VALUES
  ('condition', 'lead', 'leadUnit'),
  ('condition', 'coop', 'cooperatingUnit'),
  ('condition', 'class', 'timeClass'),
  ('condition', 'lateFrom', 'overdueDaysFrom'),
  ('condition', 'lateTo', 'overdueDaysTo'),
  ('condition', 'within', 'dueWithin'),
  ('condition', 'silent', 'silentDays'),
  ('condition', 'unreported', 'unreportedDays'),
  ('condition', 'stuck', 'stuckDays'),
  ('condition', 'planned', 'expectedClosed'),
  ('condition', 'plannedTo', 'expectedClosedBy'),
  ('condition', 'came', 'comeDue'),
  ('condition', 'timely', 'closedInTime'),
  ('condition', 'stands', 'vacant'),
  ('column', 'lead', 'leadUnit'),
  ('column', 'coop', 'cooperatingUnits'),
  ('column', 'class', 'timeClass'),
  ('order', 'heard', 'progress'),
  ('order', 'closed', 'closedOn');

-- A view is an address without a page: name=value pairs with & between them, a list of columns with %2C.
UPDATE "saved_view" v SET "query" = n."query"
FROM (
  SELECT s."id", string_agg(
    CASE p."name"
      WHEN 'cols' THEN 'cols=' || (
        SELECT string_agg(coalesce(r."present", c."column"), '%2C' ORDER BY c."place")
        FROM string_to_table(p."value", '%2C') WITH ORDINALITY c("column", "place")
        LEFT JOIN renamed r ON r."what" = 'column' AND r."former" = c."column")
      WHEN 'sort' THEN 'sort=' || coalesce(
        (SELECT r."present" FROM renamed r WHERE r."what" = 'order' AND r."former" = p."value"), p."value")
      ELSE coalesce(
        (SELECT r."present" || '=' || p."value" FROM renamed r WHERE r."what" = 'condition' AND r."former" = p."name"),
        p."text")
    END, '&' ORDER BY p."place") AS "query"
  FROM "saved_view" s
  CROSS JOIN LATERAL (
    SELECT t."text", t."place",
      CASE WHEN strpos(t."text", '=') > 0 THEN split_part(t."text", '=', 1) END AS "name",
      substr(t."text", strpos(t."text", '=') + 1) AS "value"
    FROM string_to_table(s."query", '&') WITH ORDINALITY t("text", "place")) p
  GROUP BY s."id") n
WHERE n."id" = v."id" AND n."query" <> v."query";

UPDATE "preference" p SET "value" = (
  SELECT jsonb_agg(coalesce(to_jsonb(r."present"), c."column") ORDER BY c."place")
  FROM jsonb_array_elements(p."value") WITH ORDINALITY c("column", "place")
  LEFT JOIN renamed r ON r."what" = 'column' AND to_jsonb(r."former") = c."column")
WHERE p."key" = 'ledger.columns' AND jsonb_typeof(p."value") = 'array' AND jsonb_array_length(p."value") > 0;

DROP TABLE renamed;
