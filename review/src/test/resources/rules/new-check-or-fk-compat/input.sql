-- case: fires on checks, foreign keys, exclusions and domains
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT customer_there FOREIGN KEY (customer) REFERENCES customers NOT VALID;
ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);
ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (VALUE LIKE '%@%') NOT VALID;
-- case: silent on a column the file added
ALTER TABLE orders ADD COLUMN customer bigint;
ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers NOT VALID;
-- case: silent on a table of the same file
CREATE TABLE scratch (id int);
ALTER TABLE scratch ADD CHECK (id > 0);
-- case: silent on a constraint that is only written down [postgresql:18]
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT ENFORCED;
-- case: silent when a foreign key takes the place of its like
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint CONSTRAINT old REFERENCES customers);
-- file
ALTER TABLE orders DROP CONSTRAINT old, ADD CONSTRAINT fresh FOREIGN KEY (customer) REFERENCES customers ON UPDATE CASCADE;
-- case: fires when the new key leads elsewhere
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint CONSTRAINT old REFERENCES customers);
-- file
ALTER TABLE orders DROP CONSTRAINT old;
ALTER TABLE orders ADD CONSTRAINT fresh FOREIGN KEY (customer) REFERENCES people;
