-- case: fires on a moment without zone
CREATE TABLE orders (at timestamp NOT NULL);
ALTER TABLE customers ADD COLUMN seen timestamp(3) without time zone;
-- case: silent on a moment
CREATE TABLE orders (at timestamptz, seen timestamp with time zone);
-- case: silent on a date
CREATE TABLE orders (day date);
