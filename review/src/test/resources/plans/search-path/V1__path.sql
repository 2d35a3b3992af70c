SET search_path = shop, public;
ALTER TABLE a ALTER COLUMN x SET NOT NULL;
CREATE INDEX a_x ON a (x);
ALTER TABLE a ADD CONSTRAINT a_pos CHECK (x > 0);
