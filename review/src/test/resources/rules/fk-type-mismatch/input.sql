-- case: fires on a smaller type
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer int REFERENCES customers);
-- case: fires on a key that is added later
CREATE TABLE customers (id bigint PRIMARY KEY, code text UNIQUE);
CREATE TABLE orders (id bigint PRIMARY KEY, customer numeric, code uuid);
-- file
ALTER TABLE orders ADD CONSTRAINT c FOREIGN KEY (customer) REFERENCES customers NOT VALID;
ALTER TABLE orders ADD CONSTRAINT d FOREIGN KEY (code) REFERENCES customers (code) NOT VALID;
-- case: fires on a key to itself
CREATE TABLE orders (id bigint PRIMARY KEY, previous smallint REFERENCES orders (id));
-- case: silent on the same type, however it is spelled
CREATE TABLE customers (id bigserial PRIMARY KEY, code varchar(20) UNIQUE);
CREATE TABLE orders (id bigint PRIMARY KEY, customer int8 REFERENCES customers, code text REFERENCES customers (code));
-- case: silent on a parent nobody described
CREATE TABLE orders (id bigint PRIMARY KEY, customer int REFERENCES customers);
-- case: silent on texts of MySQL, whatever their lengths [mysql:8.4]
CREATE TABLE p (id VARCHAR(40) PRIMARY KEY);
CREATE TABLE c (id CHAR(36), FOREIGN KEY (id) REFERENCES p (id));
-- case: fires on numbers of MySQL of other sizes [mysql:8.4]
CREATE TABLE p (id INT PRIMARY KEY);
CREATE TABLE c (id BIGINT, FOREIGN KEY (id) REFERENCES p (id));
-- case: fires as advice within whole numbers, whose indexes serve both
CREATE TABLE shops (id int PRIMARY KEY);
CREATE TABLE parcels (id bigint PRIMARY KEY, shop_id bigint REFERENCES shops);
