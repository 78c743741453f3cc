-- What a return says as a whole may be left out: it says point by point what is to be mended. Consent keeps its words.
ALTER TABLE "signature"
  DROP CONSTRAINT "x_signature_remark",
  ADD CONSTRAINT "x_signature_remark" CHECK ("decision" = 'RETURN' OR btrim("remark") <> '');
