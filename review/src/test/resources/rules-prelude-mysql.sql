CREATE TABLE customers (id BIGINT PRIMARY KEY, name VARCHAR(100), email VARCHAR(200), a INT);
CREATE TABLE p (id INT PRIMARY KEY, a INT);
CREATE TABLE orders (
    id BIGINT PRIMARY KEY, total INT, name VARCHAR(100), at DATETIME, customer_id BIGINT, a INT, b INT,
    c INT, d INT, v VARCHAR(20), note TEXT, place POINT NOT NULL SRID 4326, status VARCHAR(20)
);
CREATE TABLE items (id BIGINT PRIMARY KEY, order_id BIGINT, a INT, price DECIMAL(10, 2));
INSERT INTO customers VALUES (1, 'Ann', 'ann@example.org', 1);
INSERT INTO p VALUES (1, 1);
INSERT INTO orders VALUES
    (1, 10, 'first', '2026-01-01', 1, 1, 1, 1, 1, 'v', 'n', ST_GeomFromText('POINT(1 1)', 4326), 'new');
INSERT INTO items VALUES (1, 1, 1, 1);
