-- case: fires on a table that was there before
ALTER TABLE orders RENAME TO purchases;
-- case: silent when a view takes the old name
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
-- case: silent on a table of the same file
CREATE TABLE scratch (a int);
ALTER TABLE scratch RENAME TO orders;
-- case: fires with names that need quotes, in another schema
ALTER TABLE "Shop"."Orders" RENAME TO "Purchases";
-- case: fires in another schema of MySQL, which would leave it without [mysql:8.4]
ALTER TABLE shop.orders RENAME TO shop.purchases;
