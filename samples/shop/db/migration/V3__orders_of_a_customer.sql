CREATE INDEX orders_by_customer ON orders (customer_id);
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customer (id);
