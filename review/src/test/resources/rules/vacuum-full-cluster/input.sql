-- case: fires on one table and on all
VACUUM FULL orders;
VACUUM (FULL, ANALYZE) orders;
CLUSTER orders USING orders_pkey;
VACUUM FULL;
-- case: silent on a plain VACUUM
VACUUM (ANALYZE) orders;
-- case: silent on a table of the same file
CREATE TABLE orders (id bigint PRIMARY KEY);
CLUSTER orders USING orders_pkey;
-- case: silent when FULL is switched off
VACUUM (FULL false, ANALYZE) orders;
-- case: fires in the old spelling
CLUSTER VERBOSE orders_code ON orders;
