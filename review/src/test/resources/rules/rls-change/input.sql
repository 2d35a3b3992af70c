-- case: fires on every change of a table in use
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON orders USING (owner = current_user);
ALTER POLICY own ON orders USING (true);
DROP POLICY own ON orders;
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
-- case: fires less loudly when the policy comes first
CREATE POLICY own ON orders USING (owner = current_user);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY, owner text);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON orders USING (owner = current_user);
-- case: silent on other switches
ALTER TABLE orders ENABLE TRIGGER orders_touch;
