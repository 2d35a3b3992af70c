-- case: fires on both
CREATE UNLOGGED TABLE sessions (id uuid PRIMARY KEY);
CREATE TABLE big_orders (discount int) INHERITS (orders);
-- case: silent on a plain table
CREATE TABLE sessions (id uuid PRIMARY KEY);
-- case: silent on a partition
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
