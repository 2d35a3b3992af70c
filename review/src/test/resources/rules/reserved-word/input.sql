-- case: fires on a table and a column
CREATE TABLE "order" (id bigint PRIMARY KEY, "user" text);
ALTER TABLE customers ADD COLUMN "group" text;
-- case: silent on plain names, and on words that need no quotes
CREATE TABLE orders (id bigint PRIMARY KEY, name text);
-- case: silent on a name that is quoted for another reason
CREATE TABLE "Order" (id bigint PRIMARY KEY);
