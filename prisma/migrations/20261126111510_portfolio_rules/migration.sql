-- Of a unit one leader at a time, whoever writes. Equality of ids in an exclusion needs the extension.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "portfolio" ADD CONSTRAINT "x_portfolio_days" CHECK ("to_on" IS NULL OR "from_on" <= "to_on");
ALTER TABLE "portfolio" ADD CONSTRAINT "x_portfolio_one_leader"
  EXCLUDE USING gist ("unit_id" WITH =, daterange("from_on", "to_on", '[]') WITH &&);

-- Four eyes: nobody gives one to themselves.
ALTER TABLE "portfolio" ADD CONSTRAINT "x_portfolio_given_by_another" CHECK ("given_by_id" <> "person_id");
