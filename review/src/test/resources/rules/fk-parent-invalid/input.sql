-- case: fires on columns that are not unique, not there, or only part of a key
CREATE TABLE customers (id bigint, code text, shop int, number int, UNIQUE (shop, number));
CREATE INDEX ON customers (code);
CREATE TABLE orders (a bigint REFERENCES customers, b text REFERENCES customers (code), c int REFERENCES customers (kind),
    d int REFERENCES customers (shop));
-- case: fires on an index that covers some rows only
CREATE TABLE customers (id bigint PRIMARY KEY, code text);
CREATE UNIQUE INDEX ON customers (code) WHERE code <> '';
CREATE TABLE orders (code text REFERENCES customers (code));
-- case: silent on keys, unique constraints and unique indexes
CREATE TABLE customers (id bigint PRIMARY KEY, code text UNIQUE, shop int, number int, mail text, UNIQUE (shop, number));
CREATE UNIQUE INDEX customers_mail ON customers (mail);
CREATE TABLE orders (a bigint REFERENCES customers, b text REFERENCES customers (code), m text REFERENCES customers (mail),
    s int, n int, FOREIGN KEY (n, s) REFERENCES customers (number, shop));
-- case: silent on a table nobody described, on itself, and on one made like another
CREATE TABLE copies (LIKE customers INCLUDING ALL);
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers, previous bigint REFERENCES orders,
    copy bigint REFERENCES copies (id));
-- case: silent on the new name of a key's column
CREATE TABLE products (id int PRIMARY KEY, code text UNIQUE);
ALTER TABLE products RENAME COLUMN code TO sku;
CREATE TABLE stock (sku text REFERENCES products (sku));
-- case: silent on a key that took over an index
CREATE TABLE parents (id bigint NOT NULL);
CREATE UNIQUE INDEX parents_i ON parents (id);
ALTER TABLE parents ADD CONSTRAINT parents_pk PRIMARY KEY USING INDEX parents_i;
CREATE TABLE children (parent_id bigint REFERENCES parents);
-- case: fires when the key was dropped before
CREATE TABLE parents (id bigint, CONSTRAINT parents_pk PRIMARY KEY (id));
ALTER TABLE parents DROP CONSTRAINT parents_pk;
CREATE TABLE children (parent_id bigint REFERENCES parents (id));
-- case: fires on MySQL's beginnings and order [mysql:8.4]
CREATE TABLE p (id INT PRIMARY KEY, a INT, v VARCHAR(40), UNIQUE KEY u (v(20)), KEY k (a));
CREATE TABLE c1 (v VARCHAR(40), FOREIGN KEY (v) REFERENCES p (v));
CREATE TABLE c2 (a INT, FOREIGN KEY (a) REFERENCES p (a));
-- case: fires less seriously where the server takes any index [mysql:8.0]
CREATE TABLE p (id INT PRIMARY KEY, a INT, KEY k (a));
CREATE TABLE c (a INT, FOREIGN KEY (a) REFERENCES p (a));
-- case: silent on a unique key of MySQL [mysql:8.4]
CREATE TABLE p (id INT PRIMARY KEY, a INT, UNIQUE KEY k (a));
CREATE TABLE c (a INT, FOREIGN KEY (a) REFERENCES p (a));
