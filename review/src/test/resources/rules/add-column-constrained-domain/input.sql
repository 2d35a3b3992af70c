-- case: fires on a domain with a check
CREATE DOMAIN email AS text CHECK (value LIKE '%@%');
-- file
ALTER TABLE customers ADD COLUMN email email;
-- case: fires on a domain that got its rule later, or rests on one with a rule
CREATE DOMAIN shop.code AS text;
CREATE DOMAIN shop.short_code AS shop.code;
ALTER DOMAIN shop.code ADD CONSTRAINT not_empty CHECK (value <> '');
-- file
ALTER TABLE customers ADD COLUMN code shop.code DEFAULT 'x';
ALTER TABLE customers ADD COLUMN short shop.short_code;
-- case: silent on a domain without rules
CREATE DOMAIN email AS text DEFAULT '';
-- file
ALTER TABLE customers ADD COLUMN email email;
-- case: silent on a table of the same file
CREATE DOMAIN email AS text CHECK (value LIKE '%@%');
CREATE TABLE customers (id bigint PRIMARY KEY);
ALTER TABLE customers ADD COLUMN email email;
-- case: silent on a type nobody described
ALTER TABLE customers ADD COLUMN email citext;
