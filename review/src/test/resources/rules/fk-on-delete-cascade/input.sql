-- case: fires on a table that was there before
ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (customer) REFERENCES customers ON DELETE CASCADE NOT VALID;
ALTER TABLE notes ADD COLUMN orders bigint REFERENCES orders ON DELETE CASCADE;
-- case: silent on other actions
ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (customer) REFERENCES customers ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
-- case: silent on a new table
CREATE TABLE notes (orders bigint REFERENCES orders ON DELETE CASCADE);
-- case: silent when it was so before
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint CONSTRAINT old REFERENCES customers ON DELETE CASCADE);
-- file
ALTER TABLE orders DROP CONSTRAINT old, ADD CONSTRAINT fresh FOREIGN KEY (customer) REFERENCES customers ON DELETE CASCADE ON UPDATE CASCADE;
