-- case: fires on a limit
CREATE TABLE orders (code varchar(20), name character varying(40), tags varchar(10)[]);
-- case: silent on text
CREATE TABLE orders (code text, name text CHECK (length(name) <= 40));
-- case: silent on varchar without a limit
CREATE TABLE orders (code varchar);
-- case: fires behind the name of the schema of types
CREATE TABLE a (id bigint PRIMARY KEY, b pg_catalog.varchar(5));
