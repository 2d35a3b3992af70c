-- case: fires both ways [postgresql:18]
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint CONSTRAINT known REFERENCES customers);
-- file
ALTER TABLE orders ALTER CONSTRAINT known NOT ENFORCED;
-- file
ALTER TABLE orders ALTER CONSTRAINT known ENFORCED;
-- case: silent on when it is checked [postgresql:18]
ALTER TABLE orders ALTER CONSTRAINT known DEFERRABLE INITIALLY DEFERRED;
-- case: silent on a table of the same file [postgresql:18]
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint CONSTRAINT known REFERENCES customers NOT ENFORCED);
ALTER TABLE orders ALTER CONSTRAINT known ENFORCED;
