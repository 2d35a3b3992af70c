-- case: fires and names the tables that use it
CREATE DOMAIN email AS text;
CREATE TABLE customers (id bigint PRIMARY KEY, mail email);
CREATE TABLE shop.sellers (id bigint PRIMARY KEY, mail public.email);
-- file
ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (value LIKE '%@%');
-- case: fires on a domain nobody described
ALTER DOMAIN shop.email SET NOT NULL;
ALTER DOMAIN shop.email ADD CONSTRAINT there NOT NULL;
-- case: silent on NOT VALID
ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (value LIKE '%@%') NOT VALID;
-- case: silent on a domain of the same file
CREATE DOMAIN email AS text;
ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (value LIKE '%@%');
-- case: silent on a default
ALTER DOMAIN email SET DEFAULT '';
