-- case: fires on all three
DROP SEQUENCE order_numbers;
ALTER TABLE orders ALTER COLUMN id DROP IDENTITY;
ALTER TABLE orders ALTER COLUMN total_cents DROP EXPRESSION;
-- case: silent on a sequence of the same file
CREATE SEQUENCE scratch;
DROP SEQUENCE scratch;
-- case: silent on dropping a default
ALTER TABLE orders ALTER COLUMN id DROP DEFAULT;
