-- case: fires on capitals and blanks
CREATE TABLE "Order" (id bigint PRIMARY KEY, "createdAt" date);
CREATE INDEX "By Date" ON orders (at);
-- case: silent on lower case with underscores
CREATE TABLE orders_2 (id bigint PRIMARY KEY, created_at date);
-- case: silent on capitals that the server folds
CREATE TABLE Orders (Id bigint PRIMARY KEY);
