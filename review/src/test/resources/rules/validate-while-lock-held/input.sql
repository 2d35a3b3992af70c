-- case: fires after a statement that locks
ALTER TABLE customers ADD COLUMN note text;
ALTER TABLE orders VALIDATE CONSTRAINT positive;
-- case: silent alone
ALTER TABLE orders VALIDATE CONSTRAINT positive;
ALTER TABLE orders VALIDATE CONSTRAINT known;
-- case: silent outside of a transaction [transaction: none]
ALTER TABLE customers ADD COLUMN note text;
ALTER TABLE orders VALIDATE CONSTRAINT positive;
-- case: silent after work on a table nobody uses yet
CREATE TABLE notes (id bigint PRIMARY KEY);
ALTER TABLE orders VALIDATE CONSTRAINT positive;
