-- case: fires on a column that may be null
CREATE TABLE orders (id bigint PRIMARY KEY, shop int NOT NULL, number int,
    FOREIGN KEY (shop, number) REFERENCES numbers (shop, number));
-- case: fires on a key that is added later
CREATE TABLE orders (id bigint PRIMARY KEY, shop int, number int);
-- file
ALTER TABLE orders ADD CONSTRAINT n FOREIGN KEY (shop, number) REFERENCES numbers (shop, number) NOT VALID;
-- case: silent on MATCH FULL
CREATE TABLE orders (shop int, number int, FOREIGN KEY (shop, number) REFERENCES numbers (shop, number) MATCH FULL);
-- case: silent on columns that are not null
CREATE TABLE orders (shop int NOT NULL, number int, PRIMARY KEY (number),
    FOREIGN KEY (shop, number) REFERENCES numbers (shop, number));
-- case: silent on one column, and where nobody told
CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint REFERENCES customers);
ALTER TABLE lines ADD CONSTRAINT n FOREIGN KEY (shop, number) REFERENCES numbers (shop, number) NOT VALID;
