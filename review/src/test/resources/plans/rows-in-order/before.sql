-- rows: 5000000
-- What is related by a foreign key or a view only is related all the same.
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers ON DELETE CASCADE, n int);
CREATE VIEW order_view AS SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id;
CREATE MATERIALIZED VIEW order_totals AS SELECT * FROM order_view;
CREATE UNIQUE INDEX order_totals_key ON order_totals (customer_id);
INSERT INTO customers VALUES (1), (2);
INSERT INTO orders SELECT n, 1, 0 FROM generate_series(1, 7) n;
