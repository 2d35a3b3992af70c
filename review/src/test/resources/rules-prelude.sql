-- What the rules' cases speak of, for those that do not make it themselves.
CREATE TABLE customers (id bigint PRIMARY KEY, name text, mail text, fax text, phone_nr text);
CREATE TABLE orders (
    id bigint PRIMARY KEY, customer bigint, total int, note text, code text, state text DEFAULT 'new', number int, year int,
    price int, amount int, closed_at timestamptz, settings json,
    CONSTRAINT total_known CHECK (total > -1));
CREATE INDEX orders_idx ON orders (customer);
CREATE INDEX orders_note ON orders (note);
CREATE TABLE items (id bigint PRIMARY KEY, price int, orders bigint);
CREATE TABLE notes (id bigint PRIMARY KEY, body text);
CREATE TABLE archive (LIKE orders);
CREATE TABLE settings (name text PRIMARY KEY, value text);
CREATE TYPE mood AS ENUM ('sad', 'good');
CREATE DOMAIN email AS text;
CREATE SEQUENCE numbers;
CREATE VIEW report AS SELECT id FROM customers;
CREATE SCHEMA shop;
