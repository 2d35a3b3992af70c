-- case: fires on what is created and what is named
CREATE INDEX CONCURRENTLY index_on_customers_by_the_date_of_their_last_order_and_by_country ON customers (id);
-- file
ALTER TABLE customers ADD CONSTRAINT "customers have a number, a name, and a country that is on the list" CHECK (id > 0) NOT VALID;
-- case: silent on 63 bytes
CREATE INDEX CONCURRENTLY index_on_customers_by_the_date_of_their_last_order_and_by_count ON customers (id);
-- case: silent on long texts that are no names
COMMENT ON TABLE customers IS 'index_on_customers_by_the_date_of_their_last_order_and_by_country_and_more';
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 AS index_on_customers_by_the_date_of_their_last_order_and_by_country $$;
