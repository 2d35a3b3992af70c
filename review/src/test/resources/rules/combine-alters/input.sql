-- case: fires on neighbours
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ADD COLUMN note text, ADD COLUMN more text;
-- case: silent on another table
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE customers ADD COLUMN note text;
-- case: silent on another kind of lock
ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT c;
-- case: silent on a rename, which stands alone
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders RENAME COLUMN note TO notes;
-- case: fires in one transaction, where the lock is held already
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ADD COLUMN tax int;
-- case: fires in one transaction on what goes through all rows twice
ALTER TABLE orders ALTER COLUMN total TYPE numeric;
ALTER TABLE orders ALTER COLUMN tax TYPE numeric;
-- case: fires where each commits by itself [transaction: none]
ALTER TABLE orders ADD COLUMN total int;
ALTER TABLE orders ADD COLUMN tax int;
-- case: fires on MySQL, where each is a transaction [mysql:8.4]
CREATE TABLE orders (id bigint PRIMARY KEY, total int, tax int);
-- file
ALTER TABLE orders MODIFY COLUMN total bigint;
ALTER TABLE orders MODIFY COLUMN tax bigint;
-- case: fires in a transaction, where a brief change waits for the long one anyway
CREATE TABLE orders (id bigint PRIMARY KEY, total int, code int NOT NULL);
-- file
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders ALTER COLUMN code SET NOT NULL;
-- case: silent outside, where the brief one need not wait [transaction: none]
CREATE TABLE orders (id bigint PRIMARY KEY, total int, code int NOT NULL);
-- file
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
ALTER TABLE orders ALTER COLUMN code SET NOT NULL;
