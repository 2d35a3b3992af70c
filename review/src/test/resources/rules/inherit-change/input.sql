-- case: fires both ways
ALTER TABLE orders_2020 INHERIT orders;
ALTER TABLE orders_2019 NO INHERIT orders;
-- case: silent on a table of the same file
CREATE TABLE orders_2021 (id bigint PRIMARY KEY);
ALTER TABLE orders_2021 INHERIT orders;
-- case: silent on another change
ALTER TABLE orders_2020 OWNER TO app;
