-- case: fires on money
CREATE TABLE orders (total money);
-- case: silent on numeric
CREATE TABLE orders (total numeric(12, 2));
-- case: silent on cents
CREATE TABLE orders (total_cents bigint);
