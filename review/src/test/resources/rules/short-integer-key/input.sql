-- case: fires on a short key
CREATE TABLE orders (id serial PRIMARY KEY);
CREATE TABLE customers (id int, name text, PRIMARY KEY (id));
CREATE TABLE kinds (id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
-- case: fires on a key that is made later
CREATE TABLE orders (id int NOT NULL);
ALTER TABLE orders ADD PRIMARY KEY (id);
-- case: silent on bigint and uuid
CREATE TABLE orders (id bigserial PRIMARY KEY, amount int);
CREATE TABLE customers (id uuid PRIMARY KEY);
-- case: silent on the key of a table in between, which follows its parents
CREATE TABLE order_tags (order_id int REFERENCES orders, tag_id int REFERENCES tags, PRIMARY KEY (order_id, tag_id));
