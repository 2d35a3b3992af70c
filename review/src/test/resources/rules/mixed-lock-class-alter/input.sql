-- case: fires on a validation beside another action
ALTER TABLE orders VALIDATE CONSTRAINT c, ADD COLUMN note text;
-- case: silent on a validation alone
ALTER TABLE orders VALIDATE CONSTRAINT c;
-- case: silent on actions of one kind
ALTER TABLE orders ADD COLUMN note text, ADD COLUMN more text;
-- case: silent beside a weak action
ALTER TABLE orders VALIDATE CONSTRAINT c, SET (fillfactor = 80);
