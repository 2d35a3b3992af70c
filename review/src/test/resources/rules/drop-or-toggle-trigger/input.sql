-- case: fires on a drop and on each way to switch
DROP TRIGGER IF EXISTS orders_touch ON orders;
ALTER TABLE orders DISABLE TRIGGER orders_touch;
ALTER TABLE orders ENABLE TRIGGER orders_touch;
ALTER TABLE orders DISABLE TRIGGER ALL;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
ALTER TABLE orders DISABLE TRIGGER USER;
-- case: silent on row security
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- case: fires when the trigger is made anew, for the lock
DROP TRIGGER IF EXISTS audit ON orders;
CREATE TRIGGER audit AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION audit();
