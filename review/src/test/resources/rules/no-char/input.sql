-- case: fires on padded text
CREATE TABLE orders (currency char(3), flag character);
-- case: silent on text
CREATE TABLE orders (currency text CHECK (length(currency) = 3));
-- case: silent on varchar
CREATE TABLE orders (currency varchar(3));
-- case: fires whatever name it is given
CREATE TABLE a (id bigint PRIMARY KEY, b "bpchar"(5), c pg_catalog.char(5));
-- case: silent on the type of one byte
CREATE TABLE a (id bigint PRIMARY KEY, b "char");
