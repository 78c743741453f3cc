-- Four eyes in the database: whoever asks for a code does not release it, the holder of the account does neither, and
-- only a code made on the machine itself has nobody's name. One code of an account is open at a time.
ALTER TABLE "account_reset"
  ADD CONSTRAINT "x_reset_four_eyes" CHECK (released_by_id <> asked_by_id),
  ADD CONSTRAINT "x_reset_not_the_holder" CHECK (holder_id <> asked_by_id AND holder_id <> released_by_id),
  ADD CONSTRAINT "x_reset_by_somebody"
    CHECK (kind = 'RECOVERY' OR (asked_by_id IS NOT NULL AND (released_at IS NULL) = (released_by_id IS NULL))),
  ADD CONSTRAINT "x_reset_released_whole" CHECK ((released_at IS NULL) = (second_hash IS NULL)),
  ADD CONSTRAINT "x_reset_used_when_released"
    CHECK (used_at IS NULL OR (released_at IS NOT NULL AND cancelled_at IS NULL));
CREATE UNIQUE INDEX "x_reset_one_open" ON "account_reset" (account_id)
  WHERE used_at IS NULL AND cancelled_at IS NULL;
