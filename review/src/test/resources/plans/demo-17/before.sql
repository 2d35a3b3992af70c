-- version: 17
CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL
);
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL,
    total numeric(12, 2) NOT NULL,
    note text
);
INSERT INTO customer (email) SELECT 'c' || n FROM generate_series(1, 3) n;
INSERT INTO orders (customer_id, total) SELECT 1 + n % 3, n FROM generate_series(1, 7) n;
