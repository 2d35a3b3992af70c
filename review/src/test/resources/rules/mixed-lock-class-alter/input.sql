-- case: fires on a validation beside another action
ALTER TABLE orders VALIDATE CONSTRAINT c, ADD COLUMN note text;
-- case: silent on a validation alone
ALTER TABLE orders VALIDATE CONSTRAINT c;
-- case: silent on actions of one kind
ALTER TABLE orders ADD COLUMN note text, ADD COLUMN more text;
-- case: silent beside a weak action
ALTER TABLE orders VALIDATE CONSTRAINT c, SET (fillfactor = 80);
-- case: fires and names the lock of a foreign key, which lets reads go on
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers NOT VALID,
    VALIDATE CONSTRAINT orders_total;
-- case: fires with names that need quotes, in another schema
ALTER TABLE "Shop"."Orders" ADD COLUMN note text, VALIDATE CONSTRAINT "Total";
