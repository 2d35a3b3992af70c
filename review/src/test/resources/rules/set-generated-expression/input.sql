-- case: fires on a stored column [postgresql:17]
ALTER TABLE orders ALTER COLUMN total SET EXPRESSION AS (price * amount + shipping);
-- case: fires on a server that cannot do it [postgresql:16]
ALTER TABLE orders ALTER COLUMN total SET EXPRESSION AS (price * amount + shipping);
-- case: silent on a virtual column [postgresql:18]
CREATE TABLE orders (price int, total int GENERATED ALWAYS AS (price) VIRTUAL);
-- file
ALTER TABLE orders ALTER COLUMN total SET EXPRESSION AS (price * 2);
-- case: silent on dropping the expression [postgresql:17]
ALTER TABLE orders ALTER COLUMN total DROP EXPRESSION;
-- case: silent on a table of the same file [postgresql:17]
CREATE TABLE orders (price int, total int GENERATED ALWAYS AS (price) STORED);
ALTER TABLE orders ALTER COLUMN total SET EXPRESSION AS (price * 2);
