-- case: fires on each of them
CREATE TABLE orders (at timestamptz(0), open timetz, rate float8, scan oid);
-- case: silent on what fits better
CREATE TABLE orders (at timestamptz, open time, rate numeric, scan bytea);
-- case: silent on digits of a second
CREATE TABLE orders (at timestamp(3), open time(0));
-- case: fires on MySQL's types [mysql:8.4]
CREATE TABLE t (f FLOAT(7,4), d DOUBLE, ts TIMESTAMP, e ENUM('a'), s SET('a'), i INT(4));
ALTER TABLE orders MODIFY at TIMESTAMP;
-- case: fires on long primary keys [mysql:8.4]
CREATE TABLE t (code VARCHAR(20) PRIMARY KEY);
CREATE TABLE u (a INT, code VARCHAR(20));
ALTER TABLE u ADD PRIMARY KEY (a, code);
ALTER TABLE orders ADD COLUMN code CHAR(8) PRIMARY KEY;
-- case: silent on MySQL's plain types, and widths that old servers printed [mysql:8.4]
CREATE TABLE t (id BIGINT UNSIGNED PRIMARY KEY, a INT(11), b TINYINT(1), n DECIMAL(10,2), d DATETIME, v VARCHAR(20), z INT(5) ZEROFILL);
