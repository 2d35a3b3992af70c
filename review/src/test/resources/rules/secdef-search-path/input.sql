-- case: fires without a search path of its own
CREATE FUNCTION secret() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
-- case: fires where only the body speaks of a path
CREATE PROCEDURE p() LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN SET search_path = a; END $$;
-- case: silent with a path of its own
CREATE FUNCTION secret() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT 1';
-- case: silent with the caller's rights
CREATE FUNCTION plain() RETURNS text LANGUAGE sql AS $$ SELECT 'security definer' $$;
-- case: silent when the path is set further down
CREATE FUNCTION secret() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
ALTER FUNCTION secret() SET search_path = pg_catalog;
-- case: silent where the path is fixed later, by the full name
CREATE FUNCTION rights() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
ALTER FUNCTION public.rights() SET search_path = pg_catalog;
