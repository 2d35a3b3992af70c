-- case: fires on each of them
CREATE TABLE orders (at timestamptz(0), open timetz, rate float8, scan oid);
-- case: silent on what fits better
CREATE TABLE orders (at timestamptz, open time, rate numeric, scan bytea);
-- case: silent on digits of a second
CREATE TABLE orders (at timestamp(3), open time(0));
